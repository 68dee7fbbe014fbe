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
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

import org.springframework.beans.factory.BeanFactory;

/**
 * Reads CSV with the application's {@link CsvMapper}, or with one that is configured like
 * its {@link JsonMapper}.
 */
final class CsvInput {

	private final CsvMapper mapper;

	CsvInput(BeanFactory beanFactory, JsonMapper jsonMapper) {
		this.mapper = beanFactory.getBeanProvider(CsvMapper.class).getIfUnique(() -> derive(jsonMapper));
	}

	private static CsvMapper derive(JsonMapper jsonMapper) {
		CsvMapper.Builder builder = CsvMapper.builder()
			.addModules(jsonMapper.registeredModules())
			.propertyNamingStrategy(jsonMapper.deserializationConfig().getPropertyNamingStrategy());
		for (DeserializationFeature feature : DeserializationFeature.values()) {
			builder.configure(feature, jsonMapper.isEnabled(feature));
		}
		for (EnumFeature feature : EnumFeature.values()) {
			builder.configure(feature, jsonMapper.isEnabled(feature));
		}
		for (DateTimeFeature feature : DateTimeFeature.values()) {
			builder.configure(feature, jsonMapper.isEnabled(feature));
		}
		for (MapperFeature feature : MapperFeature.values()) {
			builder.configure(feature, jsonMapper.isEnabled(feature));
		}
		return builder
			.enable(CsvReadFeature.EMPTY_UNQUOTED_STRING_AS_NULL, CsvReadFeature.SKIP_EMPTY_LINES,
					CsvReadFeature.TRIM_SPACES, CsvReadFeature.FAIL_ON_MISSING_COLUMNS)
			.withCoercionConfigDefaults(
					(coercions) -> coercions.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
			.build();
	}

	/**
	 * Read the header, which begins at the given position, and open the rows.
	 */
	Rows open(InputTarget target, PushbackReader content, ContentStart start) throws IOException {
		String header = CsvHeader.read(content);
		JavaType type = this.mapper.constructType(target.row().getType());
		RowFields fields = RowFields.of(this.mapper, type);
		CsvSchema.Builder schema = CsvSchema.builder();
		parse(header, start.line() + 1, fields).match(fields).forEach(schema::addColumn);
		return new Rows(this.mapper.readerFor(type).with(schema.build()), new FilledRows(content),
				start.skipLines((int) header.lines().count()));
	}

	private CsvHeader parse(String header, int line, RowFields fields) {
		try {
			return new CsvHeader(Arrays.stream(this.mapper.readerFor(String[].class).<String[]>readValue(header))
				.map((column) -> Objects.requireNonNullElse(column, "").strip())
				.toList(), line);
		}
		catch (JacksonException ex) {
			throw new CsvHeader(List.of(header), line).malformed(fields);
		}
	}

	/**
	 * Rows that have not been read yet, and where they begin.
	 */
	record Rows(ObjectReader reader, Reader content, ContentStart start) {

	}

}
