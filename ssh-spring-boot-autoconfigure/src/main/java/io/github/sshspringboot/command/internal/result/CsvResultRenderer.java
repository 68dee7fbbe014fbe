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
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.sshspringboot.command.SshResult;
import io.github.sshspringboot.command.SshResultRenderer;
import io.github.sshspringboot.server.internal.text.TerminalText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.util.RawValue;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

import org.springframework.beans.BeanUtils;

/**
 * Writes rows as CSV (RFC 4180, with line feeds) and nested values as JSON text. Scalars
 * form a single column. The columns are taken from the first rows, from the very first
 * one if the rows come over time.
 */
final class CsvResultRenderer implements SshResultRenderer, KnownColumns {

	private static final List<String> SCALAR = List.of("value");

	private final JacksonRowReader rowReader;

	private final JsonText json;

	CsvResultRenderer(JacksonRowReader rowReader, JsonText json) {
		this.rowReader = rowReader;
		this.json = json;
	}

	@Override
	public String getFormat() {
		return "csv";
	}

	@Override
	public @Nullable Set<String> columnsOf(Class<?> type) {
		return this.rowReader.columnsOf(type);
	}

	@Override
	public void render(SshResult result, OutputStream output) throws IOException {
		RowWindow<JacksonRow> rows = new RowWindow<>(result, this.rowReader::read);
		List<String> names = rows.hasNext() ? columns(rows.first(), result) : columnsOfNothing(result);
		ObjectWriter line = line(names);
		if (result.headers() && !names.isEmpty()) {
			write(line, names.stream().collect(Collectors.toMap(Function.identity(), Function.identity())), output);
		}
		boolean safe = result.width() != null;
		RowFlusher flusher = new RowFlusher(output, result.overTime());
		while (rows.hasNext()) {
			write(line, cells(rows.next(), names, safe), output);
			flusher.rowWritten();
		}
	}

	private static List<String> columns(List<JacksonRow> rows, SshResult result) {
		List<String> columns = ColumnNames.select(result.columns(), ColumnNames.of(rows.stream()));
		return columns.isEmpty() ? SCALAR : columns;
	}

	/**
	 * Return the columns of an empty result: the properties that its rows would have,
	 * empty if they are not known.
	 */
	private List<String> columnsOfNothing(SshResult result) {
		if (BeanUtils.isSimpleValueType(result.type())) {
			return SCALAR;
		}
		Set<String> known = this.rowReader.declaredBy(result.type());
		return result.columns().isEmpty() ? List.copyOf(known)
				: result.columns()
					.stream()
					.map((column) -> Objects.requireNonNullElse(ColumnNames.findKnown(column, known), column))
					.distinct()
					.toList();
	}

	/**
	 * Write a line. Unpaired surrogates are no characters and become question marks, as
	 * in text.
	 */
	private static void write(ObjectWriter line, Map<String, ? extends @Nullable Object> cells, OutputStream output)
			throws IOException {
		output.write(line.writeValueAsString(cells).getBytes(StandardCharsets.UTF_8));
	}

	private ObjectWriter line(List<String> names) {
		CsvSchema.Builder schema = CsvSchema.builder().setLineSeparator('\n');
		if (names.size() == 1) {
			schema.setNullValue("\"\"");
		}
		names.forEach(schema::addColumn);
		return Mapper.INSTANCE.writer(schema.build());
	}

	private Map<String, @Nullable Object> cells(JacksonRow row, List<String> names, boolean safe) {
		Map<String, @Nullable Object> cells = new HashMap<>();
		for (String name : names) {
			cells.put(name, cell(row.cell(name), safe));
		}
		if (!row.tree().isObject()) {
			cells.put(names.get(0), cell(row.tree(), safe));
		}
		return cells;
	}

	private @Nullable Object cell(@Nullable JsonNode node, boolean safe) {
		if (node == null || node.isNull()) {
			return null;
		}
		if (node.isContainer()) {
			return new String(this.json.line(node), StandardCharsets.UTF_8);
		}
		if (!node.isString()) {
			return node;
		}
		String text = safe ? TerminalText.lines(node.stringValue()) : node.stringValue();
		return needsQuotes(text) ? new RawValue("\"" + text.replace("\"", "\"\"") + "\"") : text;
	}

	/**
	 * Whether a text must be quoted because a reader would otherwise take it for null or
	 * trim it.
	 */
	private static boolean needsQuotes(String text) {
		return text.isEmpty() || Character.isWhitespace(text.charAt(0))
				|| Character.isWhitespace(text.charAt(text.length() - 1));
	}

	/**
	 * Built when somebody uses the format.
	 */
	private static final class Mapper {

		private static final CsvMapper INSTANCE = CsvMapper.builder()
			.enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING)
			.build();

	}

}
