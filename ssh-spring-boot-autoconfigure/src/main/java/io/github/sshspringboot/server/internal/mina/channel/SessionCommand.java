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

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.AgentConnection;
import io.github.sshspringboot.server.internal.SignalHandlers;
import io.github.sshspringboot.server.internal.SshPty;
import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSessionHandler;
import io.github.sshspringboot.server.internal.SshSessionListener;
import io.github.sshspringboot.server.internal.SshSessionStart.Type;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import io.github.sshspringboot.server.internal.mina.channel.RunningCommands.RunningCommand;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/**
 * The work of one session channel: runs the handler on its executor, and closes the
 * channel with the status that it returns.
 */
public final class SessionCommand implements Command, SshSession {

	private static final Log logger = LogFactory.getLog(SessionCommand.class);

	private static final String SHUTTING_DOWN = "The server is shutting down. Try again later.";

	private static final String LIMIT_REACHED = "This session has reached its time limit.";

	private static final int BUFFER_SIZE = 8192;

	private static final int CLOSE_SECONDS = 1;

	private final SessionChannel channel;

	private final ServerSessions sessions;

	private final SessionRequest request;

	private final SessionLaunch launch;

	private final @Nullable SshPty pty;

	private final SshConnection connection;

	private final Cancellation cancellation = new Cancellation();

	private final SignalHandlers signals;

	private volatile @Nullable SshSessionListener listener;

	private volatile @Nullable Activity activity;

	private volatile boolean exited;

	private @Nullable InputStream input;

	private @Nullable OutputStream output;

	private @Nullable ChannelOutput channelOutput;

	private @Nullable OutputStream error;

	SessionCommand(SessionChannel channel, ServerSessions sessions, SessionRequest request, SshSessionHandler handler,
			@Nullable SshPty pty) {
		this.channel = channel;
		this.sessions = sessions;
		this.request = request;
		this.pty = pty;
		this.signals = new SignalHandlers(sessions.getExecutors().shells());
		this.connection = Objects.requireNonNull(channel.getConnection().toConnection(), "not authenticated");
		this.launch = new SessionLaunch(this, request, handler, sessions.getExecutors());
	}

	@Override
	public void setInputStream(InputStream input) {
		this.input = new ChannelInput(input, this);
	}

	@Override
	public void setOutputStream(OutputStream output) {
		this.channelOutput = new ChannelOutput(output, this);
		this.output = new BufferedOutputStream(this.channelOutput, BUFFER_SIZE);
	}

	@Override
	public void setErrorStream(OutputStream error) {
		this.error = new BufferedOutputStream(new ChannelOutput(error, this), BUFFER_SIZE);
	}

	@Override
	public void setExitCallback(ExitCallback callback) {
	}

	@Override
	public void start(ChannelSession channel, Environment environment) throws IOException {
		if (this.sessions.isEnding()) {
			refuse(SHUTTING_DOWN);
			return;
		}
		RunningSessions connectionSessions = this.channel.getConnection().getRunningSessions();
		this.sessions.add(this);
		connectionSessions.add(this);
		this.channel.addCloseFutureListener((closed) -> {
			this.sessions.remove(this);
			connectionSessions.remove(this);
		});
		this.launch.start();
	}

	/**
	 * Let a draining server wait for the session until its channel is closed.
	 */
	void countAsWork() {
		Activity activity = beginActivity();
		this.activity = activity;
		this.channel.addCloseFutureListener((closed) -> activity.close());
	}

	/**
	 * Leave it to the handler what a draining server waits for.
	 */
	void countNoLonger() {
		Activity activity = this.activity;
		if (activity != null) {
			this.activity = null;
			activity.close();
		}
	}

	void refuse(String message) throws IOException {
		tell(message);
		exit(ExitStatus.BUSY);
	}

	void tell(String message) throws IOException {
		String line = message + ((this.pty != null) ? "\r\n" : "\n");
		if (this.channel.hasRoomFor(line.length())) {
			getError().write(line.getBytes(StandardCharsets.UTF_8));
			getError().flush();
		}
	}

	/**
	 * Tell the user something in the middle of what the session shows.
	 */
	private void tellOnNewLine(String message) {
		try {
			tell((this.pty != null) ? "\r\n" + message : message);
		}
		catch (IOException ex) {
			logger.trace("The client left before it was told something", ex);
		}
	}

	void run(SshSessionHandler handler) {
		ExitStatus status = ExitStatus.FAILURE;
		this.cancellation.begin();
		try {
			status = this.cancellation.isCancelled() ? ExitStatus.INTERRUPTED : handler.handle(this);
			flush();
		}
		catch (Exception | Error ex) {
			if (!this.cancellation.isCancelled()) {
				logger.error("The handler of a session failed", ex);
			}
		}
		finally {
			this.cancellation.end();
			if (this.cancellation.isCancelled()) {
				flushIfWritable();
				cancelled(status);
			}
			else {
				exit(status);
			}
		}
	}

	/**
	 * End a cancelled session. A status that a handler chose because it was interrupted
	 * is kept, unless the session has reached its time limit.
	 */
	void cancelled(ExitStatus status) {
		Cancellation.Reason reason = Objects.requireNonNull(this.cancellation.getReason());
		if (reason == Cancellation.Reason.EXPIRED) {
			tellOnNewLine(LIMIT_REACHED);
		}
		exit(reason.toExitStatus(status));
	}

	private void flush() {
		flush(getOutput());
		flush(getError());
	}

	private static void flush(OutputStream stream) {
		try {
			stream.flush();
		}
		catch (IOException ex) {
			logger.trace("The client left before it had all output", ex);
		}
	}

	private void flushIfWritable() {
		if (isWritable()) {
			flush();
		}
	}

	void exit(ExitStatus status) {
		try {
			this.channel.exit(status);
		}
		catch (IOException ex) {
			logger.trace("The client left before it had the exit status", ex);
		}
		this.exited = true;
		if (this.sessions.isEnding()) {
			endActivity();
		}
	}

	/**
	 * Let a draining server wait until the output is sent, and a little longer for the
	 * client to close the channel.
	 */
	private void endActivity() {
		Activity activity = this.activity;
		if (activity != null) {
			this.channel.getConnection()
				.getOutputQueue()
				.onEmpty(() -> this.sessions.getExecutors()
					.timer()
					.schedule(activity::close, CLOSE_SECONDS, TimeUnit.SECONDS));
		}
	}

	@Override
	public void destroy(ChannelSession channel) {
		disconnected();
	}

	void disconnected() {
		this.cancellation.cancel(Cancellation.Reason.DISCONNECTED);
	}

	/**
	 * Cancel the session if its channel is lost, which a command may see before MINA
	 * reports it.
	 */
	void cancelIfLost() {
		if (!this.channel.isOpen()) {
			disconnected();
		}
	}

	boolean isInputComplete() {
		return this.channel.isEofSignalled();
	}

	void signalled(String name) {
		SshSessionListener listener = this.listener;
		if (listener != null) {
			listener.onSignal(name);
		}
		else {
			this.signals.signal(name, () -> this.cancellation.cancel(Cancellation.Reason.INTERRUPTED));
		}
	}

	void breakReceived(Duration length) {
		this.signals.breakReceived(length, () -> signalled("INT"));
	}

	/**
	 * Note that the client reads no more output.
	 */
	void outputUnwanted() {
		Objects.requireNonNull(this.channelOutput).closeUnwanted();
	}

	void traffic() {
		this.channel.traffic();
	}

	/**
	 * Warn the user at a terminal of the end that is near; not on the timer thread,
	 * because the write can block.
	 */
	void warn(Duration left) {
		if (this.pty != null) {
			long seconds = Math.max(1, left.toSeconds());
			String message = "This session reaches its time limit in " + seconds
					+ ((seconds == 1) ? " second." : " seconds.");
			this.sessions.getExecutors().shells().execute(() -> {
				SshSessionListener listener = this.listener;
				if (listener == null || !listener.onNotice(message)) {
					tellOnNewLine(message);
				}
			});
		}
	}

	/**
	 * End a session that lasts as long as a session may.
	 */
	void reachLimit() {
		end(Cancellation.Reason.EXPIRED);
	}

	/**
	 * End a session that had no traffic for too long.
	 */
	void expire() {
		end(Cancellation.Reason.IDLE);
	}

	private void end(Cancellation.Reason reason) {
		this.cancellation.cancel(reason);
		this.sessions.getExecutors().timer().schedule(() -> this.channel.close(false), CLOSE_SECONDS, TimeUnit.SECONDS);
	}

	void resized() {
		SshSessionListener listener = this.listener;
		if (listener != null) {
			listener.onResize();
		}
	}

	public void draining() {
		if (this.exited) {
			endActivity();
			return;
		}
		SshSessionListener listener = this.listener;
		if (listener != null) {
			drain(listener);
		}
	}

	/**
	 * Ask a session with a thread of its own to end, and let the server wait until it
	 * has.
	 */
	private void drain(SshSessionListener listener) {
		if (this.launch.hasOwnThread()) {
			Activity leaving = beginActivity();
			this.channel.addCloseFutureListener((closed) -> leaving.close());
		}
		listener.onDrain();
	}

	public void shutDown() {
		this.cancellation.cancel(Cancellation.Reason.SHUTDOWN);
		if (this.exited) {
			endActivity();
		}
	}

	@Override
	public SshConnection getConnection() {
		return this.connection;
	}

	@Override
	public boolean carries(SshService service) {
		return this.channel.getConnection().carries(service);
	}

	@Override
	public @Nullable String getCommand() {
		return (this.request.type() == Type.EXEC) ? this.request.value() : null;
	}

	@Override
	public @Nullable String getSubsystem() {
		return (this.request.type() == Type.SUBSYSTEM) ? this.request.value() : null;
	}

	@Override
	public @Nullable String getOriginalCommand() {
		return this.request.original();
	}

	@Override
	public Map<String, String> getEnvironment() {
		return this.request.environment();
	}

	@Override
	public @Nullable SshPty getPty() {
		return this.pty;
	}

	@Override
	public InputStream getInput() {
		return Objects.requireNonNull(this.input);
	}

	@Override
	public OutputStream getOutput() {
		return Objects.requireNonNull(this.output);
	}

	@Override
	public OutputStream getError() {
		return Objects.requireNonNull(this.error);
	}

	@Override
	public boolean isWritable() {
		return this.channel.hasRoomFor(2 * BUFFER_SIZE);
	}

	@Override
	public boolean isOutputClosed() {
		return this.channelOutput != null && this.channelOutput.isUnwanted();
	}

	@Override
	public boolean isAgentForwarded() {
		return this.channel.isAgentForwarded();
	}

	@Override
	public AgentConnection openAgent() throws IOException {
		return this.channel.openAgent();
	}

	@Override
	public SignalHandlers getSignals() {
		return this.signals;
	}

	@Override
	public Cancellation getCancellation() {
		return this.cancellation;
	}

	@Override
	public Activity beginActivity() {
		ActivityTracker tracker = this.sessions.getActivities();
		AtomicBoolean ended = new AtomicBoolean();
		tracker.begin();
		return () -> {
			if (!ended.getAndSet(true)) {
				tracker.end();
			}
		};
	}

	@Override
	public Activity beginCommand(String name) {
		RunningCommand command = new RunningCommand(name, Thread.currentThread(), this);
		ChannelConnection connection = this.channel.getConnection();
		connection.getRunningCommands().add(command);
		this.sessions.commandBegan(command);
		return () -> {
			this.sessions.commandEnded(command);
			connection.getRunningCommands().remove(command);
			connection.commandEnded();
		};
	}

	@Override
	public void setListener(SshSessionListener listener) {
		this.listener = listener;
		if (this.sessions.isEnding()) {
			drain(listener);
		}
	}

}
