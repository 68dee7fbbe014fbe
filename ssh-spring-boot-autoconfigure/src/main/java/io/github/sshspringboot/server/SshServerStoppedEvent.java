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

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.context.ApplicationEvent;

/**
 * Event published once for each stop of the server, after all connections are closed.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class SshServerStoppedEvent extends ApplicationEvent {

	/**
	 * Create a new {@link SshServerStoppedEvent} instance.
	 * @param listeners the addresses that the server listened on, by the name of the
	 * listener
	 */
	public SshServerStoppedEvent(Map<String, List<SocketAddress>> listeners) {
		super(Collections.unmodifiableMap(new LinkedHashMap<>(listeners)));
	}

	/**
	 * Return the addresses of all listeners.
	 * @return the addresses that the server listened on, by the name of the listener, the
	 * {@link SshPeer#DEFAULT_LISTENER default} one first
	 */
	@SuppressWarnings("unchecked")
	public Map<String, List<SocketAddress>> getListeners() {
		return (Map<String, List<SocketAddress>>) getSource();
	}

	/**
	 * Return the network addresses of the default listener.
	 * @return the addresses, all with the same port
	 */
	public List<InetSocketAddress> getAddresses() {
		return getListeners().getOrDefault(SshPeer.DEFAULT_LISTENER, List.of())
			.stream()
			.filter(InetSocketAddress.class::isInstance)
			.map(InetSocketAddress.class::cast)
			.toList();
	}

	/**
	 * Return the port of the default listener.
	 * @return the port, or -1 if there are no addresses
	 */
	public int getPort() {
		return getAddresses().isEmpty() ? -1 : getAddresses().get(0).getPort();
	}

}
