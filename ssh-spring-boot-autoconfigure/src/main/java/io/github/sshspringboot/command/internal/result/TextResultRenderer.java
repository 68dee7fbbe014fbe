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
import java.util.Collection;
import java.util.List;
import java.util.Set;

import io.github.sshspringboot.command.SshResult;
import io.github.sshspringboot.command.SshResultRenderer;
import org.jspecify.annotations.Nullable;

/**
 * Writes each value on its own line, the cells of a row separated by tabs.
 */
final class TextResultRenderer implements SshResultRenderer, KnownColumns {

	/** Shown to people instead of an empty result. */
	private static final String NOTHING = "(no results)\n";

	private final RowReader rowReader;

	TextResultRenderer(RowReader rowReader) {
		this.rowReader = rowReader;
	}

	RowReader rowReader() {
		return this.rowReader;
	}

	@Override
	public String getFormat() {
		return "text";
	}

	@Override
	public @Nullable Set<String> columnsOf(Class<?> type) {
		return this.rowReader.columnsOf(type);
	}

	@Override
	public void render(SshResult result, OutputStream output) throws IOException {
		RowFlusher flusher = new RowFlusher(output, result.overTime());
		RowWindow<Row> rows = new RowWindow<>(result, this.rowReader::read);
		if (!rows.hasNext()) {
			output.write(((result.width() != null) ? NOTHING : "").getBytes(StandardCharsets.UTF_8));
			return;
		}
		List<String> names = ColumnNames.select(result.columns(), ColumnNames.of(rows.first().stream()));
		while (rows.hasNext()) {
			String line = line(rows.next(), result.columns().isEmpty() ? null : names);
			output.write(line.getBytes(StandardCharsets.UTF_8));
			if (!line.endsWith("\n")) {
				output.write('\n');
			}
			flusher.rowWritten();
		}
	}

	private String line(Row row, @Nullable List<String> names) {
		if (row.isScalar()) {
			return row.text();
		}
		Collection<String> shown = (names != null) ? names : row.names();
		return String.join("\t", shown.stream().map(row::text).toList());
	}

}
