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

package io.github.sshspringboot.command;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import java.util.stream.IntStream;

import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ExitCodeGenerator;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.io.Resource;

/**
 * Writes what a command returned to standard output.
 */
final class ResultWriter {

	private static final String DEFAULT_FORMAT = "table";

	private final ReactiveAdapterRegistry reactiveAdapters = ReactiveAdapterRegistry.getSharedInstance();

	private final Map<String, ResultRenderer> renderers = new TreeMap<>();

	ResultWriter() {
		RowReader rowReader = new RowReader();
		TextResultRenderer text = new TextResultRenderer(rowReader);
		for (ResultRenderer renderer : List.of(text, new TableResultRenderer(rowReader, text))) {
			this.renderers.put(renderer.getFormat(), renderer);
		}
	}

	List<String> getFormats() {
		return List.copyOf(this.renderers.keySet());
	}

	ExitStatus write(@Nullable Object result, @Nullable String format, CommandRun run) throws Throwable {
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
			return write(optional.orElse(null), format, run);
		}
		if (result instanceof CompletionStage<?> stage) {
			return write(await(stage.toCompletableFuture()), format, run);
		}
		if (result instanceof Future<?> future) {
			return write(await(future), format, run);
		}
		if (result instanceof byte[] bytes) {
			run.getOutput().write(bytes);
			return ExitStatus.OK;
		}
		if (result instanceof Resource resource) {
			return copy(resource.getInputStream(), run);
		}
		if (result instanceof InputStream input) {
			return copy(input, run);
		}
		if (result instanceof BaseStream<?, ?> stream) {
			try (stream) {
				render(stream.iterator(), true, format, run);
			}
			return ExitStatus.OK;
		}
		ReactiveAdapter adapter = this.reactiveAdapters.getAdapter(result.getClass());
		if (adapter != null) {
			try (PublisherIterator values = new PublisherIterator(adapter.toPublisher(result))) {
				if (!adapter.isMultiValue()) {
					return write(values.hasNext() ? values.next() : null, format, run);
				}
				render(values, true, format, run);
			}
			return ExitStatus.OK;
		}
		render(iterator(result), isStreamed(result), format, run);
		return ExitStatus.OK;
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

	private static ExitStatus copy(InputStream input, CommandRun run) throws IOException {
		try (input) {
			input.transferTo(run.getOutput());
		}
		return ExitStatus.OK;
	}

	private static boolean isStreamed(Object result) {
		return (result instanceof Iterable<?> || result instanceof Iterator<?>) && !(result instanceof Collection<?>);
	}

	private static Iterator<?> iterator(Object result) {
		if (result instanceof Iterator<?> iterator) {
			return iterator;
		}
		if (result instanceof Iterable<?> iterable && !(result instanceof Path)) {
			return iterable.iterator();
		}
		if (result.getClass().isArray()) {
			return IntStream.range(0, Array.getLength(result)).mapToObj((index) -> Array.get(result, index)).iterator();
		}
		return List.of(result).iterator();
	}

	private void render(Iterator<?> values, boolean streamed, @Nullable String format, CommandRun run)
			throws IOException {
		String name = (format != null) ? format : DEFAULT_FORMAT;
		Objects.requireNonNull(this.renderers.get(name)).render(run.getIo().pass(values), streamed, run);
	}

	void checkFormat(@Nullable String format, String commandName) {
		if (format != null && !this.renderers.containsKey(format)) {
			throw new UsageException(commandName + ": there is no format '" + format + "'. Use one of "
					+ String.join(", ", this.renderers.keySet()));
		}
	}

}
