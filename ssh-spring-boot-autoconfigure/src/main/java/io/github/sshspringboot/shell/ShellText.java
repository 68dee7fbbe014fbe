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

package io.github.sshspringboot.shell;

import java.net.InetSocketAddress;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sshspringboot.server.SshConnection;

/**
 * Texts with placeholders, such as the prompt and the greeting.
 */
final class ShellText {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

	private static final Pattern UNPRINTABLE = Pattern
		.compile("[\\p{Cntrl}\\u0080-\\u009f\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]");

	private ShellText() {
	}

	/**
	 * Replace the placeholders that are known: {@code {username}}, {@code {application}},
	 * {@code {address}}, {@code {time}}, {@code {status}}.
	 * @param template the text
	 * @param context has the values
	 * @return the text with the values
	 */
	static String fill(String template, SshPromptContext context) {
		Map<String, Supplier<String>> values = Map.of("username", context::username, "application",
				context::application, "address", () -> address(context.connection()), "time",
				() -> LocalTime.now().format(TIME), "status", () -> Integer.toString(context.lastStatus().code()));
		return PLACEHOLDER.matcher(template)
			.replaceAll((match) -> Matcher
				.quoteReplacement(printable(values.getOrDefault(match.group(1), match::group).get())));
	}

	/**
	 * The client's address.
	 * @param connection the client's connection
	 * @return the address without the port
	 */
	static String address(SshConnection connection) {
		return (connection.getRemoteAddress() instanceof InetSocketAddress address && address.getAddress() != null)
				? address.getAddress().getHostAddress() : connection.getRemoteAddress().toString();
	}

	static String printable(String text) {
		return UNPRINTABLE.matcher(text).replaceAll(" ");
	}

}
