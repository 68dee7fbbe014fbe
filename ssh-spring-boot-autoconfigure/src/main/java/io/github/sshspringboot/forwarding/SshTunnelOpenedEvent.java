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

package io.github.sshspringboot.forwarding;

import org.springframework.context.ApplicationEvent;

/**
 * Event published once for each tunnel, after it was opened. Listeners are called in
 * order on a thread that no connection waits for.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class SshTunnelOpenedEvent extends ApplicationEvent {

	/**
	 * Create a new {@link SshTunnelOpenedEvent} instance.
	 * @param tunnel the tunnel
	 */
	public SshTunnelOpenedEvent(SshTunnel tunnel) {
		super(tunnel);
	}

	/**
	 * Return the tunnel.
	 * @return the tunnel, which may have been closed since
	 */
	public SshTunnel getTunnel() {
		return (SshTunnel) getSource();
	}

}
