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

import java.time.Duration;

import org.springframework.context.ApplicationEvent;

/**
 * Event published once for each tunnel, after it was closed. Listeners are called in
 * order on a thread that no connection waits for.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class SshTunnelClosedEvent extends ApplicationEvent {

	private final Duration duration;

	/**
	 * Create a new {@link SshTunnelClosedEvent} instance.
	 * @param tunnel the tunnel
	 * @param duration how long the tunnel was open
	 */
	public SshTunnelClosedEvent(SshTunnel tunnel, Duration duration) {
		super(tunnel);
		this.duration = duration;
	}

	/**
	 * Return the tunnel.
	 * @return the tunnel, with the bytes that it carried
	 */
	public SshTunnel getTunnel() {
		return (SshTunnel) getSource();
	}

	/**
	 * Return how long the tunnel was open.
	 * @return the duration
	 */
	public Duration getDuration() {
		return this.duration;
	}

}
