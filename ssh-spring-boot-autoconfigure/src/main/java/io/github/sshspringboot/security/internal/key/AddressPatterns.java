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

package io.github.sshspringboot.security.internal.key;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.internal.text.WildcardPattern;
import org.jspecify.annotations.Nullable;

/**
 * Matches addresses against lists in the format of OpenSSH. Host names are never looked
 * up.
 */
final class AddressPatterns {

	private AddressPatterns() {
	}

	/**
	 * Return whether an address matches the comma-separated list of the option
	 * {@code from}: networks such as {@code 10.0.0.0/8} and patterns with {@code *} and
	 * {@code ?}, either of them negated by {@code !}. An entry must match and no negated
	 * one may. A malformed entry makes the result {@code false}.
	 */
	static boolean matches(String list, InetAddress address) {
		boolean matches = false;
		for (String entry : list.split(",", -1)) {
			boolean negated = entry.startsWith("!");
			String pattern = negated ? entry.substring(1) : entry;
			AddressBlock network = parseNetwork(pattern);
			if (network == null && (pattern.isEmpty() || pattern.indexOf('/') >= 0)) {
				return false;
			}
			if ((network != null) ? network.contains(address)
					: WildcardPattern.matches(pattern.toLowerCase(Locale.ROOT), toText(address))) {
				if (negated) {
					return false;
				}
				matches = true;
			}
		}
		return matches;
	}

	/**
	 * Return whether an address matches the comma-separated list of the critical option
	 * {@code source-address}, which has networks only. A malformed entry makes the result
	 * {@code false}.
	 */
	static boolean isInNetworks(String list, InetAddress address) {
		boolean matches = false;
		for (String entry : list.split(",", -1)) {
			AddressBlock network = parseNetwork(entry);
			if (network == null) {
				return false;
			}
			matches |= network.contains(address);
		}
		return matches;
	}

	private static @Nullable AddressBlock parseNetwork(String entry) {
		try {
			return AddressBlock.of(entry);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Return the text of an address, an IPv6 address in its short form (RFC 5952 section
	 * 4).
	 */
	static String toText(InetAddress address) {
		if (!(address instanceof Inet6Address)) {
			return address.getHostAddress();
		}
		String full = withoutZone(address.getHostAddress());
		String longest = "";
		Matcher zeros = Pattern.compile("(?<![0-9a-f])0(:0)+(?![0-9a-f])").matcher(full);
		while (zeros.find()) {
			longest = (zeros.group().length() > longest.length()) ? zeros.group() : longest;
		}
		if (longest.isEmpty()) {
			return full;
		}
		return Pattern.compile("(^|:)" + longest + "(:|$)").matcher(full).replaceFirst("::");
	}

	private static String withoutZone(String address) {
		int zone = address.indexOf('%');
		return (zone >= 0) ? address.substring(0, zone) : address;
	}

}
