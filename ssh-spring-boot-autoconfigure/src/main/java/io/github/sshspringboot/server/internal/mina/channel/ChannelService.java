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

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.github.sshspringboot.server.SshDisconnectReason;
import io.github.sshspringboot.server.SshOpenFailureReason;
import io.github.sshspringboot.server.internal.SshService;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.io.AbstractIoWriteFuture;
import org.apache.sshd.common.io.IoWriteFuture;
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

	private static final Refused FORWARDING_REFUSED = new Refused(SshOpenFailureReason.ADMINISTRATIVELY_PROHIBITED,
			"forwarding is not allowed");

	private final int maxSessions;

	private final OrderedTasks globalRequests = new OrderedTasks();

	private volatile boolean noMoreSessions;

	ChannelService(AbstractServerSession session, int maxSessions) throws SshException {
		super(session);
		this.maxSessions = maxSessions;
	}

	@Override
	protected void channelOpen(Buffer buffer) throws Exception {
		int position = buffer.rpos();
		Refused refused = refuse(buffer.getString());
		if (refused != null) {
			sendChannelOpenFailure(buffer, buffer.getUInt(), (int) refused.reason().getCode(), refused.message(), "");
			return;
		}
		buffer.rpos(position);
		super.channelOpen(buffer);
	}

	/**
	 * Remember that the client will open no more sessions. MINA would refuse channels of
	 * all types.
	 */
	@Override
	public void setAllowMoreSessions(boolean allow) {
		this.noMoreSessions = !allow;
	}

	/**
	 * Return why a channel type is refused, or {@code null}. Names of types are
	 * case-sensitive (RFC 4250 section 4.6.1).
	 */
	private @Nullable Refused refuse(String type) {
		ChannelConnection connection = (ChannelConnection) getSession();
		if (connection.isEnding()) {
			return new Refused(SshOpenFailureReason.ADMINISTRATIVELY_PROHIBITED, "this connection is being closed");
		}
		if (FORWARDINGS.contains(type) && !connection.carries(SshService.FORWARDING)) {
			return FORWARDING_REFUSED;
		}
		if (!NamedResource.getNameList(getSession().getFactoryManager().getChannelFactories()).contains(type)) {
			return FORWARDINGS.contains(type) ? FORWARDING_REFUSED
					: new Refused(SshOpenFailureReason.UNKNOWN_CHANNEL_TYPE, "unknown type of channel");
		}
		if (!SessionChannelFactory.NAME.equals(type)) {
			return null;
		}
		if (this.noMoreSessions) {
			return new Refused(SshOpenFailureReason.ADMINISTRATIVELY_PROHIBITED,
					"the client asked for no more sessions on this connection");
		}
		if (connection.getSessionCount().isFull(this.maxSessions)) {
			return new Refused(SshOpenFailureReason.RESOURCE_SHORTAGE, "too many sessions on this connection");
		}
		return null;
	}

	/**
	 * Answer a global request later, from a thread of the executor: after the requests
	 * before it, and before those after it (RFC 4254 section 4). The task sends the
	 * answer. Throws {@link RejectedExecutionException} if the executor does not take it.
	 */
	public void answerLater(Executor executor, Runnable task) throws IOException {
		if (!this.globalRequests.execute(executor, task)) {
			tooManyRequests();
		}
	}

	/**
	 * Send the answer to a global request after the answers to those before it.
	 */
	@Override
	protected IoWriteFuture sendGlobalResponse(Buffer buffer, String request, RequestHandler.Result result,
			boolean wantReply) throws IOException {
		if (wantReply && result != RequestHandler.Result.Replied
				&& !this.globalRequests.runInOrder(() -> answer(result == RequestHandler.Result.ReplySuccess))) {
			tooManyRequests();
		}
		return AbstractIoWriteFuture.fulfilled(request, Boolean.TRUE);
	}

	/**
	 * Send the answer to a global request, which has data, after the answers to those
	 * before it.
	 */
	public void answerInOrder(Buffer answer) throws IOException {
		if (!this.globalRequests.runInOrder(() -> answer(answer))) {
			tooManyRequests();
		}
	}

	private void answer(boolean success) {
		answer(getSession()
			.createBuffer(success ? SshConstants.SSH_MSG_REQUEST_SUCCESS : SshConstants.SSH_MSG_REQUEST_FAILURE, 2));
	}

	private void answer(Buffer answer) {
		try {
			getSession().writePacket(answer);
		}
		catch (IOException ex) {
			getSession().exceptionCaught(ex);
		}
	}

	private void tooManyRequests() throws IOException {
		getSession().disconnect(SshDisconnectReason.PROTOCOL_ERROR.getCode(), "Too many unanswered requests");
	}

	private record Refused(SshOpenFailureReason reason, String message) {

	}

}
