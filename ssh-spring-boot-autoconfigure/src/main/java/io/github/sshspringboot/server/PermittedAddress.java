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

package io.github.sshspringboot.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sshspringboot.server.internal.text.WildcardPattern;
import org.jspecify.annotations.Nullable;

/**
 * A host and a port of {@code permitopen} or {@code permitlisten} (sshd(8),
 * AUTHORIZED_KEYS FILE FORMAT).
 *
 * @param host the host, a pattern in {@code permitlisten}, or an asterisk for any
 * @param port the number of the port, or an asterisk for any
 */
record PermittedAddress(String host, String port) {

	private static final String ANY = "*";

	private static final Pattern TEXT = Pattern.compile("(\\[[^\\[\\]]+]|[^\\[\\]]*):(?:0*([0-9]{1,5})|\\*)");

	/**
	 * Return the address, or {@code null} if the text is none.
	 */
	static @Nullable PermittedAddress of(String text) {
		Matcher matcher = TEXT.matcher(text);
		if (!matcher.matches()) {
			return null;
		}
		String host = matcher.group(1);
		return new PermittedAddress(host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
				(matcher.group(2) != null) ? matcher.group(2) : ANY);
	}

	boolean matchesLiterally(String name) {
		return ANY.equals(this.host) || this.host.equals(name);
	}

	boolean matchesPattern(String name) {
		return WildcardPattern.matches(this.host, name);
	}

	boolean matchesPort(int number) {
		return ANY.equals(this.port) || this.port.equals(Integer.toString(number));
	}

	/**
	 * Return what both this and another allow, or {@code null} if that is nothing or not
	 * known.
	 */
	@Nullable PermittedAddress and(PermittedAddress other, boolean patterns) {
		String commonHost = common(this.host, other.host);
		if (commonHost == null && patterns) {
			commonHost = (WildcardPattern.isPattern(this.host) && !WildcardPattern.isPattern(other.host)
					&& matchesPattern(other.host)) ? other.host
							: (WildcardPattern.isPattern(other.host) && !WildcardPattern.isPattern(this.host)
									&& other.matchesPattern(this.host)) ? this.host : null;
		}
		String commonPort = common(this.port, other.port);
		return (commonHost != null && commonPort != null) ? new PermittedAddress(commonHost, commonPort) : null;
	}

	private static @Nullable String common(String one, String other) {
		if (ANY.equals(one)) {
			return other;
		}
		return (ANY.equals(other) || one.equals(other)) ? one : null;
	}

	@Override
	public String toString() {
		return ((this.host.indexOf(':') >= 0) ? "[" + this.host + "]" : this.host) + ":" + this.port;
	}

}
