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
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.AgentConnection;
import io.github.sshspringboot.server.internal.SshServerSettings.Sessions;
import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.server.internal.SshSessionHandler;
import io.github.sshspringboot.server.internal.SshSessionStart;
import io.github.sshspringboot.server.internal.SshSessionStart.Type;
import io.github.sshspringboot.server.internal.mina.auth.WireText;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.LocalWindow;
import org.apache.sshd.common.channel.PtyMode;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.channel.throttle.ChannelStreamWriter;
import org.apache.sshd.common.channel.throttle.DefaultChannelStreamWriter;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.io.IoUtils;
import org.apache.sshd.server.channel.ChannelSession;
import org.jspecify.annotations.Nullable;

/**
 * A session channel (RFC 4254 section 6). It sends the exit status before EOF, supports
 * {@code exit-signal}, and refuses requests over the limits without harm to the
 * connection.
 */
final class SessionChannel extends ChannelSession {

	private static final long MAX_PACKET_SIZE = 32 * 1024;

	private final ServerSessions sessions;

	private final Sessions settings;

	private final EnvironmentFilter environment;

	private final InputWindow inputWindow;

	private @Nullable Pty pty;

	private @Nullable SessionCommand command;

	private @Nullable Runnable afterReply;

	private volatile @Nullable IdleSession idle;

	private volatile boolean agentForwarded;

	SessionChannel(ServerSessions sessions, Sessions settings) {
		super(List.of());
		this.sessions = sessions;
		this.settings = settings;
		this.environment = new EnvironmentFilter(settings.acceptEnvironment());
		this.inputWindow = new InputWindow(this, sessions.getInputBudget());
	}

	@Override
	public LocalWindow getLocalWindow() {
		return this.inputWindow;
	}

	@Override
	protected void configureWindow() {
		this.inputWindow.init(this);
	}

	@Override
	public OpenFuture open(long recipient, long rwSize, long packetSize, Buffer buffer) {
		getConnection().getSessionCount().open();
		addCloseFutureListener((closed) -> getConnection().getSessionCount().close());
		return super.open(recipient, rwSize, Math.min(packetSize, MAX_PACKET_SIZE), buffer);
	}

	/**
	 * Block writers while the connection's output queue is full, even if the channel
	 * window is open.
	 */
	@Override
	public ChannelStreamWriter resolveChannelStreamWriter(Channel channel, byte command) {
		OutputQueue queue = getConnection().getOutputQueue();
		return new DefaultChannelStreamWriter(channel) {

			@Override
			public IoWriteFuture writeData(Buffer buffer) throws IOException {
				int length = buffer.available();
				queue.reserve(length);
				try {
					return super.writeData(buffer);
				}
				finally {
					queue.release(length);
				}
			}

		};
	}

	/**
	 * Return whether output of the given length can be written without waiting for the
	 * client.
	 */
	boolean hasRoomFor(int length) {
		return getConnection().getOutputQueue().hasRoom() && getRemoteWindow().getSize() > length;
	}

	ChannelConnection getConnection() {
		return (ChannelConnection) getSession();
	}

	/**
	 * Refuse text that is not UTF-8, which MINA would replace.
	 */
	@Override
	protected RequestHandler.Result handleInternalRequest(String request, boolean wantReply, Buffer buffer)
			throws IOException {
		if ("eow@openssh.com".equals(request)) {
			return outputUnwanted();
		}
		int texts = switch (request) {
			case "env" -> 2;
			case "subsystem", "pty-req", "signal" -> 1;
			default -> 0;
		};
		return WireText.isNext(buffer, texts) ? super.handleInternalRequest(request, wantReply, buffer)
				: RequestHandler.Result.ReplyFailure;
	}

	/**
	 * The client reads no more output (section 2.1 of OpenSSH's {@code PROTOCOL}).
	 */
	private RequestHandler.Result outputUnwanted() {
		if (this.command == null) {
			return RequestHandler.Result.ReplyFailure;
		}
		this.command.outputUnwanted();
		return RequestHandler.Result.ReplySuccess;
	}

	@Override
	protected RequestHandler.Result handleExec(String request, Buffer buffer, boolean wantReply) throws IOException {
		if (WireText.isNext(buffer, 1)) {
			return super.handleExec(request, buffer, wantReply);
		}
		if (!getConnection().carries(SshService.COMMANDS)) {
			return RequestHandler.Result.ReplyFailure;
		}
		return refuse(request, "The command line is not UTF-8: use a UTF-8 locale");
	}

	private RequestHandler.Result refuse(String request, String reason) throws IOException {
		RefusedCommand refused = new RefusedCommand(this, reason);
		this.commandInstance = refused;
		return prepareChannelCommand(request, refused);
	}

	@Override
	protected RequestHandler.Result handleEnvParsed(String name, String value) {
		return this.environment.accept(name, value) ? RequestHandler.Result.ReplySuccess
				: RequestHandler.Result.ReplyFailure;
	}

	@Override
	protected RequestHandler.Result handlePtyReqParsed(String term, int columns, int rows, int width, int height,
			Map<PtyMode, Integer> modes) {
		if (!getConnection().getRestrictions().terminal()) {
			return RequestHandler.Result.ReplyFailure;
		}
		this.pty = new Pty(term, columns, rows, width, height, modes);
		return RequestHandler.Result.ReplySuccess;
	}

	@Override
	protected RequestHandler.Result handleWindowChangeParsed(int columns, int rows, int width, int height) {
		if (this.pty == null) {
			return RequestHandler.Result.ReplyFailure;
		}
		this.pty.resize(columns, rows, width, height);
		if (this.command != null) {
			this.command.resized();
		}
		return RequestHandler.Result.ReplySuccess;
	}

	@Override
	protected RequestHandler.Result handleSignalParsed(String name) {
		if (this.command == null) {
			return RequestHandler.Result.ReplyFailure;
		}
		SessionCommand command = this.command;
		this.afterReply = () -> command.signalled(name);
		return RequestHandler.Result.ReplySuccess;
	}

	@Override
	protected RequestHandler.Result handleBreakParsed(long length) {
		if (this.command == null) {
			return RequestHandler.Result.ReplyFailure;
		}
		SessionCommand command = this.command;
		this.afterReply = () -> command.breakReceived(Duration.ofMillis(length));
		return RequestHandler.Result.ReplySuccess;
	}

	/**
	 * Reply before a signal or a break ends the session, and no more after that, because
	 * nothing follows the end of a channel (section 5.3 of RFC 4254).
	 */
	@Override
	protected IoWriteFuture sendResponse(Buffer buffer, String request, RequestHandler.Result result, boolean wantReply)
			throws IOException {
		IoWriteFuture reply = super.sendResponse(buffer, request, result, wantReply && !isClosing());
		Runnable next = this.afterReply;
		if (next != null) {
			this.afterReply = null;
			next.run();
		}
		return reply;
	}

	@Override
	protected RequestHandler.Result handleAgentForwardingParsed(String request) {
		this.agentForwarded = this.settings.agentForwarding() && getConnection().getRestrictions().agentForwarding();
		return this.agentForwarded ? RequestHandler.Result.ReplySuccess : RequestHandler.Result.ReplyFailure;
	}

	boolean isAgentForwarded() {
		return this.agentForwarded;
	}

	AgentConnection openAgent() throws IOException {
		if (!this.agentForwarded) {
			throw new IOException("The client does not forward its agent");
		}
		AgentConnection agent = AgentChannel.open(this.service);
		addCloseFutureListener((closed) -> IoUtils.closeQuietly(agent));
		return agent;
	}

	@Override
	protected void doWriteData(byte[] data, int offset, long length) throws IOException {
		traffic();
		super.doWriteData(data, offset, length);
	}

	/**
	 * Note that data was sent or received.
	 */
	void traffic() {
		IdleSession idle = this.idle;
		if (idle != null) {
			idle.traffic();
		}
	}

	@Override
	protected RequestHandler.Result handleExecParsed(String request, String commandLine) throws IOException {
		return start(request, Type.EXEC, commandLine);
	}

	@Override
	protected RequestHandler.Result handleShellParsed(String request) throws IOException {
		return start(request, Type.SHELL, null);
	}

	@Override
	protected RequestHandler.Result handleSubsystemParsed(String request, String subsystem) throws IOException {
		return start(request, Type.SUBSYSTEM, subsystem);
	}

	private RequestHandler.Result start(String request, Type type, @Nullable String value) throws IOException {
		if (getConnection().isEnding()) {
			return RequestHandler.Result.ReplyFailure;
		}
		SshConnection connection = Objects.requireNonNull(getConnection().toConnection(), "not authenticated");
		SessionRequest session = new SessionRequest(type, value, this.environment.toMap())
			.restrict(this.settings, getConnection().getRestrictions())
			.on(connection.getRemoteAddress(), connection.getLocalAddress());
		if (session.isSftpWithOptions()) {
			return refuse(request, "Options of internal-sftp are not supported");
		}
		Pty terminal = (session.type() != Type.SUBSYSTEM) ? this.pty : null;
		SshSessionHandler handler = this.sessions.findHandler(
				new SshSessionStart(connection, session.type(), session.value(), session.original(), terminal != null));
		if (handler == null || handler.getServices(session.value()).stream().noneMatch(getConnection()::carries)) {
			return RequestHandler.Result.ReplyFailure;
		}
		getConnection().sessionStarted();
		SessionCommand command = new SessionCommand(this, this.sessions, session, handler, terminal);
		this.command = command;
		this.commandInstance = command;
		startTimers(command);
		return prepareChannelCommand(request, command);
	}

	private void startTimers(SessionCommand command) {
		Duration longest = this.settings.longest();
		if (longest != null) {
			SessionLimit limit = new SessionLimit(this.sessions.getExecutors().timer(), longest,
					() -> command.warn(SessionLimit.notice(longest)), command::reachLimit);
			addCloseFutureListener((closed) -> limit.cancel());
		}
		if (this.settings.idle() != null) {
			IdleSession idle = new IdleSession(this.sessions.getExecutors().timer(), this.settings.idle(),
					command::expire);
			this.idle = idle;
			addCloseFutureListener((closed) -> idle.end());
		}
	}

	/**
	 * Send the exit status to the client, and close the channel.
	 */
	void exit(ExitStatus status) throws IOException {
		try {
			if (status.signal() != null) {
				sendExitSignal(status.signal(), status);
			}
			else {
				sendExitStatus(status.code());
			}
			sendEof();
		}
		finally {
			this.commandExitFuture.setClosed();
			close(false);
		}
	}

	private void sendExitSignal(String name, ExitStatus status) throws IOException {
		if (this.exitStatusSent.getAndSet(true)) {
			return;
		}
		Buffer buffer = getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST);
		buffer.putUInt(getRecipient());
		buffer.putString("exit-signal");
		buffer.putBoolean(false);
		buffer.putString(name);
		buffer.putBoolean(status.coreDumped());
		buffer.putString(Objects.requireNonNullElse(status.message(), ""));
		buffer.putString(Locale.ROOT.equals(status.language()) ? "" : status.language().toLanguageTag());
		writePacket(buffer);
	}

}
