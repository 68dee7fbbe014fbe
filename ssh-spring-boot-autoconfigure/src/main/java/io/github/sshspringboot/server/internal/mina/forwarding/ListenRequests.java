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

package io.github.sshspringboot.server.internal.mina.forwarding;

import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint.HostAndPort;
import io.github.sshspringboot.server.internal.mina.channel.ChannelConnection;
import io.github.sshspringboot.server.internal.mina.channel.ChannelService;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Handles the global requests to listen, and to listen no more. They are read on the I/O
 * thread; all else happens on a thread that may block.
 */
final class ListenRequests implements RequestHandler<ConnectionService> {

	private final ServerTunnels tunnels;

	ListenRequests(ServerTunnels tunnels) {
		this.tunnels = tunnels;
	}

	@Override
	public Result process(ConnectionService service, String request, boolean wantReply, Buffer buffer)
			throws IOException {
		@Nullable Action action = switch (request) {
			case "tcpip-forward", "streamlocal-forward@openssh.com" -> this::listen;
			case "cancel-tcpip-forward", "cancel-streamlocal-forward@openssh.com" -> this::cancel;
			default -> null;
		};
		if (action == null) {
			return Result.Unsupported;
		}
		TunnelEndpoint endpoint;
		try {
			endpoint = request.contains("tcpip") ? EndpointReader.readHostAndPort(buffer)
					: EndpointReader.readPath(buffer);
		}
		catch (IllegalArgumentException ex) {
			return Result.ReplyFailure;
		}
		return answerLater((ChannelService) service, action, endpoint, wantReply);
	}

	private Result answerLater(ChannelService service, Action action, TunnelEndpoint endpoint, boolean wantReply)
			throws IOException {
		ChannelConnection connection = (ChannelConnection) service.getSession();
		SshConnection client = connection.toConnection();
		if (client == null || connection.isEnding() || !connection.carries(SshService.FORWARDING)) {
			return Result.ReplyFailure;
		}
		try {
			service.answerLater((task) -> this.tunnels.request(client, task), () -> {
				Buffer answer = answer(service, action, endpoint);
				if (wantReply) {
					send(service.getSession(), answer);
				}
			});
			return Result.Replied;
		}
		catch (RejectedExecutionException ex) {
			return Result.ReplyFailure;
		}
	}

	private Buffer answer(ChannelService service, Action action, TunnelEndpoint endpoint) {
		Buffer answer = action.perform(ConnectionListeners.of(service, this.tunnels), endpoint);
		return (answer != null) ? answer : service.getSession().createBuffer(SshConstants.SSH_MSG_REQUEST_FAILURE);
	}

	private @Nullable Buffer listen(ConnectionListeners listeners, TunnelEndpoint endpoint) {
		TunnelEndpoint bound = listeners.listen(endpoint);
		if (bound == null) {
			return null;
		}
		Buffer answer = success(listeners);
		if (endpoint instanceof HostAndPort requested && requested.port() == 0) {
			answer.putUInt(((HostAndPort) bound).port());
		}
		return answer;
	}

	private @Nullable Buffer cancel(ConnectionListeners listeners, TunnelEndpoint endpoint) {
		return listeners.cancel(endpoint) ? success(listeners) : null;
	}

	private static Buffer success(ConnectionListeners listeners) {
		return listeners.getSession().createBuffer(SshConstants.SSH_MSG_REQUEST_SUCCESS);
	}

	private static void send(Session session, Buffer answer) {
		try {
			session.writePacket(answer);
		}
		catch (IOException ex) {
			session.exceptionCaught(ex);
		}
	}

	/**
	 * What a request asks for. Returns the answer, or {@code null} for a failure.
	 */
	private interface Action {

		@Nullable Buffer perform(ConnectionListeners listeners, TunnelEndpoint endpoint);

	}

}
