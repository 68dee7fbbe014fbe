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

package io.github.sshspringboot.session.internal.tap;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshPty;
import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSessionListener;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.session.SshPseudoTerminal;
import io.github.sshspringboot.session.SshSessionRequest;
import io.github.sshspringboot.session.internal.DelegatingSession;
import io.github.sshspringboot.session.internal.RunningSession;
import io.github.sshspringboot.session.internal.SessionTap;
import org.jspecify.annotations.Nullable;

/**
 * A session whose streams pass its taps. Without a tap they cost no more than to see that
 * there is none.
 */
public final class TappedSession extends DelegatingSession implements RunningSession {

	private final String id;

	private final SshSessionRequest request;

	private final SshService service;

	private final String backend;

	private final Instant startedAt = Instant.now();

	private final SessionTaps taps;

	private final ResizeTap resizes;

	private final SessionNotices notices;

	private final InputStream input;

	private final OutputStream output;

	private final OutputStream error;

	private final List<String> commands = new CopyOnWriteArrayList<>();

	private final AtomicInteger secrets = new AtomicInteger();

	private volatile long lastInput = System.nanoTime();

	private volatile boolean terminated;

	TappedSession(String id, SshSession session, SshSessionRequest request, SshService service, String backend,
			SshExecutors executors) {
		super(session);
		this.id = id;
		this.request = request;
		this.service = service;
		this.backend = backend;
		this.taps = new SessionTaps(id);
		this.resizes = new ResizeTap(this, this.taps, executors);
		this.notices = new SessionNotices(session, executors);
		this.input = new TappedInput(session.getInput(), this);
		this.output = new TappedOutput(session.getOutput(), this);
		this.error = new TappedOutput(session.getError(), this);
	}

	boolean isTapped() {
		return !this.taps.isEmpty() || this.terminated;
	}

	/**
	 * Let taps see output before it is written.
	 */
	void written(byte[] bytes, int offset, int length) throws IOException {
		this.taps.call((tap) -> tap.output(bytes, offset, length));
		checkTerminated();
	}

	/**
	 * Let taps see input that was read, unless it may be secret.
	 */
	void read(byte[] bytes, int offset, int length) throws IOException {
		this.lastInput = System.nanoTime();
		if (!this.taps.isEmpty() && this.secrets.get() == 0 && getPty() == null) {
			this.taps.call((tap) -> tap.input(bytes, offset, length));
		}
		checkTerminated();
	}

	private void checkTerminated() throws IOException {
		if (this.terminated) {
			throw new InterruptedIOException("The server has ended the session");
		}
	}

	/**
	 * End the session for its taps, with the status that the client is told.
	 */
	void end(ExitStatus returned) {
		if (this.terminated) {
			this.notices.await();
			getCancellation().cancel(Cancellation.Reason.INTERRUPTED);
		}
		Cancellation.Reason reason = getCancellation().getReason();
		this.resizes.tell();
		this.taps.end((reason != null) ? reason.toExitStatus(returned) : returned);
	}

	/**
	 * Return the registered names of the commands that run in the session, without their
	 * arguments.
	 */
	public List<String> getCommandNames() {
		return List.copyOf(this.commands);
	}

	/**
	 * Return the time since the client last sent something.
	 */
	public Duration getIdleTime() {
		return Duration.ofNanos(System.nanoTime() - this.lastInput);
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
	public SshService getService() {
		return this.service;
	}

	@Override
	public String getBackend() {
		return this.backend;
	}

	@Override
	public Instant getStartedAt() {
		return this.startedAt;
	}

	@Override
	public @Nullable SshPseudoTerminal getTerminal() {
		SshPty pty = getPty();
		return (pty != null) ? new SshPseudoTerminal(pty.getTerm(), pty.getColumns(), pty.getRows(),
				pty.getPixelWidth(), pty.getPixelHeight(), pty.getModes()) : null;
	}

	@Override
	public void attach(SessionTap tap) {
		this.taps.add(tap);
	}

	@Override
	public void detach(SessionTap tap) {
		this.taps.remove(tap);
	}

	@Override
	public void tell(String message) {
		this.notices.tell(message);
	}

	@Override
	public void terminate(String message) {
		if (!this.terminated) {
			this.terminated = true;
			this.notices.tellLast(message);
		}
	}

	@Override
	public InputStream getInput() {
		return this.input;
	}

	@Override
	public OutputStream getOutput() {
		return this.output;
	}

	@Override
	public OutputStream getError() {
		return this.error;
	}

	@Override
	public Activity beginSecretInput() {
		AtomicBoolean ended = new AtomicBoolean();
		this.secrets.incrementAndGet();
		return () -> {
			if (!ended.getAndSet(true)) {
				this.secrets.decrementAndGet();
			}
		};
	}

	@Override
	public void noteInput(byte[] input) {
		if (!this.taps.isEmpty()) {
			this.taps.call((tap) -> tap.input(input, 0, input.length));
		}
	}

	@Override
	public Activity beginCommand(String name) {
		Activity command = super.beginCommand(name);
		this.commands.add(name);
		return () -> {
			this.commands.remove(name);
			command.close();
		};
	}

	@Override
	public void setListener(SshSessionListener listener) {
		this.notices.setListener(listener);
		super.setListener(new TappedListener(listener, this.resizes::resized));
	}

}
