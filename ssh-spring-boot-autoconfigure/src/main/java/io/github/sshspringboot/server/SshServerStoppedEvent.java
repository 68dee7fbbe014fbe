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
import java.util.List;

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
	 * @param addresses the addresses that the server listened on
	 */
	public SshServerStoppedEvent(List<InetSocketAddress> addresses) {
		super(List.copyOf(addresses));
	}

	/**
	 * Return the addresses that the server listened on.
	 * @return the addresses, all with the same port
	 */
	@SuppressWarnings("unchecked")
	public List<InetSocketAddress> getAddresses() {
		return (List<InetSocketAddress>) getSource();
	}

	/**
	 * Return the port that the server listened on.
	 * @return the port, or -1 if there are no addresses
	 */
	public int getPort() {
		return getAddresses().isEmpty() ? -1 : getAddresses().get(0).getPort();
	}

}
