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

package io.github.sshspringboot.security;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sshspringboot.server.SshLoginRestrictions;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Parses the options of a line in an {@code authorized_keys} file as OpenSSH does.
 */
final class AuthorizedKeyOptionsParser {

	private static final String NO = "no-";

	private static final Pattern ENVIRONMENT_NAME = Pattern.compile("[A-Za-z0-9_]+");

	private static final Pattern ADDRESS = Pattern.compile("(\\[[^\\[\\]]+]|[^\\[\\]:/]+):(\\*|[0-9]{1,5})");

	private static final Pattern TUNNEL = Pattern.compile("any|[0-9]{1,9}|(any|[0-9]{1,9}):(any|[0-9]{1,9})");

	private static final Consumer<Boolean> UNUSED = (value) -> {
	};

	private static final int MAX_VALUES = 256;

	private static final int MAX_FROM = 8192;

	private static final int MAX_PORT = 65535;

	private final String text;

	private int position;

	private boolean certificateAuthority;

	private @Nullable List<String> principals;

	private @Nullable String from;

	private @Nullable Instant expiry;

	private boolean touchRequired = true;

	private boolean verifyRequired;

	private @Nullable String command;

	private boolean terminal = true;

	private boolean agentForwarding = true;

	private boolean portForwarding = true;

	private @Nullable List<String> permitOpen;

	private @Nullable List<String> permitListen;

	private final Map<String, String> environment = new LinkedHashMap<>();

	private AuthorizedKeyOptionsParser(String text) {
		this.text = text;
	}

	/**
	 * Parse options that are separated by commas. Names are not case-sensitive. The
	 * message of an {@link IllegalArgumentException} names the invalid option and never
	 * quotes its value.
	 */
	static AuthorizedKeyOptions parse(String options) {
		return new AuthorizedKeyOptionsParser(options).parse();
	}

	private AuthorizedKeyOptions parse() {
		while (this.position < this.text.length()) {
			parseOption();
			if (this.position < this.text.length()) {
				Assert.isTrue(this.text.charAt(this.position) == ',', "it has an option that is not known");
				this.position++;
			}
		}
		return new AuthorizedKeyOptions(this.certificateAuthority, this.principals, this.from, this.expiry,
				this.touchRequired, this.verifyRequired,
				new SshLoginRestrictions(this.command, this.terminal, this.agentForwarding, this.portForwarding,
						this.permitOpen, this.permitListen, this.environment));
	}

	private void parseOption() {
		if (skip("restrict")) {
			this.terminal = false;
			this.agentForwarding = false;
			this.portForwarding = false;
		}
		else if (skip("cert-authority")) {
			this.certificateAuthority = true;
		}
		else if (!parseFlag()) {
			parseValue();
		}
	}

	private boolean parseFlag() {
		return flag("port-forwarding", (value) -> this.portForwarding = value)
				|| flag("touch-required", (value) -> this.touchRequired = value)
				|| flag("verify-required", (value) -> this.verifyRequired = value)
				|| flag("pty", (value) -> this.terminal = value)
				|| flag("agent-forwarding", (value) -> this.agentForwarding = value) || flag("x11-forwarding", UNUSED)
				|| flag("user-rc", UNUSED);
	}

	private void parseValue() {
		if (skip("command=")) {
			this.command = once("command", this.command, value("command"));
		}
		else if (skip("principals=")) {
			this.principals = once("principals", this.principals, List.of(value("principals").split(",", -1)));
		}
		else if (skip("from=")) {
			this.from = once("from", this.from, addresses(value("from")));
		}
		else if (skip("expiry-time=")) {
			Instant time = ExpiryTime.parse(value("expiry-time"));
			this.expiry = (this.expiry == null || time.isBefore(this.expiry)) ? time : this.expiry;
		}
		else if (skip("environment=")) {
			parseEnvironment(value("environment"));
		}
		else if (skip("permitopen=")) {
			this.permitOpen = permit("permitopen", this.permitOpen, value("permitopen"));
		}
		else if (skip("permitlisten=")) {
			String value = value("permitlisten");
			this.permitListen = permit("permitlisten", this.permitListen,
					(value.indexOf(':') < 0) ? "*:" + value : value);
		}
		else if (skip("tunnel=")) {
			Assert.isTrue(TUNNEL.matcher(value("tunnel")).matches(), "the value of tunnel is not a device");
		}
	}

	private boolean skip(String name) {
		if (!this.text.regionMatches(true, this.position, name, 0, name.length())) {
			return false;
		}
		this.position += name.length();
		return true;
	}

	private boolean flag(String name, Consumer<Boolean> target) {
		boolean negated = skip(NO + name);
		if (!negated && !skip(name)) {
			return false;
		}
		target.accept(!negated);
		return true;
	}

	/**
	 * Read a value in quotation marks, in which <code>\"</code> stands for a quotation
	 * mark.
	 */
	private String value(String name) {
		Assert.isTrue(this.text.startsWith("\"", this.position),
				() -> "the value of " + name + " does not begin with a quotation mark");
		StringBuilder value = new StringBuilder();
		for (int i = this.position + 1; i < this.text.length(); i++) {
			char character = this.text.charAt(i);
			if (character == '"') {
				this.position = i + 1;
				return value.toString();
			}
			if (character == '\\' && this.text.startsWith("\"", i + 1)) {
				i++;
				character = '"';
			}
			value.append(character);
		}
		throw new IllegalArgumentException("the value of " + name + " does not end with a quotation mark");
	}

	private static <T> T once(String name, @Nullable T earlier, T value) {
		Assert.isTrue(earlier == null, () -> "it has " + name + " more than once");
		return value;
	}

	private static String addresses(String value) {
		Assert.isTrue(
				value.length() <= MAX_FROM
						&& value.chars().filter((character) -> character == ',').count() < MAX_VALUES,
				() -> "from has more than " + MAX_VALUES + " entries or " + MAX_FROM + " characters");
		return value;
	}

	private void parseEnvironment(String value) {
		int separator = value.indexOf('=');
		Assert.isTrue(separator > 0 && ENVIRONMENT_NAME.matcher(value.substring(0, separator)).matches(),
				"the value of environment is not of the form NAME=value");
		this.environment.putIfAbsent(value.substring(0, separator), value.substring(separator + 1));
		Assert.isTrue(this.environment.size() <= MAX_VALUES, "it has environment too many times");
	}

	private static List<String> permit(String name, @Nullable List<String> earlier, String value) {
		Matcher matcher = ADDRESS.matcher(value);
		Assert.isTrue(matcher.matches() && isPort(matcher.group(2)),
				() -> "the value of " + name + " is not of the form host:port");
		List<String> values = (earlier != null) ? earlier : new ArrayList<>();
		values.add(value);
		Assert.isTrue(values.size() <= MAX_VALUES, () -> "it has " + name + " too many times");
		return values;
	}

	private static boolean isPort(String text) {
		if ("*".equals(text)) {
			return true;
		}
		int port = Integer.parseInt(text);
		return port > 0 && port <= MAX_PORT;
	}

}
