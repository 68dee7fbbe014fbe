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

package io.github.sshspringboot.server.internal.mina.channel;

import java.util.Set;

import io.github.sshspringboot.server.internal.SshService;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.session.AbstractServerSession;
import org.apache.sshd.server.session.ServerConnectionService;
import org.jspecify.annotations.Nullable;

/**
 * The connection protocol (RFC 4254). It decides which channels a client may open before
 * they are created: MINA would not tell the client why one is refused, and would keep it.
 */
public final class ChannelService extends ServerConnectionService {

	private static final Set<String> FORWARDINGS = Set.of("direct-tcpip", "forwarded-tcpip",
			"direct-streamlocal@openssh.com", "forwarded-streamlocal@openssh.com", "tun@openssh.com", "x11",
			"auth-agent@openssh.com");

	private static final Refused FORWARDING_REFUSED = new Refused(SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED,
			"forwarding is not allowed");

	private final int maxSessions;

	ChannelService(AbstractServerSession session, int maxSessions) throws SshException {
		super(session);
		this.maxSessions = maxSessions;
	}

	@Override
	protected void channelOpen(Buffer buffer) throws Exception {
		int position = buffer.rpos();
		Refused refused = refuse(buffer.getString());
		if (refused != null) {
			sendChannelOpenFailure(buffer, buffer.getUInt(), refused.reason(), refused.message(), "");
			return;
		}
		buffer.rpos(position);
		super.channelOpen(buffer);
	}

	/**
	 * Return why a channel type is refused, or {@code null}. Names of types are
	 * case-sensitive (RFC 4250 section 4.6.1).
	 */
	private @Nullable Refused refuse(String type) {
		ChannelConnection connection = (ChannelConnection) getSession();
		if (connection.isEnding()) {
			return new Refused(SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED, "this connection is being closed");
		}
		if (FORWARDINGS.contains(type) && !connection.carries(SshService.FORWARDING)) {
			return FORWARDING_REFUSED;
		}
		if (!NamedResource.getNameList(getSession().getFactoryManager().getChannelFactories()).contains(type)) {
			return FORWARDINGS.contains(type) ? FORWARDING_REFUSED
					: new Refused(SshConstants.SSH_OPEN_UNKNOWN_CHANNEL_TYPE, "unknown type of channel");
		}
		if (SessionChannelFactory.NAME.equals(type) && connection.getSessionCount().isFull(this.maxSessions)) {
			return new Refused(SshConstants.SSH_OPEN_RESOURCE_SHORTAGE, "too many sessions on this connection");
		}
		return null;
	}

	private record Refused(int reason, String message) {

	}

}
