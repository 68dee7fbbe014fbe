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
import java.util.List;
import java.util.Set;

import io.github.sshspringboot.command.SshResult;
import io.github.sshspringboot.command.SshResultRenderer;
import io.github.sshspringboot.server.internal.text.TerminalText;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as a table. The widths of the columns are taken from the first rows, from
 * the very first one if the rows come over time.
 */
final class TableResultRenderer implements SshResultRenderer, KnownColumns {

	private static final String BOLD = "\u001b[1m";

	private static final String NORMAL = "\u001b[0m";

	private final RowReader rowReader;

	private final SshResultRenderer scalars;

	TableResultRenderer(RowReader rowReader, SshResultRenderer scalars) {
		this.rowReader = rowReader;
		this.scalars = scalars;
	}

	@Override
	public String getFormat() {
		return "table";
	}

	@Override
	public @Nullable Set<String> columnsOf(Class<?> type) {
		return this.rowReader.columnsOf(type);
	}

	@Override
	public void render(SshResult result, OutputStream output) throws IOException {
		RowWindow<Row> rows = new RowWindow<>(result, this.rowReader::read);
		if (rows.first().stream().allMatch(Row::isScalar)) {
			this.scalars.render(result.withValues(rows), output);
			return;
		}
		List<String> names = ColumnNames.select(result.columns(),
				ColumnNames.of(rows.first().stream().filter((row) -> !row.isScalar())));
		List<TableLayout.Column> columns = names.stream()
			.map((name) -> column(name, rows.first(), result.headers()))
			.toList();
		Integer width = result.width();
		TableLayout layout = new TableLayout(columns, (width != null && width > 0) ? width : null);
		if (result.headers()) {
			String headers = layout.line(names.stream().map(ColumnNames::header).toList());
			writeLine(output, result.coloured() ? BOLD + headers + NORMAL : headers);
		}
		RowFlusher flusher = new RowFlusher(output, result.overTime());
		while (rows.hasNext()) {
			writeLine(output, layout.line(texts(rows.next(), names)));
			flusher.rowWritten();
		}
	}

	private TableLayout.Column column(String name, List<Row> rows, boolean header) {
		int width = header ? DisplayWidth.of(ColumnNames.header(name)) : 0;
		boolean numeric = false;
		boolean other = false;
		for (Row row : rows) {
			if (!row.isScalar()) {
				String text = row.text(name);
				width = Math.max(width, DisplayWidth.of(text));
				numeric |= row.isNumber(name);
				other |= !text.isEmpty() && !row.isNumber(name);
			}
		}
		return new TableLayout.Column(name, width, numeric && !other);
	}

	private List<String> texts(Row row, List<String> names) {
		return row.isScalar() ? List.of(TerminalText.line(row.text())) : names.stream().map(row::text).toList();
	}

	private static void writeLine(OutputStream output, String line) throws IOException {
		output.write((line + "\n").getBytes(StandardCharsets.UTF_8));
	}

}
