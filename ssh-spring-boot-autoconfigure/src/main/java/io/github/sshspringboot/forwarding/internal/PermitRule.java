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
import java.util.regex.Pattern;

import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.internal.text.WildcardPattern;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A rule of what is permitted: hosts and ports. The hosts are a network or a single
 * address, or a pattern of names in lower case.
 */
record PermitRule(String pattern, @Nullable AddressBlock network, Ports ports) {

	private static final String ANY = "*";

	private static final String FORM = "It must be 'host:port', such as 'db.internal:5432', '*.svc:443', "
			+ "'10.0.0.0/8:5432' or '[2001:db8::7]:443'.";

	private static final Pattern NAMES = Pattern.compile("[a-z0-9_.*?-]+");

	private static final Pattern NUMBERS = Pattern.compile("(?=.*[0-9])[0-9.*?]+");

	/**
	 * Parse a rule. The message of an {@link IllegalArgumentException} says what is
	 * wrong.
	 */
	static PermitRule of(String text) {
		int colon = text.lastIndexOf(':');
		Assert.isTrue(colon > 0, FORM);
		return of(text.substring(0, colon), Ports.of(text.substring(colon + 1)));
	}

	static PermitRule of(String host, Ports ports) {
		if (host.startsWith("[") && host.endsWith("]")) {
			return new PermitRule("", network(host.substring(1, host.length() - 1)), ports);
		}
		Assert.isTrue(host.indexOf(':') < 0, "An IPv6 address must be in brackets, such as '[2001:db8::7]:443'.");
		if (host.indexOf('/') >= 0 || Target.parseAddress(host) != null) {
			return new PermitRule("", network(host), ports);
		}
		String pattern = Target.canonical(host);
		Assert.isTrue(NAMES.matcher(pattern).matches(), FORM);
		Assert.isTrue(!NUMBERS.matcher(pattern).matches(),
				"Addresses have no pattern: name a network, such as '10.0.0.0/8'.");
		return new PermitRule(pattern, null, ports);
	}

	private static AddressBlock network(String text) {
		try {
			return AddressBlock.of(text);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"The host must be an address, or a network such as '10.0.0.0/8' without bits after its prefix.",
					ex);
		}
	}

	/**
	 * Return whether the rule is for a single address.
	 */
	boolean isNumber() {
		return this.network != null
				&& this.network.prefixLength() == this.network.address().getAddress().length * Byte.SIZE;
	}

	/**
	 * Return whether the rule names ports, also those that need to be named.
	 */
	boolean isForNamedPorts() {
		return !this.ports.isAny();
	}

	boolean matches(InetAddress address) {
		return this.network != null && this.network.contains(address);
	}

	/**
	 * Return whether any host matches, whatever it is called.
	 */
	boolean matchesAny() {
		return this.network == null && ANY.equals(this.pattern);
	}

	boolean matches(String name) {
		return this.network == null && WildcardPattern.matches(this.pattern, name);
	}

}
