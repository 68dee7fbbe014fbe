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
import java.util.Iterator;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Writes each value on a line of its own, the cells of a row separated by tabs.
 */
final class TextResultRenderer implements ResultRenderer {

	private final RowReader rowReader;

	TextResultRenderer(RowReader rowReader) {
		this.rowReader = rowReader;
	}

	@Override
	public String getFormat() {
		return "text";
	}

	@Override
	public void render(Iterator<?> values, boolean streamed, CommandRun run) throws IOException {
		OutputStream output = run.getOutput();
		RowFlusher flusher = new RowFlusher(output, streamed);
		while (values.hasNext()) {
			Object value = values.next();
			Map<String, @Nullable Object> row = this.rowReader.read(value);
			String line = (row != null) ? String.join("\t", row.values().stream().map(RowReader::toText).toList())
					: String.valueOf(value);
			output.write(line.getBytes(StandardCharsets.UTF_8));
			if (!line.endsWith("\n")) {
				output.write('\n');
			}
			flusher.rowWritten();
		}
	}

}
