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

package io.github.sshspringboot.sample.orders;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

import org.springframework.stereotype.Component;

/**
 * Reads and writes orders as CSV with a header line, or as JSON: an array, or one object
 * after the other.
 */
@Component
final class OrderFiles {

	private static final String FIELDS = "customer, item, quantity, total, status and created";

	private static final Set<String> COLUMNS = Set.of("id", "customer", "item", "quantity", "total", "status",
			"created");

	private final Validator validator;

	private final ObjectReader csvReader;

	private final ObjectReader jsonReader;

	private final ObjectWriter csvWriter;

	private final ObjectWriter jsonWriter;

	OrderFiles(Validator validator) {
		this.validator = validator;
		CsvMapper csv = configure(CsvMapper.builder()).enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
			.enable(CsvReadFeature.EMPTY_STRING_AS_NULL)
			.enable(CsvReadFeature.SKIP_EMPTY_LINES)
			.enable(CsvReadFeature.TRIM_SPACES)
			.enable(CsvReadFeature.FAIL_ON_MISSING_COLUMNS)
			.build();
		JsonMapper json = configure(JsonMapper.builder()).build();
		this.csvReader = csv.readerFor(NewOrder.class).with(CsvSchema.emptySchema().withHeader());
		this.jsonReader = json.readerFor(NewOrder.class).with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
		this.csvWriter = csv.writerFor(Order.class).with(csv.schemaFor(Order.class).withHeader());
		this.jsonWriter = json.writerFor(Order.class);
	}

	private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B configure(B builder) {
		return builder.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
			.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
			.disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
			.disable(StreamWriteFeature.AUTO_CLOSE_TARGET);
	}

	/**
	 * Read orders up to the end of the stream.
	 * @param input where to read
	 * @param format the format, detected if {@code null}
	 * @param consumer gets each valid order
	 * @return the number of orders
	 * @throws IOException if the stream could not be read to its end
	 * @throws OrderException if the stream contains anything but valid orders
	 */
	int read(InputStream input, @Nullable OrderFormat format, Consumer<NewOrder> consumer) throws IOException {
		try {
			PushbackReader text = new PushbackReader(
					new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8.newDecoder())), 2);
			int first = skipBlank(text);
			if (first == -1) {
				throw new OrderException("There is no input. Send the orders as CSV or JSON.");
			}
			boolean json = (format != null) ? format == OrderFormat.JSON : first == '[' || first == '{';
			return read(text, json ? this.jsonReader : this.csvReader, json ? "JSON" : "CSV", consumer);
		}
		catch (CharacterCodingException ex) {
			throw new OrderException("The input is not UTF-8. Nothing was imported.", ex);
		}
	}

	private int read(Reader text, ObjectReader reader, String format, Consumer<NewOrder> consumer) throws IOException {
		int count = 0;
		try (JsonParser parser = reader.createParser(text)) {
			JsonToken token = parser.nextToken();
			if (parser.getSchema() instanceof CsvSchema header) {
				checkColumns(header.getColumnNames());
			}
			boolean array = token == JsonToken.START_ARRAY;
			if (array) {
				token = parser.nextToken();
			}
			while (token == JsonToken.START_OBJECT) {
				NewOrder order = reader.readValue(parser);
				validate(order, count + 1);
				consumer.accept(order);
				count++;
				token = parser.nextToken();
			}
			if (array && token == JsonToken.END_ARRAY) {
				token = parser.nextToken();
			}
			if (token != null) {
				throw rowException(count + 1, "this is not an order", null);
			}
			return count;
		}
		catch (JacksonIOException ex) {
			throw ex.getCause();
		}
		catch (UnrecognizedPropertyException ex) {
			throw rowException(count + 1, "there is an unknown field; an order has " + FIELDS, ex);
		}
		catch (DatabindException ex) {
			String problem = ex.getPath().isEmpty() ? "this is not an order"
					: "the value of " + ex.getPath().get(0).getPropertyName() + " is not valid";
			throw rowException(count + 1, problem, ex);
		}
		catch (JacksonException ex) {
			throw rowException(count + 1, ex.getOriginalMessage().startsWith("Duplicate") ? "a field occurs twice"
					: "this is not valid " + format, ex);
		}
	}

	private static void checkColumns(List<String> header) {
		Set<String> seen = new HashSet<>();
		for (String column : header) {
			String name = column.toLowerCase(Locale.ROOT);
			if (!COLUMNS.contains(name)) {
				throw new OrderException("There is an unknown column; an order has " + FIELDS
						+ ", separated by commas. Nothing was imported.");
			}
			if (!seen.add(name)) {
				throw new OrderException("There are two columns " + name + ". Nothing was imported.");
			}
		}
	}

	private void validate(NewOrder order, int row) {
		this.validator.validate(order)
			.stream()
			.map((violation) -> violation.getPropertyPath() + " " + violation.getMessage())
			.min(Comparator.naturalOrder())
			.ifPresent((problem) -> {
				throw rowException(row, problem, null);
			});
	}

	private static OrderException rowException(int row, String problem, @Nullable Throwable cause) {
		String message = "Row %d: %s. Nothing was imported.".formatted(row, problem);
		return (cause != null) ? new OrderException(message, cause) : new OrderException(message);
	}

	/**
	 * Skip a byte order mark and blanks, and return the next character without consuming
	 * it. UTF-16 without a mark is detected by its zeros.
	 */
	private static int skipBlank(PushbackReader text) throws IOException {
		int next = text.read();
		if (next == '\uFEFF') {
			next = text.read();
		}
		while (next == ' ' || next == '\t' || next == '\r' || next == '\n') {
			next = text.read();
		}
		int second = text.read();
		if (next == 0 || second == 0) {
			throw new CharacterCodingException();
		}
		for (int last : new int[] { second, next }) {
			if (last != -1) {
				text.unread(last);
			}
		}
		return next;
	}

	/**
	 * Start to write orders. The output is complete once the writer is closed, which
	 * leaves the stream open.
	 */
	SequenceWriter writer(OutputStream output, OrderFormat format) {
		return switch (format) {
			case CSV -> this.csvWriter.writeValues(output);
			case JSON -> this.jsonWriter.writeValuesAsArray(output);
		};
	}

}
