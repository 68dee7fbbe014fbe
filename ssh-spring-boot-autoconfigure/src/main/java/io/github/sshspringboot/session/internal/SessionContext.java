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

package io.github.sshspringboot.session.internal;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.sshspringboot.server.internal.SshPty;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSessionListener;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import io.github.sshspringboot.session.SshPseudoTerminal;
import io.github.sshspringboot.session.SshSessionContext;
import io.github.sshspringboot.session.SshSessionRequest;
import org.jspecify.annotations.Nullable;

/**
 * {@link SshSessionContext} of a session of the server.
 */
final class SessionContext implements SshSessionContext {

	private static final String SHUTTING_DOWN = "The server is shutting down. Please end this session.";

	private final SshSession session;

	private final SshSessionRequest request;

	private final String id;

	private final Executor executor;

	private final ResizeNotifier resizes;

	private volatile @Nullable Predicate<String> signalHandler;

	private volatile @Nullable Predicate<Duration> breakHandler;

	/**
	 * Create a context that gets signals and sizes of the session from now on.
	 */
	SessionContext(SshSession session, SshSessionRequest request, String id, Executor executor) {
		this.session = session;
		this.request = request;
		this.id = id;
		this.executor = executor;
		this.resizes = new ResizeNotifier(executor, this::getTerminal);
		listen();
	}

	/**
	 * Get signals and sizes of the session again, after something else that ran in it got
	 * them.
	 */
	void listen() {
		this.session.setListener(new Listener());
		this.session.getSignals().clear();
		if (this.signalHandler != null) {
			this.session.getSignals().onSignal(this.signalHandler);
		}
		if (this.breakHandler != null) {
			this.session.getSignals().onBreak(this.breakHandler);
		}
	}

	private void warn() {
		if (this.session.isWritable()) {
			SessionLine.write(this.session, SHUTTING_DOWN);
		}
	}

	/**
	 * Forget the handlers of the backend, which has returned.
	 */
	void end() {
		this.session.getSignals().clear();
		this.resizes.setHandler(null);
	}

	SshSession getSession() {
		return this.session;
	}

	@Override
	public String getId() {
		return this.id;
	}

	@Override
	public SshSessionRequest getRequest() {
		return this.request;
	}

	@Override
	public Map<String, String> getEnvironment() {
		return this.session.getEnvironment();
	}

	@Override
	public @Nullable SshPseudoTerminal getTerminal() {
		SshPty pty = this.session.getPty();
		return (pty != null) ? new SshPseudoTerminal(pty.getTerm(), pty.getColumns(), pty.getRows(),
				pty.getPixelWidth(), pty.getPixelHeight(), pty.getModes()) : null;
	}

	@Override
	public void onResize(Consumer<SshPseudoTerminal> handler) {
		this.resizes.setHandler(handler);
	}

	@Override
	public void onSignal(Predicate<String> handler) {
		this.signalHandler = handler;
		this.session.getSignals().onSignal(handler);
	}

	@Override
	public void onBreak(Predicate<Duration> handler) {
		this.breakHandler = handler;
		this.session.getSignals().onBreak(handler);
	}

	@Override
	public void onCancel(Runnable callback) {
		this.session.getCancellation().onCancel(callback);
	}

	@Override
	public InputStream getInput() {
		return this.session.getInput();
	}

	@Override
	public OutputStream getOutput() {
		return this.session.getOutput();
	}

	@Override
	public OutputStream getError() {
		return this.session.getError();
	}

	/**
	 * Does with signals what a session does without a listener, and passes sizes on. A
	 * draining server waits for the backend, or interrupts it.
	 */
	private final class Listener implements SshSessionListener {

		@Override
		public void onSignal(String name) {
			SshSession session = SessionContext.this.session;
			session.getSignals().signal(name, () -> session.getCancellation().cancel(Cancellation.Reason.INTERRUPTED));
		}

		@Override
		public void onResize() {
			SessionContext.this.resizes.resized();
		}

		@Override
		public void onDrain() {
			if (SessionContext.this.session.getPty() != null) {
				SessionContext.this.executor.execute(SessionContext.this::warn);
			}
		}

	}

}
