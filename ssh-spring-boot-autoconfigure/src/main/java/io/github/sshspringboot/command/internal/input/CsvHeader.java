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

package io.github.sshspringboot.command.internal.input;

import java.io.IOException;
import java.io.PushbackReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The header of CSV: its column names and its line number.
 */
record CsvHeader(List<String> columns, int line) {

	private static final int MAX_LENGTH = 64 * 1024;

	private static final int MAX_SHOWN = 60;

	private static final String SEPARATORS = ";\t|:";

	/**
	 * Read the text of the header but not the rows after it.
	 */
	static String read(PushbackReader reader) throws IOException {
		StringBuilder text = new StringBuilder();
		CsvPlace place = CsvPlace.ROW;
		int next = reader.read();
		while (next != -1 && (place == CsvPlace.QUOTED || !CsvPlace.isLineEnd((char) next))) {
			place = place.after((char) next);
			if (text.length() == MAX_LENGTH) {
				throw new InputException("the header of the input is longer than " + MAX_LENGTH + " characters");
			}
			text.append((char) next);
			next = reader.read();
		}
		if (next == '\r') {
			next = reader.read();
			if (next != '\n' && next != -1) {
				reader.unread(next);
			}
		}
		return text.toString();
	}

	/**
	 * Return the name of the field of each column. Throws {@link InputException} if a
	 * column has no field, or the same one as another column.
	 */
	List<String> match(RowFields fields) {
		Set<String> matched = new LinkedHashSet<>();
		for (String column : this.columns) {
			String field = fields.has(column) ? column : fields.findIgnoringCase(column);
			if (column.isEmpty()) {
				throw problem("column " + (matched.size() + 1) + " has no name" + known(fields));
			}
			if (field == null && !fields.open()) {
				throw problem("there is no column '" + shorten(column) + "'" + known(fields));
			}
			String name = (field != null) ? field : column;
			if (!matched.add(name)) {
				throw problem("there are two columns '" + shorten(name) + "'");
			}
		}
		if (!fields.names().isEmpty() && matched.stream().noneMatch(fields::has)) {
			throw problem("no column is known" + known(fields));
		}
		return List.copyOf(matched);
	}

	/**
	 * Return the problem of a header that is not CSV, for example because quoted columns
	 * have another separator.
	 */
	InputException malformed(RowFields fields) {
		return problem("this is not valid CSV" + known(fields));
	}

	private InputException problem(String problem) {
		return new InputException("the header of the input (line " + this.line + "): " + problem);
	}

	private String known(RowFields fields) {
		if (fields.names().isEmpty()) {
			return "";
		}
		String known = ". The columns are " + String.join(", ", fields.names());
		Character separator = suspectSeparator();
		return (separator != null)
				? known + ", separated by commas and not by " + ((separator == '\t') ? "tabs" : "'" + separator + "'")
				: known;
	}

	private @Nullable Character suspectSeparator() {
		return (this.columns.size() > 1) ? null
				: SEPARATORS.chars()
					.filter((separator) -> this.columns.get(0).indexOf(separator) >= 0)
					.mapToObj((separator) -> (char) separator)
					.findFirst()
					.orElse(null);
	}

	private static String shorten(String text) {
		return (text.length() > MAX_SHOWN) ? text.substring(0, MAX_SHOWN) + "..." : text;
	}

}
