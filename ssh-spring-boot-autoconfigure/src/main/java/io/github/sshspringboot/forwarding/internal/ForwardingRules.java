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

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What is permitted, and how much of it: what the server may connect to and listen on, as
 * addresses and as Unix-domain sockets, the limits, and how long a tunnel may be idle.
 */
public record ForwardingRules(ConnectRules connect, ListenRules listen, SocketRules connectSockets,
		SocketRules listenSockets, Limits limits, @Nullable Duration idle) {

	/**
	 * How many tunnels and listening sockets a connection and a user may have.
	 */
	public record Limits(int tunnelsPerConnection, int tunnelsPerUser, int listenersPerConnection,
			int listenersPerUser) {

	}

}
