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

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.PtyMode;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;

/**
 * The channel of a command, shell or subsystem, with a record of its requests.
 */
final class SessionChannel extends ChannelSession {

	private static final int MAX_VARIABLES = 128;

	private static final int MAX_VARIABLE_LENGTH = 32 * 1024;

	private static final int MAX_SIGNALS = 64;

	private final Script script;

	private final String prompt;

	private final SshFaults faults;

	private final Executor executor;

	private final Map<String, String> variables = Collections.synchronizedMap(new LinkedHashMap<>());

	private final BlockingQueue<String> signals = new ArrayBlockingQueue<>(MAX_SIGNALS);

	private volatile @Nullable SshPty pty;

	SessionChannel(Script script, String prompt, SshFaults faults, Executor executor) {
		super(Collections.emptyList());
		this.script = script;
		this.prompt = prompt;
		this.faults = faults;
		this.executor = executor;
	}

	Map<String, String> variables() {
		synchronized (this.variables) {
			return Collections.unmodifiableMap(new LinkedHashMap<>(this.variables));
		}
	}

	@Nullable SshPty pty() {
		return this.pty;
	}

	@Nullable String awaitSignal(Duration timeout) throws InterruptedException {
		return this.signals.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
	}

	boolean isStatusOmitted() {
		return this.faults.omitsExitStatus();
	}

	void add(SshEvent event) {
		ConnectionLog.add(getSession(), (int) getChannelId(), event);
	}

	@Override
	protected RequestHandler.Result handleInternalRequest(String type, boolean wantReply, Buffer buffer)
			throws IOException {
		RequestHandler.Result result = super.handleInternalRequest(type, wantReply, buffer);
		if (result == RequestHandler.Result.Unsupported) {
			add(new SshEvent.OtherRequested(type));
		}
		return result;
	}

	@Override
	protected RequestHandler.Result handleEnvParsed(String name, String value) throws IOException {
		add(new SshEvent.VariableSet(name, value));
		if (name.length() + value.length() > MAX_VARIABLE_LENGTH || this.variables.size() == MAX_VARIABLES) {
			return RequestHandler.Result.ReplyFailure;
		}
		this.variables.put(name, value);
		return RequestHandler.Result.ReplySuccess;
	}

	@Override
	protected RequestHandler.Result handlePtyReqParsed(String term, int columns, int rows, int width, int height,
			Map<PtyMode, Integer> modes) throws IOException {
		SshPty pty = new SshPty(term, columns, rows);
		this.pty = pty;
		add(new SshEvent.PtyRequested(pty));
		return RequestHandler.Result.ReplySuccess;
	}

	@Override
	protected RequestHandler.Result handleWindowChangeParsed(int columns, int rows, int width, int height)
			throws IOException {
		SshPty pty = this.pty;
		pty = new SshPty((pty != null) ? pty.term() : "", columns, rows);
		this.pty = pty;
		add(new SshEvent.PtyResized(pty));
		return RequestHandler.Result.ReplySuccess;
	}

	@Override
	protected RequestHandler.Result handleSignalParsed(String name) throws IOException {
		add(new SshEvent.SignalReceived(name));
		this.signals.offer(EventText.cut(name));
		return RequestHandler.Result.ReplySuccess;
	}

	@Override
	protected RequestHandler.Result handleBreakParsed(long length) throws IOException {
		add(new SshEvent.OtherRequested("break"));
		return RequestHandler.Result.ReplySuccess;
	}

	@Override
	protected RequestHandler.Result handleExecParsed(String request, String line) throws IOException {
		add(new SshEvent.ExecRequested(line));
		Script.Answer answer = this.script.find(line);
		return run(request, answer.handler(), line, answer);
	}

	@Override
	protected RequestHandler.Result handleShellParsed(String request) throws IOException {
		add(new SshEvent.ShellRequested());
		SshExecHandler shell = this.script.shell();
		return run(request, (shell != null) ? shell : new LineShell(this.script, this.prompt), "", null);
	}

	@Override
	protected RequestHandler.Result handleSubsystemParsed(String request, String name) throws IOException {
		add(new SshEvent.SubsystemRequested(name));
		SshExecHandler handler = this.script.subsystem(name);
		return (handler != null) ? run(request, handler, name, null) : super.handleSubsystemParsed(request, name);
	}

	private RequestHandler.Result run(String request, @Nullable SshExecHandler handler, String line,
			Script.@Nullable Answer answer) throws IOException {
		if (handler == null) {
			return RequestHandler.Result.ReplyFailure;
		}
		this.commandInstance = new HandlerCommand(this, handler, line, (answer != null) ? answer.match() : null,
				this.executor);
		return prepareChannelCommand(request, this.commandInstance);
	}

	@Override
	protected RequestHandler.Result handleAgentForwardingParsed(String type) throws IOException {
		add(new SshEvent.OtherRequested(type));
		return RequestHandler.Result.ReplyFailure;
	}

	@Override
	protected RequestHandler.Result handleX11ForwardingParsed(String type, ServerSession session,
			boolean singleConnection, String protocol, String cookie, int screen) throws IOException {
		add(new SshEvent.OtherRequested(type));
		return RequestHandler.Result.ReplyFailure;
	}

	@Override
	public void handleEof() throws IOException {
		add(new SshEvent.InputEnded());
		super.handleEof();
	}

	@Override
	protected void sendExitStatus(int status) throws IOException {
		if (!this.exitStatusSent.get()) {
			add(new SshEvent.Exited(status));
		}
		super.sendExitStatus(status);
	}

	/**
	 * Tell the client that the command ended by a signal. No status follows.
	 */
	void sendExitSignal(String signal) throws IOException {
		if (isClosing() || this.exitStatusSent.getAndSet(true)) {
			return;
		}
		add(new SshEvent.ExitedBySignal(signal));
		Buffer request = getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST, 64 + signal.length());
		request.putUInt(getRecipient());
		request.putString("exit-signal");
		request.putBoolean(false);
		request.putString(signal);
		request.putBoolean(false);
		request.putString("");
		request.putString("");
		writePacket(request);
	}

	/**
	 * Send no exit status.
	 */
	void omitExitStatus() {
		this.exitStatusSent.set(true);
	}

}
