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

package io.github.sshspringboot.test.server;

import java.util.List;
import java.util.Map;

import org.apache.sshd.common.SshException;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelListener;
import org.apache.sshd.common.forward.TcpipClientChannel;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.forward.TcpipServerChannel;
import org.jspecify.annotations.Nullable;

/**
 * Records what happens to connections and their channels.
 */
final class ConnectionEvents implements SessionListener, ChannelListener {

	private final SshTimeline timeline;

	ConnectionEvents(SshTimeline timeline) {
		this.timeline = timeline;
	}

	@Override
	public void sessionCreated(Session session) {
		ConnectionLog.open(session, this.timeline);
		ConnectionLog.add(session, new SshEvent.ConnectionOpened());
	}

	@Override
	public void sessionPeerIdentificationReceived(Session session, String version, List<String> extra) {
		ConnectionLog.add(session, new SshEvent.ClientIdentified(version));
	}

	@Override
	public void sessionEvent(Session session, Event event) {
		if (event == Event.KexCompleted) {
			ConnectionLog.add(session, new SshEvent.KeysExchanged(negotiated(session, KexProposalOption.ALGORITHMS),
					negotiated(session, KexProposalOption.SERVERKEYS), negotiated(session, KexProposalOption.C2SENC)));
		}
	}

	private static String negotiated(Session session, KexProposalOption option) {
		String algorithm = session.getKexNegotiationResult().get(option);
		return (algorithm != null) ? algorithm : "";
	}

	@Override
	public void sessionNegotiationEnd(Session session, Map<KexProposalOption, String> clientProposal,
			Map<KexProposalOption, String> serverProposal, Map<KexProposalOption, String> negotiated,
			@Nullable Throwable failure) {
		if (failure != null) {
			ConnectionLog.add(session, new SshEvent.ConnectionDropped(String.valueOf(failure.getMessage())));
		}
	}

	@Override
	public void sessionException(Session session, Throwable failure) {
		if (failure instanceof SshException) {
			ConnectionLog.add(session, new SshEvent.ConnectionDropped(String.valueOf(failure.getMessage())));
		}
	}

	@Override
	public void sessionDisconnect(Session session, int reason, @Nullable String message, @Nullable String language,
			boolean initiator) {
		ConnectionLog.add(session, new SshEvent.Disconnected(reason, (message != null) ? message : "", !initiator));
	}

	@Override
	public void sessionClosed(Session session) {
		ConnectionLog.add(session, new SshEvent.ConnectionClosed());
	}

	@Override
	public void channelOpenSuccess(Channel channel) {
		add(channel, new SshEvent.ChannelOpened(type(channel)));
	}

	@Override
	public void channelClosed(Channel channel, @Nullable Throwable reason) {
		add(channel, new SshEvent.ChannelClosed(type(channel)));
	}

	private static void add(Channel channel, SshEvent event) {
		ConnectionLog.add(channel.getSession(), (int) channel.getChannelId(), event);
	}

	private static String type(Channel channel) {
		if (channel instanceof TcpipServerChannel) {
			return "direct-tcpip";
		}
		return (channel instanceof TcpipClientChannel) ? "forwarded-tcpip" : "session";
	}

}
