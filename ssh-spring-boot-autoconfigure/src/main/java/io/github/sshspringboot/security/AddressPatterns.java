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

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Lists of addresses as OpenSSH has them. Names of hosts are never looked up.
 */
final class AddressPatterns {

	private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

	private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

	private static final Pattern MASK = Pattern.compile("\\d{1,3}");

	private static final int MAX_MASK = 128;

	private AddressPatterns() {
	}

	/**
	 * Whether an address is one of the list of the option {@code from}: networks such as
	 * {@code 10.0.0.0/8}, patterns with {@code *} and {@code ?}, both also negated by
	 * {@code !}.
	 * @param list the entries, separated by commas
	 * @param address the address
	 * @return whether an entry matches and no negated one does; {@code false} if an entry
	 * is malformed
	 */
	static boolean matches(String list, InetAddress address) {
		boolean matches = false;
		for (String entry : list.split(",", -1)) {
			boolean negated = entry.startsWith("!");
			String pattern = negated ? entry.substring(1) : entry;
			Network network = Network.parse(pattern);
			if (pattern.isEmpty() || ((network != null) ? !network.isValid() : pattern.indexOf('/') >= 0)) {
				return false;
			}
			if ((network != null) ? network.contains(address) : matchesText(pattern, address)) {
				if (negated) {
					return false;
				}
				matches = true;
			}
		}
		return matches;
	}

	/**
	 * Whether an address is one of the list of the critical option
	 * {@code source-address}: networks only.
	 * @param list the entries, separated by commas
	 * @param address the address
	 * @return whether an entry matches; {@code false} if an entry is malformed
	 */
	static boolean isInNetworks(String list, InetAddress address) {
		boolean matches = false;
		for (String entry : list.split(",", -1)) {
			Network network = Network.parse(entry);
			if (network == null || !network.isValid()) {
				return false;
			}
			matches |= network.contains(address);
		}
		return matches;
	}

	private static boolean matchesText(String pattern, InetAddress address) {
		StringBuilder expression = new StringBuilder();
		for (char character : pattern.toLowerCase(Locale.ROOT).replaceAll("\\*+", "*").toCharArray()) {
			switch (character) {
				case '*' -> expression.append(".*");
				case '?' -> expression.append('.');
				default -> expression.append(Pattern.quote(String.valueOf(character)));
			}
		}
		return Pattern.compile(expression.toString()).matcher(toText(address)).matches();
	}

	/**
	 * The text of an address, an IPv6 address in its short form (RFC 5952 section 4).
	 * @param address the address
	 * @return the text
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

	/**
	 * A network, or one address.
	 *
	 * @param address its first address
	 * @param bits how many bits its addresses share
	 */
	private record Network(InetAddress address, int bits) {

		static @Nullable Network parse(String text) {
			int slash = text.indexOf('/');
			InetAddress address = parseAddress((slash >= 0) ? text.substring(0, slash) : text);
			if (address == null) {
				return null;
			}
			if (slash < 0) {
				return new Network(address, Byte.SIZE * address.getAddress().length);
			}
			String mask = text.substring(slash + 1);
			if (!MASK.matcher(mask).matches() || Integer.parseInt(mask) > MAX_MASK) {
				return null;
			}
			return new Network(address, Integer.parseInt(mask));
		}

		private static @Nullable InetAddress parseAddress(String text) {
			if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
				return null;
			}
			try {
				return InetAddress.getByName(text);
			}
			catch (UnknownHostException ex) {
				return null;
			}
		}

		/**
		 * Whether the address has no bit beyond those that are shared.
		 * @return whether it is the first one of the network
		 */
		boolean isValid() {
			byte[] bytes = this.address.getAddress();
			if (this.bits > Byte.SIZE * bytes.length) {
				return false;
			}
			for (int i = this.bits; i < Byte.SIZE * bytes.length; i++) {
				if (bit(bytes, i) != 0) {
					return false;
				}
			}
			return true;
		}

		boolean contains(InetAddress other) {
			if ((this.address instanceof Inet4Address) != (other instanceof Inet4Address)) {
				return false;
			}
			byte[] these = this.address.getAddress();
			byte[] others = other.getAddress();
			for (int i = 0; i < this.bits; i++) {
				if (bit(these, i) != bit(others, i)) {
					return false;
				}
			}
			return true;
		}

		private static int bit(byte[] bytes, int index) {
			return (bytes[index / Byte.SIZE] >> (Byte.SIZE - 1 - index % Byte.SIZE)) & 1;
		}

	}

}
