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

package io.github.sshspringboot.server.internal.lifecycle;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.SshServerStartedEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;

/**
 * Listener that publishes the server's port as the property {@code local.ssh.port}, and
 * that of each further listener as {@code local.ssh.name.port} with its name, in the
 * environments of the application context and its parents.
 */
public final class SshServerPortInfo implements ApplicationListener<SshServerStartedEvent> {

	private static final String PROPERTY_SOURCE = "server.ports";

	private static final String PREFIX = "local.ssh.";

	private final ApplicationContext context;

	public SshServerPortInfo(ApplicationContext context) {
		this.context = context;
	}

	@Override
	public void onApplicationEvent(SshServerStartedEvent event) {
		Map<String, Object> ports = new HashMap<>();
		event.getListeners().forEach((name, addresses) -> ports.put(property(name), port(addresses)));
		ports.put(property(SshPeer.DEFAULT_LISTENER), event.getPort());
		for (ApplicationContext current = this.context; current != null; current = parent(current)) {
			if (current.getEnvironment() instanceof ConfigurableEnvironment environment) {
				setPorts(environment.getPropertySources(), ports);
			}
		}
	}

	private static String property(String listener) {
		return PREFIX + (listener.equals(SshPeer.DEFAULT_LISTENER) ? "port" : listener + ".port");
	}

	private static int port(List<SocketAddress> addresses) {
		return addresses.stream()
			.map((address) -> (address instanceof InetSocketAddress internet) ? internet.getPort() : -1)
			.max(Integer::compare)
			.orElse(-1);
	}

	private static @Nullable ApplicationContext parent(ApplicationContext context) {
		return context.getParent();
	}

	@SuppressWarnings("unchecked")
	private static void setPorts(MutablePropertySources sources, Map<String, Object> ports) {
		PropertySource<?> source = sources.get(PROPERTY_SOURCE);
		if (source == null) {
			source = new MapPropertySource(PROPERTY_SOURCE, new HashMap<>());
			sources.addFirst(source);
		}
		((Map<String, Object>) source.getSource()).putAll(ports);
	}

}
