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
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

import org.springframework.util.Assert;

/**
 * What the server may connect to for clients. Names are matched as the client wrote them,
 * addresses after the look-up. Reserved addresses, and ports of the application at
 * addresses of this machine, must be named by number: a name, a network and an asterisk
 * never include them.
 */
public final class ConnectRules {

	private static final String BY_NUMBER = "Addresses that are only for this machine or its network "
			+ "must be named by number, such as '127.0.0.1:5432'.";

	private final List<PermitRule> rules;

	private final IntPredicate ownPorts;

	private final Predicate<InetAddress> ownAddresses;

	ConnectRules(List<PermitRule> rules, IntPredicate ownPorts, Predicate<InetAddress> ownAddresses) {
		this.rules = List.copyOf(rules);
		this.ownPorts = ownPorts;
		this.ownAddresses = ownAddresses;
	}

	/**
	 * Create rules. The predicate tells the ports that the application listens on.
	 */
	public static ConnectRules of(List<String> rules, IntPredicate ownPorts) {
		return new ConnectRules(rules.stream().map(ConnectRules::parse).toList(), ownPorts,
				ConnectRules::isOfThisMachine);
	}

	/**
	 * Check a rule. The message of an {@link IllegalArgumentException} says what is
	 * wrong.
	 */
	public static void check(String rule) {
		parse(rule);
	}

	private static PermitRule parse(String text) {
		PermitRule rule = PermitRule.of(text);
		boolean reserved = (rule.network() != null) ? !rule.isNumber() && ReservedAddresses.contain(rule.network())
				: rule.pattern().equals("localhost") || rule.pattern().endsWith(".localhost");
		Assert.isTrue(!reserved, BY_NUMBER);
		return rule;
	}

	private static boolean isOfThisMachine(InetAddress address) {
		try {
			return NetworkInterface.getByInetAddress(address) != null;
		}
		catch (SocketException ex) {
			return true;
		}
	}

	boolean isEmpty() {
		return this.rules.isEmpty();
	}

	/**
	 * Return whether a target can be permitted, as far as this can be known before its
	 * name is looked up.
	 */
	boolean mayPermit(Target target, int port) {
		return this.rules.stream()
			.anyMatch((rule) -> rule.ports().contains(port) && (rule.network() != null || matchesName(rule, target)));
	}

	/**
	 * Return whether a rule is for the target as the client named it, so that it may know
	 * whether there is such a host.
	 */
	boolean isNamed(Target target, int port) {
		return this.rules.stream().anyMatch((rule) -> rule.ports().contains(port) && matchesName(rule, target));
	}

	/**
	 * Return whether the server may connect to an address of a target.
	 */
	boolean permit(Target target, InetAddress address, int port) {
		return this.rules.stream()
			.filter((rule) -> rule.ports().contains(port))
			.anyMatch((rule) -> permits(rule, target, address, port));
	}

	private boolean permits(PermitRule rule, Target target, InetAddress address, int port) {
		boolean own = this.ownPorts.test(port)
				&& (ReservedAddresses.contain(address) || this.ownAddresses.test(address));
		if (rule.isNumber()) {
			return rule.matches(address) && (!own || rule.isForNamedPorts());
		}
		return (rule.matches(address) || matchesName(rule, target)) && !own && !ReservedAddresses.contain(address);
	}

	private static boolean matchesName(PermitRule rule, Target target) {
		return rule.matchesAny() || (target.address() == null && rule.matches(target.name()));
	}

}
