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

package io.github.sshspringboot.server.internal;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sshspringboot.server.AddressBlock;

import org.springframework.util.Assert;

/**
 * The prefix lengths of the addresses that count as one source, as in OpenSSH's
 * {@code PerSourceNetBlockSize}: 0 to 32 for IPv4, 0 to 128 for IPv6.
 */
public record SourceBlocks(int ipv4, int ipv6) {

	private static final Pattern TEXT = Pattern.compile("(\\d{1,2}):(\\d{1,3})");

	public SourceBlocks {
		Assert.isTrue(ipv4 >= 0 && ipv4 <= 32, "It must be 'IPv4:IPv6', with 0 to 32 bits for IPv4");
		Assert.isTrue(ipv6 >= 0 && ipv6 <= 128, "It must be 'IPv4:IPv6', with 0 to 128 bits for IPv6");
	}

	/**
	 * Parse prefix lengths of the form {@code ipv4:ipv6}.
	 */
	public static SourceBlocks of(String text) {
		Assert.notNull(text, "'text' must not be null");
		Matcher matcher = TEXT.matcher(text);
		Assert.isTrue(matcher.matches(), "It must be 'IPv4:IPv6', with 0 to 32 and 0 to 128 bits");
		return new SourceBlocks(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
	}

	/**
	 * Return the source that an address belongs to.
	 */
	public AddressBlock sourceOf(InetAddress address) {
		return new AddressBlock(address, (address instanceof Inet4Address) ? this.ipv4 : this.ipv6);
	}

	/**
	 * Return the text form, which {@link #of} can parse.
	 */
	@Override
	public String toString() {
		return this.ipv4 + ":" + this.ipv6;
	}

}
