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

package io.github.sshspringboot.command.internal.result;

import java.util.regex.Pattern;

import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/**
 * Omits quotes around words that every version of YAML reads as text.
 */
@SuppressWarnings("serial")
final class PlainWords extends StringQuotingChecker {

	private static final Pattern PLAIN = Pattern
		.compile("\\p{L}[\\p{L}\\p{M}\\p{N}_./@+-]*( [\\p{L}\\p{M}\\p{N}_./@+-]+)*");

	@Override
	public boolean needToQuoteName(String name) {
		return needToQuoteValue(name);
	}

	@Override
	public boolean needToQuoteValue(String value) {
		return isReservedKeyword(value) || !PLAIN.matcher(value).matches();
	}

}
