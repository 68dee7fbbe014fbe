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
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/**
 * What the server may listen on for clients. As with {@code PermitListen} of OpenSSH, a
 * rule is compared with what the client wrote, which is {@code localhost} for
 * {@code ssh -R 8080:...}; a rule without a host is for whatever it wrote. An asterisk as
 * the port includes a free port ({@code -R 0}), but neither privileged ports nor those of
 * the application.
 */
public final class ListenRules {

	private static final int FIRST_UNPRIVILEGED = 1024;

	private static final String LOCALHOST = "localhost";

	private static final Set<String> ALL_INTERFACES = Set.of("", "*", "0.0.0.0", "::");

	private static final List<InetAddress> LOOPBACK = List.of(address(127, 0, 0, 1),
			address(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));

	private static final InetAddress ANY = address(0, 0, 0, 0);

	private final List<PermitRule> rules;

	private final boolean gatewayPorts;

	private final IntPredicate ownPorts;

	private ListenRules(List<PermitRule> rules, boolean gatewayPorts, IntPredicate ownPorts) {
		this.rules = rules;
		this.gatewayPorts = gatewayPorts;
		this.ownPorts = ownPorts;
	}

	/**
	 * Create rules. With gateway ports, clients choose the interfaces; otherwise, only
	 * this machine can connect. The predicate tells the ports that the application
	 * listens on.
	 */
	public static ListenRules of(List<String> rules, boolean gatewayPorts, IntPredicate ownPorts) {
		return new ListenRules(rules.stream().map(ListenRules::parse).toList(), gatewayPorts, ownPorts);
	}

	/**
	 * Check a rule. The message of an {@link IllegalArgumentException} says what is
	 * wrong.
	 */
	public static void check(String rule) {
		parse(rule);
	}

	private static PermitRule parse(String text) {
		return (text.indexOf(':') < 0) ? PermitRule.of("*", Ports.of(text)) : PermitRule.of(text);
	}

	private static InetAddress address(int... bytes) {
		byte[] address = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			address[i] = (byte) bytes[i];
		}
		try {
			return InetAddress.getByAddress(address);
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException(ex);
		}
	}

	boolean isEmpty() {
		return this.rules.isEmpty();
	}

	boolean permit(String host, int port) {
		InetAddress address = Target.parseAddress(host);
		String name = host.toLowerCase(Locale.ROOT);
		boolean guarded = (port > 0 && port < FIRST_UNPRIVILEGED) || this.ownPorts.test(port);
		return this.rules.stream()
			.filter((rule) -> rule.ports().contains(port) && (!guarded || rule.isForNamedPorts()))
			.anyMatch((rule) -> (address != null) ? rule.matches(address) || rule.matchesAny() : rule.matches(name));
	}

	/**
	 * Return the addresses to listen on, or {@code null} if the server cannot listen on
	 * what the client wrote.
	 */
	@Nullable List<InetAddress> addresses(String host) {
		InetAddress address = Target.parseAddress(host);
		if (address != null && LOOPBACK.contains(address)) {
			return List.of(address);
		}
		if (!this.gatewayPorts || LOCALHOST.equalsIgnoreCase(host)) {
			return LOOPBACK;
		}
		if (ALL_INTERFACES.contains(host)) {
			return List.of((address != null) ? address : ANY);
		}
		return (address != null) ? List.of(address) : null;
	}

}
