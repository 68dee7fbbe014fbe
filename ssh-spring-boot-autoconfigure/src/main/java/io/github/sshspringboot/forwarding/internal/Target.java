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

package io.github.sshspringboot.forwarding.internal;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.sshspringboot.server.AddressBlock;
import org.jspecify.annotations.Nullable;

/**
 * The host that a client wants to connect to, in one form: an address, or a name in lower
 * case without a final dot. All that some resolvers take for an address and others do not
 * is neither, such as {@code 127.1}, {@code 2130706433}, {@code 0x7f.1} and an empty
 * host; so are names with characters that no host has.
 */
record Target(String name, @Nullable InetAddress address) {

	private static final int LAST_ASCII = 0x7f;

	private static final int MAX_LENGTH = 253;

	private static final Pattern NAME = Pattern
		.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");

	private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

	/**
	 * Return the target, or {@code null} if the text names no host.
	 */
	static @Nullable Target of(String host) {
		InetAddress address = parseAddress(host);
		if (address != null) {
			return new Target(address.getHostAddress(), address);
		}
		String name = canonical(host);
		boolean valid = host.chars().allMatch((character) -> character <= LAST_ASCII) && name.length() <= MAX_LENGTH
				&& NAME.matcher(name).matches() && !ENDS_IN_NUMBER.matcher(name).matches();
		return valid ? new Target(name, null) : null;
	}

	/**
	 * Return a name in lower case without a final dot.
	 */
	static String canonical(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
	}

	static @Nullable InetAddress parseAddress(String host) {
		try {
			return AddressBlock.parseAddress(host);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
