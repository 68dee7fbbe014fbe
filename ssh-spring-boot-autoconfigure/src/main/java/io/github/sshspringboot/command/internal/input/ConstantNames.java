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

import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.DeserializationProblemHandler;

import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;

/**
 * Converts names of enum constants that Jackson does not know in the same way as those of
 * options.
 */
final class ConstantNames extends DeserializationProblemHandler {

	private final ConversionService conversionService;

	ConstantNames(ConversionService conversionService) {
		this.conversionService = conversionService;
	}

	@Override
	public Object handleWeirdStringValue(DeserializationContext context, Class<?> type, String value, String message) {
		return constant(type, value);
	}

	@Override
	public Object handleWeirdKey(DeserializationContext context, Class<?> type, String key, String message) {
		return constant(type, key);
	}

	private Object constant(Class<?> type, String name) {
		if (!type.isEnum()) {
			return NOT_HANDLED;
		}
		try {
			Object constant = this.conversionService.convert(name, type);
			return (constant != null) ? constant : NOT_HANDLED;
		}
		catch (ConversionException ex) {
			return NOT_HANDLED;
		}
	}

}
