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

package io.github.sshspringboot.session.internal.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.session.SshPseudoTerminal;
import io.github.sshspringboot.session.SshSessionContext;
import io.github.sshspringboot.session.SshSessionRequest;
import io.github.sshspringboot.session.SshSessionType;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.TestingAuthenticationToken;

import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * A session of a client that is played by the test.
 */
class TestContext implements SshSessionContext {

	private final SshConnection connection = mock(SshConnection.class);

	private SshSessionRequest request;

	private final Map<String, String> environment = new HashMap<>();

	private @Nullable SshPseudoTerminal terminal;

	private InputStream input = new OpenInput();

	private OutputStream output = new ByteArrayOutputStream();

	private OutputStream error = new ByteArrayOutputStream();

	private volatile @Nullable Predicate<String> signals;

	private volatile @Nullable Predicate<Duration> breaks;

	private volatile @Nullable Consumer<SshPseudoTerminal> resizes;

	TestContext(SshSessionType type, @Nullable String command) {
		user("alice");
		this.request = new SshSessionRequest(this.connection, type, command, command, false);
	}

	static TestContext exec(String command) {
		return new TestContext(SshSessionType.EXEC, command);
	}

	static TestContext shell() {
		return new TestContext(SshSessionType.SHELL, null);
	}

	final TestContext user(String name) {
		given(this.connection.getAuthentication()).willReturn(new TestingAuthenticationToken(name, "unused"));
		return this;
	}

	TestContext forced(String command) {
		this.request = new SshSessionRequest(this.connection, SshSessionType.EXEC, command, this.request.command(),
				false);
		this.environment.put("SSH_ORIGINAL_COMMAND", String.valueOf(this.request.originalCommand()));
		return this;
	}

	TestContext environment(String name, String value) {
		this.environment.put(name, value);
		return this;
	}

	TestContext terminal(SshPseudoTerminal terminal) {
		this.terminal = terminal;
		return this;
	}

	TestContext input(String text) {
		return input(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

	TestContext input(InputStream input) {
		this.input = input;
		return this;
	}

	TestContext output(OutputStream output) {
		this.output = output;
		return this;
	}

	String out() {
		return ((ByteArrayOutputStream) this.output).toString(StandardCharsets.UTF_8);
	}

	String err() {
		return ((ByteArrayOutputStream) this.error).toString(StandardCharsets.UTF_8);
	}

	boolean signal(String name) {
		Predicate<String> handler = this.signals;
		return handler != null && handler.test(name);
	}

	boolean sendBreak() {
		Predicate<Duration> handler = this.breaks;
		return handler != null && handler.test(Duration.ZERO);
	}

	void resize(SshPseudoTerminal terminal) {
		this.terminal = terminal;
		Consumer<SshPseudoTerminal> handler = this.resizes;
		if (handler != null) {
			handler.accept(terminal);
		}
	}

	@Override
	public String getId() {
		return "test-1";
	}

	@Override
	public SshSessionRequest getRequest() {
		return this.request;
	}

	@Override
	public Map<String, String> getEnvironment() {
		return this.environment;
	}

	@Override
	public @Nullable SshPseudoTerminal getTerminal() {
		return this.terminal;
	}

	@Override
	public void onResize(Consumer<SshPseudoTerminal> handler) {
		this.resizes = handler;
	}

	@Override
	public void onSignal(Predicate<String> handler) {
		this.signals = handler;
	}

	@Override
	public void onBreak(Predicate<Duration> handler) {
		this.breaks = handler;
	}

	@Override
	public void onCancel(Runnable callback) {
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

	/**
	 * Input that goes on without a byte until the reader is interrupted.
	 */
	private static final class OpenInput extends InputStream {

		private final CountDownLatch never = new CountDownLatch(1);

		@Override
		public int read() {
			try {
				this.never.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return -1;
		}

	}

}
