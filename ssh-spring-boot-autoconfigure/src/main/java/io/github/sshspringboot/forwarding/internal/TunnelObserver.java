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

import io.github.sshspringboot.forwarding.SshTunnel;
import io.github.sshspringboot.forwarding.SshTunnelType;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException;

/**
 * Is told about each tunnel. Tunnels are opened and closed one after the other on a
 * thread that may block; refusals are told on threads that must not.
 */
public interface TunnelObserver {

	default void opened(SshTunnel tunnel) {
	}

	default void closed(SshTunnel tunnel, Duration duration) {
	}

	/**
	 * Note that a tunnel was refused. The target is as the client named it, and
	 * printable.
	 */
	default void refused(SshConnection connection, SshTunnelType type, String target,
			ForwardingRefusedException.Reason reason) {
	}

}
