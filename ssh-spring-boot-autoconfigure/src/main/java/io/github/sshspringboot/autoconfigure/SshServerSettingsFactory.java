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
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.sshspringboot.server.internal.SshServerSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ResourceLoader;
import org.springframework.util.unit.DataSize;

/**
 * Creates the {@link SshServerSettings} from the properties.
 */
final class SshServerSettingsFactory {

	private static final Pattern SOFTWARE_VERSION = Pattern.compile("[!-,.-~]{1,200}");

	private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

	private static final Pattern SFTP_WITH_OPTIONS = Pattern.compile("\\s*internal-sftp\\s+\\S.*");

	private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

	private static final DataSize MIN_REKEY_BYTES = DataSize.ofKilobytes(64);

	private static final Duration MIN_REKEY_TIME = Duration.ofSeconds(1);

	private final SshServerProperties server;

	private final SshAuthProperties auth;

	private final SshSessionProperties session;

	private final ResourceLoader resourceLoader;

	SshServerSettingsFactory(SshServerProperties server, SshAuthProperties auth, SshSessionProperties session,
			ResourceLoader resourceLoader) {
		this.server = server;
		this.auth = auth;
		this.session = session;
		this.resourceLoader = resourceLoader;
	}

	SshServerSettings create(LoginMethods methods) {
		PropertyValue.check("ssh.server.identification", this.server.getIdentification(),
				SOFTWARE_VERSION.matcher(this.server.getIdentification()).matches(),
				"It must be printable ASCII without spaces and minus signs (RFC 4253 section 4.2).");
		PropertyValue.checkPositive("ssh.auth.max-attempts", this.auth.getMaxAttempts());
		return SshServerSettings.builder()
			.listeners(new ListenerSettingsFactory(this.resourceLoader).create(this.server, methods))
			.identification(this.server.getIdentification())
			.algorithms(algorithms())
			.maxLoginAttempts(this.auth.getMaxAttempts())
			.timeouts(timeouts())
			.sessions(sessions())
			.limits(limits())
			.transport(transport())
			.trustedProxies(List.copyOf(this.server.getProxyProtocol().getTrustedProxies()))
			.build();
	}

	private SshServerSettings.Algorithms algorithms() {
		SshServerProperties.Algorithms algorithms = this.server.getAlgorithms();
		return new SshServerSettings.Algorithms(algorithms.getProfile(), List.copyOf(algorithms.getKeyExchange()),
				List.copyOf(algorithms.getCiphers()), List.copyOf(algorithms.getMacs()),
				List.copyOf(algorithms.getHostKey()), List.copyOf(algorithms.getPublicKey()));
	}

	private SshServerSettings.Sessions sessions() {
		PropertyValue.checkPositive("ssh.session.idle-timeout", this.session.getIdleTimeout());
		PropertyValue.checkPositive("ssh.server.timeouts.max-session", this.server.getTimeouts().getMaxSession());
		this.session.getSetEnv()
			.forEach((name, value) -> PropertyValue.check("ssh.session.set-env." + name, value,
					VARIABLE.matcher(name).matches() && value.indexOf(0) < 0,
					"The name must consist of letters, digits and underscores, and the value must be text."));
		String forcedCommand = this.session.getForceCommand();
		PropertyValue.check("ssh.session.force-command", forcedCommand,
				forcedCommand == null || !SFTP_WITH_OPTIONS.matcher(forcedCommand).matches(),
				"Options of internal-sftp are not supported: use the properties of ssh.sftp.mounts.");
		return new SshServerSettings.Sessions(List.copyOf(this.session.getAcceptEnv()),
				(forcedCommand == null || forcedCommand.isBlank()) ? null : forcedCommand,
				Map.copyOf(this.session.getSetEnv()), this.session.getIdleTimeout(),
				this.server.getTimeouts().getMaxSession(), this.session.isAgentForwarding());
	}

	private SshServerSettings.Limits limits() {
		SshServerProperties.Limits limits = this.server.getLimits();
		PropertyValue.checkPositive("ssh.server.limits.max-connections", limits.getMaxConnections());
		PropertyValue.checkPositive("ssh.server.limits.max-connections-per-user", limits.getMaxConnectionsPerUser());
		PropertyValue.checkPositive("ssh.server.limits.max-sessions-per-connection",
				limits.getMaxSessionsPerConnection());
		return new SshServerSettings.Limits(limits.getMaxStartups(), startupsPerSource(limits),
				limits.getSourceBlockSize(), limits.getMaxConnections(), limits.getMaxConnectionsPerUser(),
				limits.getMaxSessionsPerConnection());
	}

	private static @Nullable Integer startupsPerSource(SshServerProperties.Limits limits) {
		String text = limits.getMaxStartupsPerSource();
		if ("none".equalsIgnoreCase(text)) {
			return null;
		}
		int limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
		PropertyValue.check("ssh.server.limits.max-startups-per-source", text, limit > 0,
				"It must be a positive number, or 'none' for no limit.");
		return limit;
	}

	private SshServerSettings.Timeouts timeouts() {
		SshServerProperties.Timeouts timeouts = this.server.getTimeouts();
		SshServerProperties.Keepalive keepalive = this.server.getKeepalive();
		PropertyValue.checkPositive("ssh.server.timeouts.login-grace", timeouts.getLoginGrace());
		PropertyValue.checkPositive("ssh.server.timeouts.idle", timeouts.getIdle());
		PropertyValue.checkPositive("ssh.server.keepalive.interval", keepalive.getInterval());
		PropertyValue.checkPositive("ssh.server.keepalive.max-missed", keepalive.getMaxMissed());
		return new SshServerSettings.Timeouts(timeouts.getLoginGrace(), timeouts.getIdle(), keepalive.getInterval(),
				keepalive.getMaxMissed());
	}

	private SshServerSettings.Transport transport() {
		SshServerProperties.Rekey rekey = this.server.getRekey();
		PropertyValue.check("ssh.server.rekey.bytes", rekey.getBytes(),
				rekey.getBytes().compareTo(MIN_REKEY_BYTES) >= 0,
				"It must be at least 64KB: clients would do little else than exchange keys.");
		PropertyValue.check("ssh.server.rekey.time", rekey.getTime(), rekey.getTime().compareTo(MIN_REKEY_TIME) >= 0,
				"It must be at least one second.");
		return new SshServerSettings.Transport(rekey.getBytes().toBytes(), rekey.getTime(),
				this.server.isCompression());
	}

}
