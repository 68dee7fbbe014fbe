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

package io.github.sshspringboot.actuate.internal.endpoint.extension;

import java.util.function.Predicate;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/**
 * Regular expression in the syntax of RE2, which takes time linear in the length of the
 * names. Counted repetitions are refused, since they compile to large programs.
 */
final class PropertyNamePattern implements Predicate<String> {

	private static final int MAX_LENGTH = 200;

	private static final Pattern COUNTED_REPETITION = Pattern.compile("\\{[0-9]");

	private final Pattern pattern;

	PropertyNamePattern(String pattern) {
		if (pattern.length() > MAX_LENGTH) {
			throw invalid("--pattern must have at most " + MAX_LENGTH + " characters");
		}
		if (COUNTED_REPETITION.matcher(pattern).find()) {
			throw invalid("--pattern must not have repetitions such as {2,3}");
		}
		try {
			this.pattern = Pattern.compile(pattern);
		}
		catch (PatternSyntaxException ex) {
			throw invalid("--pattern is not a regular expression of RE2: " + ex.getDescription());
		}
	}

	@Override
	public boolean test(String name) {
		return this.pattern.matcher(name).find();
	}

	private static InvalidEndpointRequestException invalid(String reason) {
		return new InvalidEndpointRequestException(reason, reason);
	}

}
