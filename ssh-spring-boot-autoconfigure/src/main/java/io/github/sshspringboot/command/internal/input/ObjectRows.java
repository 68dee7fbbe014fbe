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

import java.util.Iterator;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectReader;

/**
 * Iterator that reads one row at a time and keeps no other in memory.
 */
final class ObjectRows implements Iterator<Object> {

	private final ObjectReader reader;

	private final JsonParser parser;

	private final RowLimit limit;

	private final boolean unwrapArray;

	private final RowProblems problems;

	private final @Nullable RowValidator validator;

	private boolean inArray;

	private int row;

	private State state = State.BEFORE_FIRST;

	ObjectRows(ObjectReader reader, JsonParser parser, RowLimit limit, boolean unwrapArray, RowProblems problems,
			@Nullable RowValidator validator) {
		this.reader = reader;
		this.parser = parser;
		this.limit = limit;
		this.unwrapArray = unwrapArray;
		this.problems = problems;
		this.validator = validator;
	}

	@Override
	public boolean hasNext() {
		if (this.state == State.BEFORE_FIRST || this.state == State.BETWEEN) {
			this.state = advance() ? State.AT_ROW : State.END;
		}
		return this.state == State.AT_ROW;
	}

	private boolean advance() {
		this.limit.rowBegins();
		try {
			JsonToken token = this.parser.nextToken();
			if (this.state == State.BEFORE_FIRST && this.unwrapArray && token == JsonToken.START_ARRAY) {
				this.inArray = true;
				token = this.parser.nextToken();
			}
			if (this.inArray && token == JsonToken.END_ARRAY) {
				if (this.parser.nextToken() != null) {
					throw this.problems.at(this.row, line(), "there is content after the end of the list");
				}
				return false;
			}
			return token != null;
		}
		catch (JacksonException ex) {
			this.state = State.END;
			throw this.problems.explain(ex, this.row + 1, line());
		}
	}

	@Override
	public Object next() {
		if (!hasNext()) {
			throw new NoSuchElementException("There are no more rows");
		}
		this.row++;
		this.state = State.END;
		int line = line();
		Object value = read(line);
		if (this.validator != null) {
			String problem = this.validator.validate(value);
			if (problem != null) {
				throw this.problems.at(this.row, line, problem);
			}
		}
		this.state = State.BETWEEN;
		return value;
	}

	private Object read(int line) {
		try {
			Object value = this.reader.readValue(this.parser);
			if (value == null) {
				throw this.problems.at(this.row, line, "there is null instead of a row");
			}
			return value;
		}
		catch (JacksonException ex) {
			throw this.problems.explain(ex, this.row, line);
		}
	}

	private int line() {
		return this.problems.isCsv() ? this.parser.currentLocation().getLineNr()
				: this.parser.currentTokenLocation().getLineNr();
	}

	/**
	 * The position of the parser. After a problem it is at the end.
	 */
	private enum State {

		BEFORE_FIRST, AT_ROW, BETWEEN, END

	}

}
