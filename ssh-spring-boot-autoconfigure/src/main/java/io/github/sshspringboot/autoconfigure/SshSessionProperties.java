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

package io.github.sshspringboot.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/**
 * {@link ConfigurationProperties Configuration properties} for SSH sessions.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ssh.session")
public class SshSessionProperties {

	/**
	 * Names of environment variables to accept from clients. '*' matches any characters.
	 */
	private List<String> acceptEnv = new ArrayList<>(List.of("LANG", "LC_*"));

	/**
	 * Environment variables to set in every session.
	 */
	private final Map<String, String> setEnv = new LinkedHashMap<>();

	/**
	 * Command line to run instead of whatever a client requests, which is available as
	 * SSH_ORIGINAL_COMMAND. 'internal-sftp', without options, allows nothing but SFTP.
	 */
	private @Nullable String forceCommand;

	/**
	 * Maximum time that a session may last without traffic in either direction. No limit
	 * by default.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private @Nullable Duration idleTimeout;

	/**
	 * Whether commands may use the agents of users who forward them.
	 */
	private boolean agentForwarding;

	public List<String> getAcceptEnv() {
		return this.acceptEnv;
	}

	public void setAcceptEnv(List<String> acceptEnv) {
		this.acceptEnv = acceptEnv;
	}

	public Map<String, String> getSetEnv() {
		return this.setEnv;
	}

	public @Nullable String getForceCommand() {
		return this.forceCommand;
	}

	public void setForceCommand(@Nullable String forceCommand) {
		this.forceCommand = forceCommand;
	}

	public @Nullable Duration getIdleTimeout() {
		return this.idleTimeout;
	}

	public void setIdleTimeout(@Nullable Duration idleTimeout) {
		this.idleTimeout = idleTimeout;
	}

	public boolean isAgentForwarding() {
		return this.agentForwarding;
	}

	public void setAgentForwarding(boolean agentForwarding) {
		this.agentForwarding = agentForwarding;
	}

}
