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
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Describes what is wrong with a row, and where, without revealing anything of the input
 * but names of fields.
 */
record RowProblems(String format, ContentStart start, Function<Class<?>, String> descriptions) {

	boolean isCsv() {
		return "CSV".equals(this.format);
	}

	InputException at(int row, int line, String problem) {
		return at(row, line, 0, problem);
	}

	private InputException at(int row, int line, int column, String problem) {
		int shift = (line == 1) ? this.start.column() : 0;
		return new InputException("row " + row + " of the input (line " + (line + this.start.line())
				+ ((column > 0) ? ", column " + (column + shift) : "") + "): " + problem);
	}

	/**
	 * Explain why a row cannot be read. The line is counted from the beginning of the
	 * content.
	 */
	RuntimeException explain(JacksonException failure, int row, int line) {
		if (failure instanceof InvalidDefinitionException) {
			return failure;
		}
		if (failure.getCause() instanceof InputException cause) {
			return cause;
		}
		if (failure instanceof JacksonIOException && failure.getCause() instanceof IOException cause) {
			if (cause instanceof RowLimit.ExceededException) {
				return at(row, line, String.valueOf(cause.getMessage()));
			}
			return (cause instanceof CharacterCodingException)
					? new InputException("the input is not UTF-8, in row " + row + " or after it")
					: new UncheckedIOException(cause);
		}
		TokenStreamLocation location = failure.getLocation();
		if (isCsv() || location == null || location.getLineNr() < 1) {
			return at(row, line, 0, describe(failure));
		}
		return at(row, location.getLineNr(), location.getColumnNr(), describe(failure));
	}

	private String describe(JacksonException failure) {
		String path = path(failure);
		if (failure instanceof StreamConstraintsException) {
			return "a value is too large";
		}
		if (failure instanceof UnexpectedEndOfInputException) {
			return "the input ends in the middle of it";
		}
		if (failure instanceof UnrecognizedPropertyException unknown) {
			return "there is no field '" + path + "'" + fields(unknown);
		}
		if (failure instanceof MismatchedInputException mismatch) {
			String expected = expected(mismatch.getTargetType());
			if (path.isEmpty()) {
				return "this is not " + expected;
			}
			return isNull(mismatch) ? "'" + path + "' is missing" : "'" + path + "' is not " + expected;
		}
		if (failure instanceof InputCoercionException coercion && !path.isEmpty()) {
			return "'" + path + "' is not " + expected(coercion.getTargetType());
		}
		if (!path.isEmpty()) {
			return "'" + path + "' has a value that is not valid";
		}
		return describeSyntax(String.valueOf(failure.getOriginalMessage()));
	}

	private static String fields(UnrecognizedPropertyException unknown) {
		Collection<Object> known = unknown.getKnownPropertyIds();
		return (known == null || known.isEmpty()) ? ""
				: known.stream().map(String::valueOf).collect(Collectors.joining(", ", ". The fields are ", ""));
	}

	private String describeSyntax(String message) {
		if (message.startsWith("Too many entries")) {
			return "there are more values than columns";
		}
		if (message.startsWith("Not enough column values")) {
			return "there are fewer values than columns";
		}
		if (message.startsWith("Duplicate Object property")) {
			return "a field occurs twice";
		}
		if (message.startsWith("Missing closing quote")) {
			return "a quote is not closed";
		}
		if (message.startsWith("Unexpected end-of-input")) {
			return "the input ends in the middle of the list";
		}
		return "this is not valid " + this.format;
	}

	private static boolean isNull(MismatchedInputException failure) {
		return failure instanceof InvalidNullException
				|| String.valueOf(failure.getOriginalMessage()).startsWith("Cannot map `null`");
	}

	private String expected(@Nullable Class<?> type) {
		if (type == null) {
			return "valid";
		}
		return this.descriptions.apply(type);
	}

	private static String path(JacksonException failure) {
		StringBuilder path = new StringBuilder();
		for (JacksonException.Reference reference : failure.getPath()) {
			if (reference.getPropertyName() != null) {
				path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
			}
			else if (reference.getIndex() >= 0) {
				path.append('[').append(reference.getIndex()).append(']');
			}
		}
		return path.toString();
	}

}
