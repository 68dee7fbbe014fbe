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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.function.Function;

import io.github.sshspringboot.command.SshInputFormat;
import io.github.sshspringboot.command.internal.input.InputTarget.Shape;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.convert.ConversionService;
import org.springframework.util.ClassUtils;

/**
 * Reads data with Jackson.
 */
final class ObjectInput {

	private final JsonMapper jsonMapper;

	private final @Nullable CsvInput csv;

	private final @Nullable RowValidator validator;

	private final Function<Class<?>, String> descriptions;

	private final ConstantNames constantNames;

	ObjectInput(BeanFactory beanFactory, Function<Class<?>, String> descriptions, ConversionService conversionService,
			boolean csv) {
		this.jsonMapper = beanFactory.getBeanProvider(JsonMapper.class)
			.getIfUnique(() -> JsonMapper.builder().findAndAddModules().build());
		this.csv = csv ? new CsvInput(beanFactory, this.jsonMapper) : null;
		this.validator = ClassUtils.isPresent("jakarta.validation.Validator", getClass().getClassLoader())
				? RowValidator.of(beanFactory) : null;
		this.descriptions = descriptions;
		this.constantNames = new ConstantNames(conversionService);
	}

	/**
	 * Return the rows, {@code null} if the input is empty.
	 */
	@Nullable Iterator<Object> read(InputTarget target, SshInputFormat format, InputStream input) throws IOException {
		PushbackReader reader = new PushbackReader(
				new BufferedReader(ContentReader.of(input, StandardCharsets.UTF_8.newDecoder())));
		ContentStart start = start(reader);
		if (start.first() == -1) {
			return null;
		}
		boolean readAsCsv = (format == SshInputFormat.DETECT) ? !start.looksLikeJson() : format == SshInputFormat.CSV;
		if (readAsCsv && this.csv == null) {
			throw new InputException("the input is neither JSON nor NDJSON");
		}
		if (readAsCsv && this.csv != null) {
			CsvInput.Rows rows = openCsv(this.csv, target, reader, start);
			return read(target, rows.reader(), rows.content(), false,
					new RowProblems("CSV", rows.start(), this.descriptions));
		}
		ObjectReader objects = this.jsonMapper.readerFor(this.jsonMapper.constructType(target.row().getType()))
			.with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
		return read(target, objects, reader, format != SshInputFormat.NDJSON && target.shape() != Shape.VALUE,
				new RowProblems("JSON", start, this.descriptions));
	}

	private Iterator<Object> read(InputTarget target, ObjectReader objects, Reader content, boolean unwrapArray,
			RowProblems problems) {
		try {
			ObjectReader sequence = objects.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
				.without(StreamReadFeature.AUTO_CLOSE_SOURCE)
				.without(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
				.with(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
				.withHandler(this.constantNames);
			RowLimit limit = new RowLimit(target.shape().isWhole() ? LimitedReader.ofText(content) : content);
			return new ObjectRows(sequence, sequence.createParser(limit), limit, unwrapArray, problems,
					target.validated() ? this.validator : null);
		}
		catch (JacksonException ex) {
			throw problems.explain(ex, 1, 1);
		}
	}

	private static CsvInput.Rows openCsv(CsvInput csv, InputTarget target, PushbackReader reader, ContentStart start)
			throws IOException {
		try {
			return csv.open(target, reader, start);
		}
		catch (CharacterCodingException ex) {
			throw new InputException("the input is not UTF-8");
		}
	}

	private static ContentStart start(PushbackReader reader) throws IOException {
		try {
			return ContentStart.find(reader);
		}
		catch (CharacterCodingException ex) {
			throw new InputException("the input is not UTF-8");
		}
	}

}
