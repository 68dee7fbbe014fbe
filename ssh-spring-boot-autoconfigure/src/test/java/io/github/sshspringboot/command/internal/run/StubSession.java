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

package io.github.sshspringboot.command.internal.run;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.internal.completion.CommandCompletion;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshChannel;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshDisconnectReason;
import io.github.sshspringboot.server.SshLoginRestrictions;
import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.SshUserKey;
import io.github.sshspringboot.server.internal.DetachedSession;
import io.github.sshspringboot.server.internal.SshPty;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * A session without a connection, of the user {@code admin}.
 */
public final class StubSession extends DetachedSession {

	private static final int MAX_OUTPUT = 1 << 20;

	private final @Nullable String command;

	private final Map<String, String> environment = new HashMap<>();

	/**
	 * Of an endless output only the beginning.
	 */
	private final ByteArrayOutputStream output = new ByteArrayOutputStream() {

		@Override
		public synchronized void write(byte[] bytes, int offset, int length) {
			if (size() < MAX_OUTPUT) {
				super.write(bytes, offset, length);
			}
		}

	};

	private final OutputStream buffered = new BufferedOutputStream(this.output);

	private final ByteArrayOutputStream error = new ByteArrayOutputStream();

	private @Nullable SshPty pty;

	private Authentication user = new TestingAuthenticationToken("admin", "", "ROLE_ADMIN");

	private InputStream input = InputStream.nullInputStream();

	private @Nullable String subsystem;

	private @Nullable ExitStatus status;

	/**
	 * Create a session.
	 * @param command the command line
	 */
	public StubSession(@Nullable String command) {
		this.command = command;
	}

	/**
	 * Let another user run the command.
	 * @param user the user
	 * @return this session
	 */
	public StubSession user(Authentication user) {
		this.user = user;
		return this;
	}

	StubSession environment(String name, String value) {
		this.environment.put(name, value);
		return this;
	}

	StubSession input(byte[] bytes) {
		return input(new ByteArrayInputStream(bytes));
	}

	/**
	 * Let the session read a stream.
	 * @param input the stream
	 * @return this session
	 */
	public StubSession input(InputStream input) {
		this.input = input;
		return this;
	}

	/**
	 * End the session.
	 * @param status how it ended
	 */
	public void end(ExitStatus status) {
		this.status = status;
	}

	/**
	 * How the session ended.
	 * @return the status
	 */
	public ExitStatus status() {
		return Objects.requireNonNull(this.status, "still running");
	}

	/**
	 * What was written to standard output and flushed.
	 * @return the text
	 */
	public String text() {
		return this.output.toString(StandardCharsets.UTF_8);
	}

	byte[] bytes() {
		return this.output.toByteArray();
	}

	/**
	 * What was written to standard error.
	 * @return the text
	 */
	public String errors() {
		return this.error.toString(StandardCharsets.UTF_8);
	}

	/**
	 * What completion offers to the user.
	 * @param completion what completes
	 * @param prefix the begin of a word
	 * @param words the words before
	 * @return the words that may stand there
	 */
	public List<String> complete(CommandCompletion completion, String prefix, String... words) {
		return completion.complete(List.of(words), prefix, getConnection()).stream().map(SshCandidate::value).toList();
	}

	@Override
	public SshConnection getConnection() {
		return new Connection();
	}

	@Override
	public @Nullable String getCommand() {
		return this.command;
	}

	/**
	 * Request a subsystem.
	 * @param subsystem its name
	 * @return this session
	 */
	public StubSession subsystem(String subsystem) {
		this.subsystem = subsystem;
		return this;
	}

	@Override
	public @Nullable String getSubsystem() {
		return this.subsystem;
	}

	@Override
	public Map<String, String> getEnvironment() {
		return Map.copyOf(this.environment);
	}

	/**
	 * Request a terminal.
	 * @param pty the terminal
	 * @return this session
	 */
	public StubSession pty(SshPty pty) {
		this.pty = pty;
		return this;
	}

	@Override
	public @Nullable SshPty getPty() {
		return this.pty;
	}

	@Override
	public InputStream getInput() {
		return this.input;
	}

	@Override
	public OutputStream getOutput() {
		return this.buffered;
	}

	@Override
	public OutputStream getError() {
		return this.error;
	}

	private final class Connection implements SshConnection {

		@Override
		public String getId() {
			return "connection-1";
		}

		@Override
		public Authentication getAuthentication() {
			return StubSession.this.user;
		}

		@Override
		public SocketAddress getRemoteAddress() {
			return new InetSocketAddress("127.0.0.1", 50000);
		}

		@Override
		public SocketAddress getLocalAddress() {
			return new InetSocketAddress("127.0.0.1", 2222);
		}

		@Override
		public String getListener() {
			return SshPeer.DEFAULT_LISTENER;
		}

		@Override
		public String getClientVersion() {
			return "SSH-2.0-stub";
		}

		@Override
		public Instant getConnectedAt() {
			return Instant.EPOCH;
		}

		@Override
		public List<SshUserKey> getUserKeys() {
			return List.of();
		}

		@Override
		public SshLoginRestrictions getRestrictions() {
			return SshLoginRestrictions.NONE;
		}

		@Override
		public List<String> getAuthenticationMethods() {
			return List.of("password");
		}

		@Override
		public int getChannelCount() {
			return 1;
		}

		@Override
		public List<String> getRunningCommands() {
			return List.of();
		}

		@Override
		public long getBytesReceived() {
			return 0;
		}

		@Override
		public long getBytesSent() {
			return 0;
		}

		@Override
		public SshChannel openChannel(String address, int port) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void close(SshDisconnectReason reason, String message) {
		}

	}

}
