/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.sshspringboot.command.internal.run;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import java.util.stream.IntStream;

import io.github.sshspringboot.command.SshResult;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.command.UnknownColumnException;
import io.github.sshspringboot.command.internal.io.DefaultCommandContext;
import io.github.sshspringboot.command.internal.io.PrintableOutputStream;
import io.github.sshspringboot.command.internal.io.PrintableOutputStream.Style;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.parse.ResultOptions;
import io.github.sshspringboot.command.internal.parse.UsageException;
import io.github.sshspringboot.command.internal.result.ResultFormats;
import io.github.sshspringboot.command.internal.result.SshDocument;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.text.TerminalText;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

import org.springframework.boot.ExitCodeGenerator;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.io.Resource;
import org.springframework.util.ClassUtils;

/**
 * Writes the results of commands to standard output.
 */
public final class ResultWriter {

	/**
	 * The formats that show texts unchanged. The empty one is the default.
	 */
	private static final Set<String> TEXTS = Set.of("", "table", "text");

	private static final boolean reactorPresent = ClassUtils.isPresent("reactor.core.publisher.Flux",
			ResultWriter.class.getClassLoader());

	private final ReactiveAdapterRegistry reactiveAdapters = ReactiveAdapterRegistry.getSharedInstance();

	private final ResultFormats formats;

	public ResultWriter(ResultFormats formats) {
		this.formats = formats;
	}

	ExitStatus write(@Nullable Object result, ResultOptions options, DefaultCommandContext run) throws Throwable {
		if (result == null) {
			return ExitStatus.OK;
		}
		if (result instanceof ExitStatus status) {
			return status;
		}
		if (result instanceof ExitCodeGenerator generator) {
			return ExitStatus.ofExitCode(generator.getExitCode());
		}
		if (result instanceof Optional<?> optional) {
			return write(optional.orElse(null), options, run);
		}
		if (result instanceof CompletionStage<?> stage) {
			return write(await(stage.toCompletableFuture()), options, run);
		}
		if (result instanceof Future<?> future) {
			return write(await(future), options, run);
		}
		if (result instanceof SshDocument document) {
			return write(isWhole(options, run) ? document.document() : document.rows(), options, run);
		}
		if (result instanceof byte[] bytes) {
			return copy(new ByteArrayInputStream(bytes), run);
		}
		if (result instanceof Resource resource) {
			return copy(resource.getInputStream(), run);
		}
		if (result instanceof InputStream input) {
			return copy(input, run);
		}
		if (result instanceof BaseStream<?, ?> stream) {
			try (stream) {
				render(stream.iterator(), true, true, options, run);
			}
			return ExitStatus.OK;
		}
		ReactiveAdapter adapter = this.reactiveAdapters.getAdapter(result.getClass());
		if (adapter != null) {
			try (PublisherIterator values = new PublisherIterator(publisher(adapter, result, run))) {
				if (!adapter.isMultiValue()) {
					return write(values.hasNext() ? values.next() : null, options, run);
				}
				render(values, true, true, options, run);
			}
			return ExitStatus.OK;
		}
		try {
			renderAndClose(iterator(result), result, options, run);
		}
		finally {
			if (isStreamed(result)) {
				close(result);
			}
		}
		return ExitStatus.OK;
	}

	private static Publisher<?> publisher(ReactiveAdapter adapter, Object result, DefaultCommandContext run) {
		Publisher<?> publisher = adapter.toPublisher(result);
		return reactorPresent ? ReactorContext.fill(publisher, run.getAuthentication()) : publisher;
	}

	private boolean isWhole(ResultOptions options, DefaultCommandContext run) {
		return this.formats.isDocumentFormat(options.format()) && options.columns().isEmpty()
				&& !run.getIo().rows().isRowPiped();
	}

	private void renderAndClose(Iterator<?> values, Object result, ResultOptions options, DefaultCommandContext run)
			throws Exception {
		try {
			render(values, ResultFormats.isMany(result), isStreamed(result), options, run);
		}
		finally {
			if (values != result) {
				close(values);
			}
		}
	}

	private static void close(Object values) throws Exception {
		if (values instanceof AutoCloseable closeable) {
			closeable.close();
		}
	}

	private static @Nullable Object await(Future<?> future) throws Throwable {
		try {
			return future.get();
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() != null) ? ex.getCause() : ex;
		}
		catch (InterruptedException ex) {
			future.cancel(true);
			throw ex;
		}
	}

	/**
	 * Copy bytes unchanged, or as plain text on a terminal.
	 */
	private static ExitStatus copy(InputStream input, DefaultCommandContext run) throws IOException {
		try (input) {
			if (run.isOnTerminal()) {
				PrintableOutputStream output = new PrintableOutputStream(run.getOutput(), Style.PLAIN);
				input.transferTo(output);
				output.finish();
			}
			else {
				input.transferTo(run.getOutput());
			}
		}
		return ExitStatus.OK;
	}

	private static boolean isStreamed(Object result) {
		return ResultFormats.isMany(result) && !(result instanceof Collection<?>) && !result.getClass().isArray();
	}

	private static Iterator<?> iterator(Object result) {
		if (result instanceof Iterator<?> iterator) {
			return iterator;
		}
		if (result instanceof Iterable<?> iterable && ResultFormats.isMany(result)) {
			return iterable.iterator();
		}
		if (result.getClass().isArray()) {
			return IntStream.range(0, Array.getLength(result)).mapToObj((index) -> Array.get(result, index)).iterator();
		}
		return List.of(result).iterator();
	}

	private void render(Iterator<?> values, boolean many, boolean overTime, ResultOptions options,
			DefaultCommandContext run) throws IOException {
		SshTerminal terminal = run.getTerminal();
		Iterator<?> rows = run.getIo().rows().pass(values);
		if (run.isOnTerminal() && TEXTS.contains(Objects.requireNonNullElse(options.format(), ""))) {
			rows = new PrintableTexts(rows);
		}
		boolean single = run.getIo().rows().isSingle();
		SshResult result = new SshResult(rows, many && !single, overTime && !single,
				single ? List.of() : columns(options, rows, run), options.headers(), run.getIo().tableWidth(),
				terminal != null && terminal.getColors() > 0, single ? Object.class : options.type());
		try {
			this.formats.render(options.format(), result, output(options.format(), run));
		}
		catch (UnknownColumnException ex) {
			throw new UsageException(run.getCommandName() + ": " + ex.getMessage());
		}
	}

	/**
	 * Return the columns to show, empty for all. If there are no rows to derive them
	 * from, those that a stage selected are used.
	 */
	private static List<String> columns(ResultOptions options, Iterator<?> rows, DefaultCommandContext run) {
		List<String> selected = run.getIo().rows().selectedColumns();
		return (!options.columns().isEmpty() || selected.isEmpty() || rows.hasNext()) ? options.columns() : selected;
	}

	/**
	 * Return the output for a format. On a terminal, data formats remain data as far as
	 * possible: JSON can escape characters that must not pass. Only tables and formats of
	 * the application may have colours.
	 */
	private static OutputStream output(@Nullable String format, DefaultCommandContext run) {
		if (!run.isOnTerminal() || format == null) {
			return run.getOutput();
		}
		return switch (format) {
			case "json", "ndjson" -> new PrintableOutputStream(run.getOutput(), Style.JSON);
			case "csv", "yaml", "text" -> new PrintableOutputStream(run.getOutput(), Style.PLAIN);
			default -> run.getOutput();
		};
	}

	/**
	 * Check the options before the command runs.
	 */
	void check(ResultOptions options, CommandDefinition definition) {
		checkFormat(options.format(), definition.name());
		if (options.columns().size() > ResultFormats.MAX_COLUMNS) {
			throw new UsageException(definition.name() + ": " + options.columns().size()
					+ " columns are too many. Name at most " + ResultFormats.MAX_COLUMNS);
		}
		if (!options.columns().isEmpty()) {
			try {
				this.formats.checkColumns(options.format(), options.columns(), definition.target().valueType());
			}
			catch (UnknownColumnException ex) {
				throw new UsageException(definition.name() + ": " + ex.getMessage());
			}
		}
	}

	private void checkFormat(@Nullable String format, String commandName) {
		if (format != null && !this.formats.getNames().contains(format)) {
			throw new UsageException(commandName + ": there is no format '" + format + "'. Use one of "
					+ String.join(", ", this.formats.getNames()));
		}
	}

	/**
	 * {@link Iterator} that makes texts printable.
	 */
	private record PrintableTexts(Iterator<?> values) implements Iterator<@Nullable Object> {

		@Override
		public boolean hasNext() {
			return this.values.hasNext();
		}

		@Override
		public @Nullable Object next() {
			Object value = this.values.next();
			return (value instanceof CharSequence text) ? TerminalText.lines(text.toString()) : value;
		}

	}

}
