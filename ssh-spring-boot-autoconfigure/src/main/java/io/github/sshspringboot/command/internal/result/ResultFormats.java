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

package io.github.sshspringboot.command.internal.result;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshResult;
import io.github.sshspringboot.command.SshResultRenderer;
import io.github.sshspringboot.command.UnknownColumnException;
import io.github.sshspringboot.server.internal.text.TerminalText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * The output formats that users can choose from.
 *
 * @since 0.1.0
 */
public final class ResultFormats {

	/**
	 * Maximum number of columns, or of conditions on them, that users may name.
	 */
	public static final int MAX_COLUMNS = 256;

	private static final String MAPPER = "tools.jackson.databind.json.JsonMapper";

	private static final String ROWS = "table";

	private static final String SCALARS = "text";

	private static final List<String> BUILT_IN = List.of(ROWS, SCALARS, "json", "ndjson", "csv", "yaml");

	private final Map<String, SshResultRenderer> renderers = new LinkedHashMap<>();

	private final RowReader rowReader;

	/**
	 * Create the formats. The first renderer of each format wins; the built-in ones are
	 * added unless they are present.
	 */
	public ResultFormats(List<SshResultRenderer> renderers) {
		Assert.notNull(renderers, "'renderers' must not be null");
		List<SshResultRenderer> all = withBuiltIn(renderers);
		Map<String, SshResultRenderer> first = new HashMap<>();
		all.forEach((renderer) -> first.putIfAbsent(renderer.getFormat(), renderer));
		Stream.concat(BUILT_IN.stream(), all.stream().map(SshResultRenderer::getFormat))
			.filter(first::containsKey)
			.forEach((format) -> this.renderers.put(format, first.get(format)));
		this.rowReader = texts(all).map(TextResultRenderer::rowReader).findFirst().orElseThrow();
	}

	private static List<SshResultRenderer> withBuiltIn(List<SshResultRenderer> renderers) {
		return texts(renderers).findAny().isPresent() ? renderers
				: Stream.concat(renderers.stream(), builtIn().stream()).toList();
	}

	private static Stream<TextResultRenderer> texts(List<SshResultRenderer> renderers) {
		return renderers.stream().filter(TextResultRenderer.class::isInstance).map(TextResultRenderer.class::cast);
	}

	private static List<SshResultRenderer> builtIn() {
		return ClassUtils.isPresent(MAPPER, null) ? WithJackson.renderers() : texts(new BeanRowReader());
	}

	static List<SshResultRenderer> texts(RowReader rowReader) {
		TextResultRenderer text = new TextResultRenderer(rowReader);
		return List.of(new TableResultRenderer(rowReader, text), text);
	}

	/**
	 * Return the names of the formats, the built-in ones first.
	 */
	public List<String> getNames() {
		return List.copyOf(this.renderers.keySet());
	}

	/**
	 * Whether a format shows a document as it is and not its rows. The default format is
	 * {@code null}.
	 */
	public boolean isDocumentFormat(@Nullable String format) {
		return format != null && renderer(format).isDocumentFormat();
	}

	/**
	 * Check the requested columns before there is a result. Throws
	 * {@link UnknownColumnException} if no value of the type can have such a column.
	 */
	public void checkColumns(@Nullable String format, List<String> columns, Class<?> type) {
		SshResultRenderer renderer = renderer((format != null) ? format : ROWS);
		Set<String> known = (renderer instanceof KnownColumns knowing) ? knowing.columnsOf(type) : null;
		if (known != null) {
			ColumnNames.select(columns, known);
		}
	}

	/**
	 * Write a result. Format {@code null} means a table of rows or the text of scalars.
	 */
	public void render(@Nullable String format, SshResult result, OutputStream output) throws IOException {
		PeekingIterator values = new PeekingIterator(result.values());
		if (format != null || !values.hasNext()) {
			render(renderer((format != null) ? format : ROWS), result.withValues(values), output);
		}
		else if (result.columns().isEmpty() && source(values.peek()) instanceof SshLine) {
			render(renderer(SCALARS), result.withValues(new MappedValues(values, ResultFormats::line)), output);
		}
		else {
			Row first = read(values.peek());
			values.replace(first);
			render(renderer(first.isScalar() ? SCALARS : ROWS), result.withValues(values), output);
		}
	}

	private static void render(SshResultRenderer renderer, SshResult result, OutputStream output) throws IOException {
		boolean readsRows = renderer instanceof KnownColumns;
		renderer.render(
				readsRows ? result : result.withValues(new MappedValues(result.values(), ResultFormats::unread)),
				output);
	}

	/**
	 * Return the row of a value, which may be a row already.
	 */
	public Row read(@Nullable Object value) {
		return this.rowReader.read(value);
	}

	private static @Nullable Object source(@Nullable Object value) {
		return (value instanceof Row row) ? row.source() : value;
	}

	/**
	 * Whether a value stands for any number of others.
	 * @param value the value
	 * @return {@code true} for arrays, iterators and what can be iterated, unless it
	 * consists of its like, as paths and trees do
	 */
	public static boolean isMany(Object value) {
		if (value instanceof Iterable<?>) {
			Class<?> element = ResolvableType.forClass(value.getClass()).as(Iterable.class).getGeneric().resolve();
			return element == null || element == Object.class || !element.isInstance(value);
		}
		return value instanceof Iterator<?> || value.getClass().isArray();
	}

	private SshResultRenderer renderer(String format) {
		return Objects.requireNonNull(this.renderers.get(format), "no such format");
	}

	private static @Nullable Object line(@Nullable Object value) {
		return (source(value) instanceof SshLine line) ? TerminalText.line(line.toLine()) : value;
	}

	/**
	 * Return the value of a row for the application's renderers, a map if it is part of a
	 * value.
	 */
	private static @Nullable Object unread(@Nullable Object value) {
		Object source = source(value);
		if (!(source instanceof Row row)) {
			return source;
		}
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		row.names().forEach((name) -> map.put(name, row.value(name)));
		return map;
	}

	private static final class WithJackson {

		static List<SshResultRenderer> renderers() {
			return new JacksonResultRenderers(JsonMapper.builder().findAndAddModules().build()).getRenderers();
		}

	}

}
