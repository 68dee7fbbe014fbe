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

package io.github.sshspringboot.command;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.sshspringboot.command.annotation.SshCandidate;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.ResolvableType;

/**
 * The values that a parameter takes, as far as they can be told beforehand.
 */
final class CompletableValue {

	private static final Log logger = LogFactory.getLog(CompletableValue.class);

	private CompletableValue() {
	}

	static boolean isMulti(CommandParameter.Typed parameter) {
		return parameter.isMulti() || Map.class.isAssignableFrom(parameter.valueType());
	}

	/**
	 * The values of a parameter.
	 * @param parameter the parameter
	 * @param prefix what was typed of the value
	 * @param askApplication whether to call the completer of the application, which may
	 * take its time
	 * @return the values
	 */
	static List<SshCandidate> of(CommandParameter.Typed parameter, String prefix, boolean askApplication) {
		if (parameter.completer() != null) {
			return askApplication ? ask(parameter, prefix) : List.of();
		}
		Class<?> type = elementType(parameter);
		if (type.isEnum()) {
			return Arrays.stream(type.getEnumConstants())
				.map((constant) -> SshCandidate
					.of(((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-')))
				.toList();
		}
		return (type == boolean.class || type == Boolean.class)
				? List.of(SshCandidate.of("true"), SshCandidate.of("false")) : List.of();
	}

	private static List<SshCandidate> ask(CommandParameter.Typed parameter, String prefix) {
		try {
			Collection<SshCandidate> candidates = (parameter.completer() != null)
					? parameter.completer().complete(prefix) : List.of();
			return List.copyOf(candidates);
		}
		catch (Exception | LinkageError | StackOverflowError ex) {
			if (!(NestedExceptionUtils.getMostSpecificCause(ex) instanceof InterruptedException)) {
				logger.warn("The completer of " + parameter.label() + " in " + parameter.type().location()
						+ " failed, so it proposes nothing", ex);
			}
			return List.of();
		}
	}

	private static Class<?> elementType(CommandParameter.Typed parameter) {
		ResolvableType type = parameter.target().getResolvableType();
		if (type.isArray()) {
			return type.getComponentType().resolve(Object.class);
		}
		if (Collection.class.isAssignableFrom(parameter.valueType())) {
			return type.asCollection().getGeneric(0).resolve(Object.class);
		}
		return parameter.valueType();
	}

}
