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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
 * {@code host:port} where either may be {@code *}; {@code null} for any
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
	 * variable, the value of these restrictions is used
	 * @throws IllegalArgumentException if they force different commands
	 */
	public SshLoginRestrictions and(SshLoginRestrictions other) {
		Assert.isTrue(isCompatibleWith(other), "the restrictions force different commands");
		Map<String, String> environment = new LinkedHashMap<>(other.environment);
		environment.putAll(this.environment);
		return new SshLoginRestrictions((this.forcedCommand != null) ? this.forcedCommand : other.forcedCommand,
				this.terminal && other.terminal, this.agentForwarding && other.agentForwarding,
				this.portForwarding && other.portForwarding, common(this.permitOpen, other.permitOpen),
				common(this.permitListen, other.permitListen), environment);
	}

	private static @Nullable List<String> common(@Nullable List<String> these, @Nullable List<String> others) {
		if (these == null || others == null) {
			return (these != null) ? these : others;
		}
		List<String> common = new ArrayList<>(these);
		common.retainAll(others);
		return common;
	}

}
