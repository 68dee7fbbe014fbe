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

package io.github.sshspringboot.actuate.internal.server;

import java.util.List;

import io.github.sshspringboot.server.internal.SshServerStatus;

/**
 * Description of a listener: where it listens, and how many connections it has.
 *
 * @since 0.1.0
 */
public record ListenerDescriptor(String name, List<String> addresses, int connections, int authenticatedConnections) {

	static List<ListenerDescriptor> of(List<SshServerStatus.Listener> listeners) {
		return listeners.stream()
			.map((listener) -> new ListenerDescriptor(listener.name(),
					listener.addresses().stream().map(NetworkAddress::format).toList(), listener.connections(),
					listener.authenticatedConnections()))
			.toList();
	}

}
