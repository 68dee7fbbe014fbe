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

package io.github.sshspringboot.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.sshspringboot.server.internal.text.ByteOrderMark;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.io.ResourceLoader;

/**
 * Reads and checks the values of properties, so that an invalid one stops the start with
 * its name.
 */
final class PropertyValue {

	private PropertyValue() {
	}

	static void check(String property, @Nullable Object value, boolean valid, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(property, value, reason);
		}
	}

	static void checkPositive(String property, @Nullable Integer value) {
		check(property, value, value == null || value > 0, "It must be positive.");
	}

	static void checkPositive(String property, @Nullable Duration value) {
		check(property, value, value == null || value.toMillis() > 0, "It must be positive.");
	}

	/**
	 * Return the text of a property whose value is a text or the location of one.
	 */
	static String readText(String property, String value, ResourceLoader resourceLoader) {
		if (!value.startsWith("classpath:") && !value.startsWith("file:")) {
			return value;
		}
		try {
			return ByteOrderMark.strip(resourceLoader.getResource(value).getContentAsString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new InvalidConfigurationPropertyValueException(property, value,
					"It cannot be read: " + ex.getMessage());
		}
	}

}
