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

package io.github.sshspringboot.shell.internal;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sshspringboot.command.SshPromptContext;
import io.github.sshspringboot.server.internal.text.ClientAddress;
import io.github.sshspringboot.server.internal.text.TerminalText;
import org.jspecify.annotations.Nullable;

/**
 * Replaces placeholders in texts such as the prompt and the greeting.
 */
final class ShellText {

	private static final List<String> PLACEHOLDERS = List.of("username", "application", "address", "time", "status");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_.-]*)}");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

	private ShellText() {
	}

	/**
	 * Return what is wrong with the first unknown placeholder, {@code null} if all are
	 * known.
	 */
	static @Nullable String findProblem(String template) {
		return PLACEHOLDER.matcher(template)
			.results()
			.filter((match) -> !PLACEHOLDERS.contains(match.group(1)))
			.map((match) -> "There is no placeholder '" + match.group() + "'. Use {" + String.join("}, {", PLACEHOLDERS)
					+ "}.")
			.findFirst()
			.orElse(null);
	}

	/**
	 * Replace the known placeholders with their values.
	 */
	static String fill(String template, SshPromptContext context) {
		Map<String, Supplier<String>> values = Map.of("username", context::username, "application",
				context::application, "address", () -> ClientAddress.host(context.connection().getRemoteAddress()),
				"time", () -> LocalTime.now().format(TIME), "status",
				() -> Integer.toString(context.lastStatus().code()));
		return PLACEHOLDER.matcher(template)
			.replaceAll((match) -> Matcher
				.quoteReplacement(TerminalText.line(values.getOrDefault(match.group(1), match::group).get())));
	}

}
