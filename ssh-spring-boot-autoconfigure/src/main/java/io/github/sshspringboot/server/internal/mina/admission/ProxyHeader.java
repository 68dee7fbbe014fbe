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

package io.github.sshspringboot.server.internal.mina.admission;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

import io.github.sshspringboot.server.AddressBlock;
import org.jspecify.annotations.Nullable;

/**
 * The header of the PROXY protocol, version 1 or 2, with its length in bytes. The
 * client's address is {@code null} if the proxy connects for itself or does not know it.
 */
record ProxyHeader(int length, @Nullable InetSocketAddress client) {

	/** The maximum length of an accepted header. */
	static final int MAX_LENGTH = 16 + 2048;

	private static final int MAX_LINE_LENGTH = 107;

	private static final byte[] LINE_START = "PROXY ".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] SIGNATURE = { '\r', '\n', '\r', '\n', 0, '\r', '\n', 'Q', 'U', 'I', 'T', '\n' };

	private static final int BINARY_LENGTH = SIGNATURE.length + 4;

	private static final Pattern PORT = Pattern.compile("0|[1-9][0-9]{0,4}");

	private static final int MAX_PORT = 65535;

	/**
	 * Parse the available bytes, and return {@code null} if the header is not complete
	 * yet. Throws {@link ProxyHeaderException} if they cannot become a header.
	 */
	static @Nullable ProxyHeader parse(byte[] bytes, int available) throws ProxyHeaderException {
		if (available == 0) {
			return null;
		}
		return (bytes[0] == SIGNATURE[0]) ? parseBinary(bytes, available) : parseLine(bytes, available);
	}

	private static boolean startsWith(byte[] bytes, int available, byte[] start) throws ProxyHeaderException {
		int length = Math.min(available, start.length);
		if (!Arrays.equals(bytes, 0, length, start, 0, length)) {
			throw new ProxyHeaderException("it does not start like one");
		}
		return length == start.length;
	}

	private static @Nullable ProxyHeader parseLine(byte[] bytes, int available) throws ProxyHeaderException {
		if (!startsWith(bytes, available, LINE_START)) {
			return null;
		}
		for (int i = LINE_START.length; i < Math.min(available, MAX_LINE_LENGTH); i++) {
			if (bytes[i] == '\n') {
				check(bytes[i - 1] == '\r', "its line does not end in CR LF");
				String line = new String(bytes, 0, i - 1, StandardCharsets.ISO_8859_1);
				return new ProxyHeader(i + 1, client(line));
			}
		}
		check(available < MAX_LINE_LENGTH, "its line is longer than 107 bytes");
		return null;
	}

	private static @Nullable InetSocketAddress client(String line) throws ProxyHeaderException {
		String[] words = line.split(" ", -1);
		if ("UNKNOWN".equals(words[1])) {
			return null;
		}
		boolean ipv6 = "TCP6".equals(words[1]);
		check((ipv6 || "TCP4".equals(words[1])) && words.length == 6, "its line has other parts than it should");
		InetAddress source = address(words[2], ipv6);
		address(words[3], ipv6);
		port(words[5]);
		return new InetSocketAddress(source, port(words[4]));
	}

	private static InetAddress address(String text, boolean ipv6) throws ProxyHeaderException {
		check((text.indexOf(':') >= 0) == ipv6, "an address is of the other family");
		try {
			return AddressBlock.parseAddress(text);
		}
		catch (IllegalArgumentException ex) {
			throw new ProxyHeaderException("an address is invalid");
		}
	}

	private static int port(String text) throws ProxyHeaderException {
		check(PORT.matcher(text).matches(), "a port is invalid");
		int port = Integer.parseInt(text);
		check(port <= MAX_PORT, "a port is invalid");
		return port;
	}

	private static @Nullable ProxyHeader parseBinary(byte[] bytes, int available) throws ProxyHeaderException {
		if (!startsWith(bytes, available, SIGNATURE) || available < BINARY_LENGTH) {
			return null;
		}
		int command = bytes[SIGNATURE.length] & 0xFF;
		int transport = bytes[SIGNATURE.length + 1] & 0xFF;
		int length = unsigned(bytes, SIGNATURE.length + 2);
		check(command == 0x20 || command == 0x21, "its version or command is unknown");
		check(BINARY_LENGTH + length <= MAX_LENGTH, "it is too long");
		if (available < BINARY_LENGTH + length) {
			return null;
		}
		boolean local = command == 0x20;
		return new ProxyHeader(BINARY_LENGTH + length, local ? null : client(bytes, transport, length));
	}

	private static @Nullable InetSocketAddress client(byte[] bytes, int transport, int length)
			throws ProxyHeaderException {
		return switch (transport) {
			case 0x00 -> null;
			case 0x11 -> read(bytes, length, 4);
			case 0x21 -> read(bytes, length, 16);
			default -> throw new ProxyHeaderException("its transport is not TCP");
		};
	}

	private static InetSocketAddress read(byte[] bytes, int length, int size) throws ProxyHeaderException {
		int ports = BINARY_LENGTH + 2 * size;
		check(length >= 2 * size + 4, "it has no room for the addresses");
		try {
			InetAddress address = InetAddress
				.getByAddress(Arrays.copyOfRange(bytes, BINARY_LENGTH, BINARY_LENGTH + size));
			return new InetSocketAddress(address, unsigned(bytes, ports));
		}
		catch (UnknownHostException ex) {
			throw new ProxyHeaderException("an address is invalid");
		}
	}

	private static int unsigned(byte[] bytes, int index) {
		return (bytes[index] & 0xFF) << Byte.SIZE | (bytes[index + 1] & 0xFF);
	}

	private static void check(boolean valid, String problem) throws ProxyHeaderException {
		if (!valid) {
			throw new ProxyHeaderException(problem);
		}
	}

}
