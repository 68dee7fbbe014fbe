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

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

import org.springframework.util.Assert;

/**
 * A block of addresses that share a prefix: a network or a single address (RFC 4632
 * section 3.1, RFC 4291 section 2.3). IPv4 addresses in IPv6 form count as IPv4.
 *
 * @param address the first address of the block
 * @param prefixLength the number of bits that all addresses of the block share
 * @since 0.1.0
 */
public record AddressBlock(InetAddress address, int prefixLength) {

	private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]{1,44}");

	private static final int MAX_IPV4_LENGTH = 15;

	/**
	 * Create a new {@link AddressBlock} instance. The bits of the address after the
	 * prefix are cleared.
	 * @param address an address of the block
	 * @param prefixLength the number of bits that all addresses share: 0 to 32 for IPv4,
	 * 0 to 128 for IPv6
	 * @throws IllegalArgumentException if the prefix is longer than the address
	 */
	public AddressBlock {
		Assert.notNull(address, "'address' must not be null");
		byte[] bytes = address.getAddress();
		Assert.isTrue(prefixLength >= 0 && prefixLength <= bytes.length * Byte.SIZE,
				"the prefix is longer than the address");
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] &= (byte) mask(prefixLength - i * Byte.SIZE);
		}
		address = toAddress(bytes);
	}

	private static int mask(int bits) {
		if (bits <= 0) {
			return 0;
		}
		return (bits >= Byte.SIZE) ? 0xFF : 0xFF << (Byte.SIZE - bits);
	}

	private static InetAddress toAddress(byte[] bytes) {
		try {
			return InetAddress.getByAddress(bytes);
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException("It must be an address, or a network such as '10.0.0.0/8'", ex);
		}
	}

	/**
	 * Parse an address block. Names are not looked up.
	 * @param text an address such as {@code 10.0.0.1} or {@code ::1}, or a network such
	 * as {@code 10.0.0.0/8} or {@code 2001:db8::/32}
	 * @return the block
	 * @throws IllegalArgumentException if the text is neither, or if the address of a
	 * network has bits after the prefix
	 */
	public static AddressBlock of(String text) {
		Assert.notNull(text, "'text' must not be null");
		int slash = text.indexOf('/');
		if (slash < 0) {
			InetAddress address = parseAddress(text);
			return new AddressBlock(address, address.getAddress().length * Byte.SIZE);
		}
		InetAddress address = parseAddress(text.substring(0, slash));
		AddressBlock block = new AddressBlock(address, parseNumber(text.substring(slash + 1), 128));
		Assert.isTrue(block.address().equals(address),
				"It must be an address, or a network such as '10.0.0.0/8' without bits after its prefix");
		return block;
	}

	/**
	 * Parse an address. Names are not looked up.
	 * @param text four decimal numbers without leading zeros, separated by dots, or the
	 * text form of an IPv6 address (RFC 4291 section 2.2) without a zone
	 * @return the address
	 * @throws IllegalArgumentException if the text is not an address
	 */
	public static InetAddress parseAddress(String text) {
		Assert.notNull(text, "'text' must not be null");
		if (text.indexOf(':') < 0) {
			return parseIpv4(text);
		}
		Assert.isTrue(IPV6.matcher(text).matches(), "It must be an address, or a network such as '10.0.0.0/8'");
		try {
			return InetAddress.getByName(text);
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException("It must be an address, or a network such as '10.0.0.0/8'", ex);
		}
	}

	private static InetAddress parseIpv4(String text) {
		String[] parts = (text.length() <= MAX_IPV4_LENGTH) ? text.split("\\.", -1) : new String[0];
		Assert.isTrue(parts.length == 4, "It must be an address, or a network such as '10.0.0.0/8'");
		byte[] bytes = new byte[4];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) parseNumber(parts[i], 255);
		}
		return toAddress(bytes);
	}

	private static int parseNumber(String text, int max) {
		boolean digits = !text.isEmpty() && text.length() <= 3
				&& text.chars().allMatch((character) -> character >= '0' && character <= '9');
		Assert.isTrue(digits && (text.length() == 1 || text.charAt(0) != '0'),
				"It must be an address, or a network such as '10.0.0.0/8'");
		int number = Integer.parseInt(text);
		Assert.isTrue(number <= max, "It must be an address, or a network such as '10.0.0.0/8'");
		return number;
	}

	/**
	 * Return whether this block contains an address.
	 * @param other the address
	 * @return whether the address starts with the prefix of this block
	 */
	public boolean contains(InetAddress other) {
		return this.address.getClass() == other.getClass()
				&& new AddressBlock(other, this.prefixLength).address.equals(this.address);
	}

	/**
	 * Return the text form, which {@link #of} can parse.
	 * @return the address, followed by the prefix length unless the block is a single
	 * address
	 */
	@Override
	public String toString() {
		String text = this.address.getHostAddress();
		return (this.prefixLength < this.address.getAddress().length * Byte.SIZE) ? text + "/" + this.prefixLength
				: text;
	}

}
