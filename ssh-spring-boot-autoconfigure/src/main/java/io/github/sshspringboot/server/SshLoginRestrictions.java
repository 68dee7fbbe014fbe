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

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Restrictions of a login, whatever the user is otherwise allowed to do. They come from
 * the key or certificate of the login and apply to the whole connection.
 *
 * @param forcedCommand the command line to run instead of what the client requests, or
 * {@code null} to let the client choose
 * @param terminal whether the client may have a pseudo-terminal
 * @param agentForwarding whether commands may use the agent that the client forwards
 * @param portForwarding whether the client may forward ports
 * @param permitOpen the destinations that the client may connect to through the server,
 * as {@code host:port} where either may be {@code *}; {@code null} for any
 * @param permitListen the addresses that the client may listen on at the server, as
 * {@code host:port} where the host may be a pattern, and either may be {@code *};
 * {@code null} for any
 * @param environment the environment variables to set in every session, before those of
 * the client
 * @since 0.1.0
 */
public record SshLoginRestrictions(@Nullable String forcedCommand, boolean terminal, boolean agentForwarding,
		boolean portForwarding, @Nullable List<String> permitOpen, @Nullable List<String> permitListen,
		Map<String, String> environment) implements Serializable {

	/** No restrictions. */
	public static final SshLoginRestrictions NONE = new SshLoginRestrictions(null, true, true, true, null, null,
			Map.of());

	private static final int MAX_COMMON = 1024;

	public SshLoginRestrictions {
		Assert.notNull(environment, "'environment' must not be null");
		permitOpen = (permitOpen != null) ? List.copyOf(permitOpen) : null;
		permitListen = (permitListen != null) ? List.copyOf(permitListen) : null;
		environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
	}

	/**
	 * Create restrictions that forbid the use of agents.
	 * @param forcedCommand the command line to run instead of what the client requests,
	 * or {@code null}
	 * @param terminal whether the client may have a pseudo-terminal
	 * @param portForwarding whether the client may forward ports
	 * @param permitOpen the destinations that the client may connect to, or {@code null}
	 * for any
	 * @param permitListen the addresses that the client may listen on, or {@code null}
	 * for any
	 * @param environment the environment variables to set
	 */
	public SshLoginRestrictions(@Nullable String forcedCommand, boolean terminal, boolean portForwarding,
			@Nullable List<String> permitOpen, @Nullable List<String> permitListen, Map<String, String> environment) {
		this(forcedCommand, terminal, false, portForwarding, permitOpen, permitListen, environment);
	}

	/**
	 * Return whether these restrictions can be combined with others.
	 * @param other the other restrictions
	 * @return {@code false} if they force different commands
	 */
	public boolean isCompatibleWith(SshLoginRestrictions other) {
		return this.forcedCommand == null || other.forcedCommand == null
				|| this.forcedCommand.equals(other.forcedCommand);
	}

	/**
	 * Combine these restrictions with others.
	 * @param other the other restrictions
	 * @return restrictions that allow only what both allow; if both set an environment
	 * variable, the value of these restrictions is used, and of two different patterns of
	 * hosts nothing is allowed
	 * @throws IllegalArgumentException if they force different commands
	 */
	public SshLoginRestrictions and(SshLoginRestrictions other) {
		Assert.isTrue(isCompatibleWith(other), "the restrictions force different commands");
		Map<String, String> environment = new LinkedHashMap<>(other.environment);
		environment.putAll(this.environment);
		return new SshLoginRestrictions((this.forcedCommand != null) ? this.forcedCommand : other.forcedCommand,
				this.terminal && other.terminal, this.agentForwarding && other.agentForwarding,
				this.portForwarding && other.portForwarding, common(this.permitOpen, other.permitOpen, false),
				common(this.permitListen, other.permitListen, true), environment);
	}

	/**
	 * Return whether the client may connect to a host through the server, as far as these
	 * restrictions are concerned. As in OpenSSH, the host is neither looked up nor taken
	 * for a pattern, and its case matters.
	 * @param host the host as the client named it
	 * @param port the port
	 * @return whether port forwarding is allowed, and {@code permitOpen} allows the host
	 * and port
	 */
	public boolean permitsOpening(String host, int port) {
		return this.portForwarding
				&& permits(this.permitOpen, (allowed) -> allowed.matchesLiterally(host) && allowed.matchesPort(port));
	}

	/**
	 * Return whether the client may listen at the server, as far as these restrictions
	 * are concerned. As in OpenSSH, the host that is allowed is a pattern in which
	 * {@code *} and {@code ?} stand for any characters and for one.
	 * @param host the host as the client named it: OpenSSH's client names
	 * {@code localhost} unless its user names another, or nothing for all interfaces
	 * @param port the port, or 0 for a free one
	 * @return whether port forwarding is allowed, and {@code permitListen} allows the
	 * host and port
	 */
	public boolean permitsListening(String host, int port) {
		String name = host.toLowerCase(Locale.ROOT);
		return this.portForwarding
				&& permits(this.permitListen, (allowed) -> allowed.matchesPattern(name) && allowed.matchesPort(port));
	}

	private static boolean permits(@Nullable List<String> allowed, Predicate<PermittedAddress> predicate) {
		return allowed == null || addresses(allowed).stream().anyMatch(predicate);
	}

	/**
	 * Return the addresses that both lists allow. Keys of users are not trusted: more
	 * than anybody needs are not kept.
	 */
	private static @Nullable List<String> common(@Nullable List<String> these, @Nullable List<String> others,
			boolean patterns) {
		if (these == null || others == null) {
			return (these != null) ? these : others;
		}
		List<PermittedAddress> otherAddresses = addresses(others);
		return addresses(these).stream()
			.flatMap((address) -> otherAddresses.stream().map((other) -> address.and(other, patterns)))
			.filter(Objects::nonNull)
			.map(PermittedAddress::toString)
			.distinct()
			.limit(MAX_COMMON)
			.toList();
	}

	private static List<PermittedAddress> addresses(List<String> texts) {
		return texts.stream().map(PermittedAddress::of).filter(Objects::nonNull).toList();
	}

}
