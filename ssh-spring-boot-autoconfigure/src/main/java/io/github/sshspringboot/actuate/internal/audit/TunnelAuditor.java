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

package io.github.sshspringboot.actuate.internal.audit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.sshspringboot.forwarding.SshTunnel;
import io.github.sshspringboot.forwarding.SshTunnelType;
import io.github.sshspringboot.forwarding.internal.TunnelObserver;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException.Reason;

import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;

/**
 * Publishes an {@link AuditApplicationEvent} of type {@value #OPENED} for each tunnel of
 * a user, and one of type {@value #CLOSED} when it has ended, with the {@code id}, the
 * {@code type} and the {@code target} as the client named it, the latter also with the
 * {@code duration}, {@code bytesReceived} and {@code bytesSent}. Publishes one of type
 * {@value #REFUSED} for the tunnels that are refused: at most one a minute for each user,
 * type, target and reason, with their {@code count}.
 *
 * @since 0.1.0
 */
public final class TunnelAuditor implements TunnelObserver {

	/** The type of the events of tunnels that are opened. */
	public static final String OPENED = "SSH_TUNNEL_OPENED";

	/** The type of the events of tunnels that end. */
	public static final String CLOSED = "SSH_TUNNEL_CLOSED";

	/** The type of the events of tunnels that are refused. */
	public static final String REFUSED = "SSH_TUNNEL_REFUSED";

	private static final int MAX_REFUSED = 1000;

	private final ApplicationEventPublisher publisher;

	private Map<Refused, Long> refused = new LinkedHashMap<>();

	public TunnelAuditor(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public void opened(SshTunnel tunnel) {
		publish(tunnel.getConnection().getAuthentication(), OPENED, data(tunnel));
	}

	@Override
	public void closed(SshTunnel tunnel, Duration duration) {
		Map<String, Object> data = data(tunnel);
		data.put("duration", duration.toString());
		data.put("bytesReceived", tunnel.getBytesReceived());
		data.put("bytesSent", tunnel.getBytesSent());
		publish(tunnel.getConnection().getAuthentication(), CLOSED, data);
	}

	private static Map<String, Object> data(SshTunnel tunnel) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("id", tunnel.getId());
		data.put("type", tunnel.getType().getChannelType());
		data.put("target", tunnel.getTarget());
		return data;
	}

	private void publish(Authentication user, String type, Map<String, Object> data) {
		if (user.getDetails() != null) {
			data.put("details", user.getDetails());
		}
		publish(user.getName(), type, data);
	}

	@Override
	public void refused(SshConnection connection, SshTunnelType type, String target, Reason reason) {
		Refused one = new Refused(connection.getAuthentication().getName(), type, target, reason);
		synchronized (this) {
			boolean known = this.refused.containsKey(one) || this.refused.size() < MAX_REFUSED;
			this.refused.merge(known ? one : new Refused(ConnectionAuditor.NOBODY, type, Refusals.OTHERS, reason), 1L,
					Long::sum);
		}
	}

	/**
	 * Publish what was refused since the last call. To be called once a minute.
	 */
	public void publishRefused() {
		drain().forEach((refused, count) -> {
			Map<String, Object> data = new LinkedHashMap<>();
			data.put("type", refused.type().getChannelType());
			data.put("target", refused.target());
			data.put("reason", refused.reason().name());
			data.put("count", count);
			publish(refused.user(), REFUSED, data);
		});
	}

	private synchronized Map<Refused, Long> drain() {
		Map<Refused, Long> result = this.refused;
		this.refused = new LinkedHashMap<>();
		return result;
	}

	// Only some compilers see that the constructor takes a map of nullable values
	@SuppressWarnings("NullAway")
	private void publish(String principal, String type, Map<String, Object> data) {
		this.publisher.publishEvent(new AuditApplicationEvent(principal, type, data));
	}

	private record Refused(String user, SshTunnelType type, String target, Reason reason) {

	}

}
