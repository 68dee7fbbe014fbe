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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * {@link EnvironmentPostProcessor} that keeps the protocol library quiet unless the
 * application configures its log levels. The library logs what clients send, including
 * command lines.
 */
class SshLoggingEnvironmentPostProcessor implements EnvironmentPostProcessor {

	private static final String ENGINE_PACKAGE = "io.github.sshspringboot.server.internal.mina.";

	private static final List<String> ENGINE_CLASSES = List.of("BouncyCastleRegistrar", "ConnectionFactory",
			"ServerConnection", "ServerEngine", "auth.UserAuthService", "auth.UserKeyAlgorithms",
			"channel.AgentChannel", "channel.ChannelService", "channel.ChannelServiceFactory", "channel.InputWindow",
			"channel.SessionChannel", "forwarding.DirectChannel", "forwarding.ForwardedChannel",
			"socket.SocketAcceptor");

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!environment.getProperty("ssh.server.enabled", Boolean.class, true)) {
			return;
		}
		Map<String, Object> levels = new LinkedHashMap<>();
		levels.put("logging.level.org.apache.sshd", "ERROR");
		ENGINE_CLASSES.forEach((name) -> levels.put("logging.level." + ENGINE_PACKAGE + name, "ERROR"));
		environment.getPropertySources().addLast(new MapPropertySource("sshLoggingDefaults", levels));
	}

}
