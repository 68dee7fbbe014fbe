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
import io.github.sshspringboot.forwarding.SshTunnelClosedEvent;
import io.github.sshspringboot.forwarding.SshTunnelOpenedEvent;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes events of tunnels in the application.
 */
public final class TunnelEvents implements TunnelObserver {

	private final ApplicationEventPublisher publisher;

	public TunnelEvents(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public void opened(SshTunnel tunnel) {
		this.publisher.publishEvent(new SshTunnelOpenedEvent(tunnel));
	}

	@Override
	public void closed(SshTunnel tunnel, Duration duration) {
		this.publisher.publishEvent(new SshTunnelClosedEvent(tunnel, duration));
	}

}
