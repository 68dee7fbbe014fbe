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

package io.github.sshspringboot.command.input;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

import org.springframework.beans.factory.BeanFactory;

/**
 * Reads CSV with the application's mapper for it, else with one that is configured as
 * that for JSON.
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
			.enable(CsvReadFeature.EMPTY_STRING_AS_NULL, CsvReadFeature.SKIP_EMPTY_LINES, CsvReadFeature.TRIM_SPACES,
					CsvReadFeature.FAIL_ON_MISSING_COLUMNS)
			.build();
	}

	ObjectReader reader(InputTarget target) {
		return this.mapper.readerFor(this.mapper.constructType(target.row().getType()))
			.with(CsvSchema.emptySchema().withHeader());
	}

}
