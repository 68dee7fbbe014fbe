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

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.github.sshspringboot.server.AddressBlock;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that only reach the machine itself or its link, groups of machines, or what
 * clouds tell their machines about themselves. A tunnel to them gives a client what only
 * the machine should have.
 */
final class ReservedAddresses {

	private static final List<AddressBlock> BLOCKS = Stream
		.of("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "255.255.255.255", "100.100.100.200",
				"168.63.129.16", "192.0.0.192", "::", "::1", "fe80::/10", "fec0::/10", "ff00::/8", "fd00:ec2::/32",
				"fd20:ce::254")
		.map(AddressBlock::of)
		.toList();

	/** Blocks of addresses that contain one of IPv4, and where it begins. */
	private static final AddressBlock COMPATIBLE = AddressBlock.of("::/96");

	private static final AddressBlock TRANSLATED = AddressBlock.of("64:ff9b::/96");

	private static final AddressBlock RELAYED = AddressBlock.of("2002::/16");

	private ReservedAddresses() {
	}

	static boolean contain(InetAddress address) {
		if (BLOCKS.stream().anyMatch((block) -> block.contains(address))) {
			return true;
		}
		InetAddress inner = inner(address);
		return inner != null && contain(inner);
	}

	/**
	 * Return whether all addresses of a block are reserved for the same reason.
	 */
	static boolean contain(AddressBlock block) {
		return BLOCKS.stream()
			.anyMatch((reserved) -> reserved.prefixLength() <= block.prefixLength()
					&& reserved.contains(block.address()));
	}

	private static @Nullable InetAddress inner(InetAddress address) {
		if (!(address instanceof Inet6Address)) {
			return null;
		}
		if (COMPATIBLE.contains(address) || TRANSLATED.contains(address)) {
			return ipv4(address.getAddress(), 12);
		}
		return RELAYED.contains(address) ? ipv4(address.getAddress(), 2) : null;
	}

	private static InetAddress ipv4(byte[] address, int from) {
		try {
			return InetAddress.getByAddress(Arrays.copyOfRange(address, from, from + 4));
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
