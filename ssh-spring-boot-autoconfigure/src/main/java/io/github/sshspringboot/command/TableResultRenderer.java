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
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Writes rows as a table. The widths of the columns come from the first rows, from the
 * first one alone if the rows come over time.
 */
final class TableResultRenderer implements ResultRenderer {

	private static final int WINDOW = 1000;

	private static final String GAP = "  ";

	private final RowReader rowReader;

	private final TextResultRenderer scalars;

	TableResultRenderer(RowReader rowReader, TextResultRenderer scalars) {
		this.rowReader = rowReader;
		this.scalars = scalars;
	}

	@Override
	public String getFormat() {
		return "table";
	}

	@Override
	public void render(Iterator<?> values, boolean streamed, CommandRun run) throws IOException {
		List<Object> window = new ArrayList<>();
		while (window.size() < (streamed ? 1 : WINDOW) && values.hasNext()) {
			window.add(values.next());
		}
		List<Map<String, @Nullable Object>> rows = new ArrayList<>();
		for (Object value : window) {
			Map<String, @Nullable Object> row = this.rowReader.read(value);
			if (row == null) {
				this.scalars.render(new Chain(window.iterator(), values), streamed, run);
				return;
			}
			rows.add(row);
		}
		if (!rows.isEmpty()) {
			write(rows, values, streamed, run.getOutput());
		}
	}

	private void write(List<Map<String, @Nullable Object>> rows, Iterator<?> rest, boolean streamed,
			OutputStream output) throws IOException {
		List<Column> columns = columns(rows);
		RowFlusher flusher = new RowFlusher(output, streamed);
		writeLine(output, columns.stream().map((column) -> column.pad(column.header())).toList());
		for (Map<String, @Nullable Object> row : rows) {
			writeRow(output, columns, row);
			flusher.rowWritten();
		}
		while (rest.hasNext()) {
			Map<String, @Nullable Object> row = this.rowReader.read(rest.next());
			if (row != null) {
				writeRow(output, columns, row);
			}
			flusher.rowWritten();
		}
	}

	private static List<Column> columns(List<Map<String, @Nullable Object>> rows) {
		List<Column> columns = new ArrayList<>();
		for (String name : rows.get(0).keySet()) {
			String header = MessageText.oneLine(CommandNames.dashed(name).toUpperCase(Locale.ROOT));
			int width = length(header);
			boolean numeric = true;
			for (Map<String, @Nullable Object> row : rows) {
				Object cell = row.get(name);
				width = Math.max(width, length(RowReader.toText(cell)));
				numeric &= cell == null || cell instanceof Number;
			}
			columns.add(new Column(name, header, width, numeric));
		}
		return columns;
	}

	private static void writeRow(OutputStream output, List<Column> columns, Map<String, @Nullable Object> row)
			throws IOException {
		writeLine(output,
				columns.stream().map((column) -> column.pad(RowReader.toText(row.get(column.name())))).toList());
	}

	private static void writeLine(OutputStream output, List<String> cells) throws IOException {
		output.write((String.join(GAP, cells).stripTrailing() + "\n").getBytes(StandardCharsets.UTF_8));
	}

	private static int length(String text) {
		return text.codePointCount(0, text.length());
	}

	private record Column(String name, String header, int width, boolean numeric) {

		String pad(String text) {
			String blanks = " ".repeat(Math.max(0, this.width - length(text)));
			return this.numeric ? blanks + text : text + blanks;
		}

	}

	/**
	 * First the one, then the other.
	 *
	 * @param first the first values
	 * @param second the values after them
	 */
	private record Chain(Iterator<?> first, Iterator<?> second) implements Iterator<Object> {

		@Override
		public boolean hasNext() {
			return this.first.hasNext() || this.second.hasNext();
		}

		@Override
		public Object next() {
			return this.first.hasNext() ? this.first.next() : this.second.next();
		}

	}

}
