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

package io.github.sshspringboot.command.internal.pipeline;

import java.util.Arrays;
import java.util.List;

import io.github.sshspringboot.command.internal.pipeline.StageSyntax.Arguments;
import io.github.sshspringboot.command.internal.result.ResultFormats;

/**
 * Parses the names of properties that the user typed, separated by commas or blanks.
 */
final class PropertyNames {

	private PropertyNames() {
	}

	static List<String> of(Arguments arguments) {
		List<String> names = arguments.operands()
			.stream()
			.flatMap((operand) -> Arrays.stream(operand.split(",")))
			.map(String::strip)
			.filter((name) -> !name.isEmpty())
			.toList();
		if (names.isEmpty()) {
			throw StageException
				.usage(arguments.stage() + ": name the properties, such as '" + arguments.stage() + " id,customer'");
		}
		if (names.size() > ResultFormats.MAX_COLUMNS) {
			throw StageException.usage(arguments.stage() + ": " + names.size()
					+ " properties are too many. Name at most " + ResultFormats.MAX_COLUMNS);
		}
		return names;
	}

}
