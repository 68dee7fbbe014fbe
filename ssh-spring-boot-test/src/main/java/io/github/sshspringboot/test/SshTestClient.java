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

package io.github.sshspringboot.test;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelSession;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.PtyCapableChannelSession;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.client.SftpVersionSelector;
import org.apache.sshd.sftp.client.fs.SftpFileSystemProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A client for tests of SSH servers:
 *
 * <pre class="code">
 * try (SshTestClient client = SshTestClient.connectTo(port)) {
 *     SshResult result = client.as("admin").password("secret").run("orders list");
 *     assertThat(result).succeeded().stdout().contains("Northwind");
 * }
 * </pre>
 * <p>
 * A client is immutable: methods such as {@link #as(String)} and {@link #env} return one
 * that differs in this. All of them share their connections, one for each login, which
 * are opened when they are needed, and are closed with the client that was built. Nothing
 * waits longer than the {@link #timeout(Duration) time-out}: it fails then, and its
 * message shows what was received. All failures are {@link AssertionError}s.
 * <p>
 * Files of the user who runs the tests, such as those in {@code ~/.ssh}, are never read.
 *
 * @since 0.1.0
 */
public final class SshTestClient implements AutoCloseable {

	private static final SshdSocketAddress LOOPBACK = new SshdSocketAddress("localhost", 0);

	private final Connections connections;

	private final boolean owner;

	private final Settings settings;

	private SshTestClient(Connections connections, boolean owner, Settings settings) {
		this.connections = connections;
		this.owner = owner;
		this.settings = settings;
	}

	/**
	 * Return a client of a server on this machine, all of whose keys are trusted.
	 * @param port where the server listens
	 * @return the client
	 */
	public static SshTestClient connectTo(int port) {
		return builder().port(port).build();
	}

	/**
	 * Return a builder of a client.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return a client for a user, who has the credentials that this client gives to users
	 * by their names.
	 * @param user the name of the user
	 * @return the client
	 * @see Builder#logins(Function)
	 */
	public SshTestClient as(String user) {
		Assert.hasText(user, "'user' must not be empty");
		return with(
				new Settings(user, null, this.settings.environment(), this.settings.input(), this.settings.timeout()));
	}

	/**
	 * Return a client whose user logs in with the given credentials only.
	 * @param credentials the credentials
	 * @return the client
	 */
	public SshTestClient credentials(SshTestCredentials credentials) {
		return with(new Settings(this.settings.user(), credentials, this.settings.environment(), this.settings.input(),
				this.settings.timeout()));
	}

	/**
	 * Return a client whose user logs in with a password, and with those other
	 * credentials that were named, but not with those by name.
	 * @param password the password
	 * @return the client
	 */
	public SshTestClient password(String password) {
		return credentials(ownCredentials().password(password));
	}

	/**
	 * Return a client whose user logs in with a key, and with those other credentials
	 * that were named, but not with those by name.
	 * @param key the key, whose public part may be an OpenSSH certificate
	 * @return the client
	 */
	public SshTestClient key(KeyPair key) {
		return credentials(ownCredentials().key(key));
	}

	/**
	 * Return a client whose user answers the questions of keyboard-interactive, and logs
	 * in with those other credentials that were named, but not with those by name.
	 * @param answers the answers, in the order of the questions
	 * @return the client
	 */
	public SshTestClient answers(String... answers) {
		return credentials(ownCredentials().answers(answers));
	}

	/**
	 * Return a client whose user answers the questions of keyboard-interactive, and logs
	 * in with those other credentials that were named, but not with those by name.
	 * @param answers the answers, such as {@code Map.of("Password: ", "secret")::get}
	 * @return the client
	 */
	public SshTestClient answers(SshTestCredentials.Answers answers) {
		return credentials(ownCredentials().answers(answers));
	}

	private SshTestCredentials ownCredentials() {
		SshTestCredentials credentials = this.settings.credentials();
		return (credentials != null) ? credentials : SshTestCredentials.none();
	}

	/**
	 * Return a client whose sessions have an environment variable.
	 * @param name the name of the variable
	 * @param value the value of the variable
	 * @return the client
	 */
	public SshTestClient env(String name, String value) {
		Assert.hasText(name, "'name' must not be empty");
		Assert.notNull(value, "'value' must not be null");
		Map<String, String> environment = new LinkedHashMap<>(this.settings.environment());
		environment.put(name, value);
		return with(new Settings(this.settings.user(), this.settings.credentials(), environment, this.settings.input(),
				this.settings.timeout()));
	}

	/**
	 * Return a client whose commands read a text from standard input.
	 * @param input the text, as UTF-8
	 * @return the client
	 */
	public SshTestClient stdin(String input) {
		Assert.notNull(input, "'input' must not be null");
		return stdin(input.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Return a client whose commands read bytes from standard input.
	 * @param input the bytes
	 * @return the client
	 */
	public SshTestClient stdin(byte[] input) {
		Assert.notNull(input, "'input' must not be null");
		return with(new Settings(this.settings.user(), this.settings.credentials(), this.settings.environment(),
				input.clone(), this.settings.timeout()));
	}

	/**
	 * Return a client that waits no longer than this for a login, for the end of a
	 * command, and for a text to appear. Ten seconds if nothing is said.
	 * @param timeout how long to wait
	 * @return the client
	 */
	public SshTestClient timeout(Duration timeout) {
		checkTimeout(timeout);
		return with(new Settings(this.settings.user(), this.settings.credentials(), this.settings.environment(),
				this.settings.input(), timeout));
	}

	private static void checkTimeout(Duration timeout) {
		Assert.notNull(timeout, "'timeout' must not be null");
		Assert.isTrue(timeout.compareTo(Duration.ofMillis(1)) >= 0, "'timeout' must be at least a millisecond");
	}

	private SshTestClient with(Settings settings) {
		return new SshTestClient(this.connections, false, settings);
	}

	/**
	 * Log in, unless the user is already.
	 * @return this client
	 * @throws AssertionError if the server does not let the user in
	 */
	public SshTestClient login() {
		connect(deadline());
		return this;
	}

	/**
	 * Return what the server shows before the login, after which the user is logged in.
	 * @return the banner, or an empty text if there is none
	 */
	public String banner() {
		return connect(deadline()).banner();
	}

	/**
	 * End the connection of the user with these credentials, if there is one. The next
	 * request opens another.
	 */
	public void disconnect() {
		this.connections.disconnect(identity());
	}

	/**
	 * Run a command and wait for its end.
	 * @param command the command line
	 * @return what the command has given, whether it succeeded or not
	 * @throws AssertionError if the command does not end in time, or cannot be run
	 */
	public SshResult run(String command) {
		Deadline deadline = deadline();
		try (Running running = exec(command, deadline)) {
			running.endInput();
			return running.awaitEnd(deadline);
		}
	}

	/**
	 * Run a command that must succeed.
	 * @param command the command line
	 * @return what the command has given
	 * @throws AssertionError if the exit status is not zero, with a message that shows
	 * all that the command has given
	 */
	public SshResult success(String command) {
		SshResult result = run(command);
		result.assertThat().succeeded();
		return result;
	}

	/**
	 * Run a command that must succeed and write nothing to standard error.
	 * @param command the command line
	 * @return what was written to standard output
	 * @throws AssertionError if the exit status is not zero or there is something on
	 * standard error, with a message that shows all that the command has given
	 */
	public String read(String command) {
		SshResult result = success(command);
		result.assertThat().hasNoStderr();
		return result.stdout();
	}

	/**
	 * Start a command without waiting for its end. Its standard input stays open, unless
	 * there is {@link #stdin(String) input} for it.
	 * @param command the command line
	 * @return the command that runs
	 */
	public SshTestProcess start(String command) {
		return start(exec(command, deadline()));
	}

	/**
	 * Start a subsystem, as {@code ssh -s} does. Its standard input stays open, unless
	 * there is {@link #stdin(String) input} for it.
	 * @param name the name of the subsystem
	 * @return the subsystem that runs
	 */
	public SshTestProcess subsystem(String name) {
		Assert.hasText(name, "'name' must not be empty");
		return start(open(name, (session) -> session.createSubsystemChannel(name), deadline()));
	}

	/**
	 * Open a shell without a terminal, as {@code ssh -T} does. Its standard input stays
	 * open, unless there is {@link #stdin(String) input} for it.
	 * @return the shell that runs
	 */
	public SshTestProcess shellWithoutTerminal() {
		return start(open("shell", (session) -> {
			ChannelShell shell = session.createShellChannel();
			shell.setUsePty(false);
			return shell;
		}, deadline()));
	}

	private SshTestProcess start(Running running) {
		if (this.settings.input() != null) {
			running.endInput();
		}
		return new SshTestProcess(running);
	}

	private Running exec(String command, Deadline deadline) {
		Assert.hasLength(command, "'command' must not be empty");
		return open(command, (session) -> session.createExecChannel(command), deadline);
	}

	private Running open(String command, Connection.Factory<? extends ChannelSession> factory, Deadline deadline) {
		Received received = new Received();
		Input input = input();
		ClientChannel channel = openChannel((session) -> {
			ChannelSession result = factory.create(session);
			prepare(result, input, received.stdout(), received.stderr());
			return result;
		}, deadline);
		return new Running(command, user(), channel, received, input, this.settings.timeout(), received::toString);
	}

	/**
	 * Open a shell at a terminal of 80 columns and 24 rows.
	 * @return the shell
	 */
	public SshTestShell shell() {
		return shell(80, 24);
	}

	/**
	 * Open a shell at a terminal, whose type is {@code xterm-256color} if there is no
	 * {@link #env(String, String) environment} variable {@code TERM}.
	 * @param columns how many columns the terminal has
	 * @param rows how many rows the terminal has
	 * @return the shell
	 */
	public SshTestShell shell(int columns, int rows) {
		return atTerminal("shell", ClientSession::createShellChannel, columns, rows);
	}

	/**
	 * Run a command at a terminal, as {@code ssh -t} does.
	 * @param command the command line
	 * @param columns how many columns the terminal has
	 * @param rows how many rows the terminal has
	 * @return the command that runs
	 */
	public SshTestShell terminal(String command, int columns, int rows) {
		Assert.hasLength(command, "'command' must not be empty");
		return atTerminal(command, (session) -> session.createExecChannel(command), columns, rows);
	}

	private <C extends PtyCapableChannelSession> SshTestShell atTerminal(String command, Connection.Factory<C> factory,
			int columns, int rows) {
		Assert.isTrue(columns > 0 && rows > 0, "A terminal must have a column and a row");
		Received received = new Received();
		Input input = input();
		Emulator emulator = new Emulator(columns, rows, received.stdout(), input::reply);
		C channel = openChannel((session) -> {
			C result = factory.create(session);
			prepare(result, input, emulator, received.stderr());
			result.setUsePty(true);
			result.setPtyType(this.settings.environment().getOrDefault("TERM", "xterm-256color"));
			result.setPtyColumns(columns);
			result.setPtyLines(rows);
			result.setPtyWidth(0);
			result.setPtyHeight(0);
			return result;
		}, deadline());
		Running running = new Running(command, user(), channel, received, input, this.settings.timeout(),
				() -> emulator.screen().toString());
		return new SshTestShell(running, channel, emulator);
	}

	private Input input() {
		Input input = new Input();
		if (this.settings.input() != null) {
			input.add(this.settings.input());
		}
		return input;
	}

	private void prepare(ChannelSession channel, Input input, OutputStream stdout, OutputStream stderr) {
		this.settings.environment().forEach(channel::setEnv);
		channel.setIn(input);
		channel.setOut(stdout);
		channel.setErr(stderr);
	}

	/**
	 * Forward a port of this machine to what the server reaches, as {@code ssh -L} does.
	 * @param host the host as the server names it
	 * @param port the port
	 * @return the port of this machine, which the system chooses
	 * @throws AssertionError if the user cannot log in; whether the server permits the
	 * forwarding is seen by who connects
	 */
	public SshTestForward forward(String host, int port) {
		ClientSession session = connect(deadline()).session();
		try {
			return new SshTestForward(session.startLocalPortForwarding(LOOPBACK, new SshdSocketAddress(host, port)),
					session::stopLocalPortForwarding);
		}
		catch (IOException ex) {
			throw new AssertionError("No port was forwarded to %s:%d: %s".formatted(host, port, ex.getMessage()), ex);
		}
	}

	/**
	 * Forward a port of the server to what this machine reaches, as {@code ssh -R} does.
	 * @param host the host as this machine names it
	 * @param port the port
	 * @return the port of the server's loopback network, which the server chooses
	 * @throws AssertionError if the server does not permit it
	 */
	public SshTestForward forwardRemote(String host, int port) {
		Deadline deadline = deadline();
		ClientSession session = connect(deadline).session();
		CoreModuleProperties.FORWARD_REQUEST_TIMEOUT.set(session, deadline.remaining());
		try {
			return new SshTestForward(session.startRemotePortForwarding(LOOPBACK, new SshdSocketAddress(host, port)),
					session::stopRemotePortForwarding);
		}
		catch (IOException ex) {
			throw new AssertionError("The server forwards no port to %s:%d: %s".formatted(host, port, ex.getMessage()),
					ex);
		}
	}

	/**
	 * Return the files that the server shows the user by SFTP, such as
	 * {@code client.files().getPath("/inbox/order.csv")}, for the methods of
	 * {@link java.nio.file.Files}. These throw an {@link IOException} if the server does
	 * not answer in time.
	 * @return the files, which have a channel of their own until they are closed
	 * @throws AssertionError if the server has no files for the user
	 */
	public FileSystem files() {
		Deadline deadline = deadline();
		ClientSession session = connect(deadline).session();
		SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(session, deadline.remaining());
		try {
			return new SftpFileSystemProvider((SshClient) session.getFactoryManager(),
					new TimedSftpClientFactory(this.settings.timeout()), SftpVersionSelector.CURRENT)
				.newFileSystem(session);
		}
		catch (IOException ex) {
			throw new AssertionError("'%s' sees no files: %s".formatted(user(), ex.getMessage()), ex);
		}
	}

	/**
	 * Open a channel, on another connection if the one there was turns out to have ended.
	 */
	private <C extends ClientChannel> C openChannel(Connection.Factory<C> factory, Deadline deadline) {
		Connection connection = connect(deadline);
		try {
			return connection.open(factory, deadline);
		}
		catch (IOException ex) {
			if (!connection.isOpen()) {
				Connection another = connect(deadline);
				try {
					return another.open(factory, deadline);
				}
				catch (IOException again) {
					again.addSuppressed(ex);
					throw notOpened(again);
				}
			}
			throw notOpened(ex);
		}
	}

	private AssertionError notOpened(IOException ex) {
		return new AssertionError("'%s' could not open a channel: %s".formatted(user(), ex.getMessage()), ex);
	}

	private Connection connect(Deadline deadline) {
		return this.connections.get(identity(), deadline);
	}

	private Login identity() {
		return new Login(user(), this.settings.credentials());
	}

	private String user() {
		String user = findUser();
		if (user == null) {
			throw new IllegalStateException("Name the user by as(..)");
		}
		return user;
	}

	private @Nullable String findUser() {
		String user = this.settings.user();
		return (user != null) ? user : this.connections.getDefaultUser();
	}

	private Deadline deadline() {
		return Deadline.after(this.settings.timeout());
	}

	void beginTest() {
		this.connections.beginTest();
	}

	void endTest() {
		this.connections.endTest();
	}

	/**
	 * Close this client. If it was built, this ends all connections, also those of the
	 * clients that were made from it, which cannot be used any more. If it was made from
	 * another, such as by {@link #as(String)}, this {@linkplain #disconnect() ends the
	 * connection of its user} only.
	 */
	@Override
	public void close() {
		if (this.owner) {
			this.connections.close();
		}
		else if (findUser() != null) {
			this.connections.close(identity());
		}
	}

	/**
	 * Builds a client.
	 */
	public static final class Builder {

		private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

		private String host = "127.0.0.1";

		private @Nullable IntSupplier port;

		private @Nullable Supplier<? extends Collection<PublicKey>> serverKeys;

		private Function<String, SshTestCredentials> logins = (user) -> SshTestCredentials.none();

		private Supplier<@Nullable String> defaultUser = () -> null;

		private Duration timeout = DEFAULT_TIMEOUT;

		private Builder() {
		}

		/**
		 * Set where the server runs: on this machine if nothing is said.
		 * @param host the name or address of the host
		 * @return this builder
		 */
		public Builder host(String host) {
			Assert.hasText(host, "'host' must not be empty");
			this.host = host;
			return this;
		}

		/**
		 * Set where the server listens.
		 * @param port the port
		 * @return this builder
		 */
		public Builder port(int port) {
			Connections.checkPort(port);
			return port(() -> port);
		}

		/**
		 * Set where the server listens, which may change with its restart.
		 * @param port gives the port whenever a connection is opened
		 * @return this builder
		 */
		public Builder port(IntSupplier port) {
			this.port = port;
			return this;
		}

		/**
		 * Set the keys by which the server is known. Without them only servers on this
		 * machine are trusted, whatever their keys.
		 * @param serverKeys the keys
		 * @return this builder
		 */
		public Builder serverKeys(PublicKey... serverKeys) {
			List<PublicKey> keys = List.of(serverKeys);
			return serverKeys(() -> keys);
		}

		/**
		 * Set the keys by which the server is known, which may change with its restart.
		 * @param serverKeys gives the keys whenever a connection is opened
		 * @return this builder
		 */
		public Builder serverKeys(Supplier<? extends Collection<PublicKey>> serverKeys) {
			this.serverKeys = serverKeys;
			return this;
		}

		/**
		 * Set the credentials that users have by their names, so that
		 * {@link SshTestClient#as(String)} suffices for a login. They are asked for
		 * whenever a connection is opened.
		 * @param logins gives the credentials of a user
		 * @return this builder
		 */
		public Builder logins(Function<String, SshTestCredentials> logins) {
			this.logins = logins;
			return this;
		}

		/**
		 * Set the user of a client that was made without
		 * {@link SshTestClient#as(String)}.
		 * @param defaultUser gives the name of the user whenever one is needed, or
		 * {@code null} if there is none
		 * @return this builder
		 */
		public Builder defaultUser(Supplier<@Nullable String> defaultUser) {
			this.defaultUser = defaultUser;
			return this;
		}

		/**
		 * Set how long to wait: ten seconds if nothing is said.
		 * @param timeout how long to wait
		 * @return this builder
		 * @see SshTestClient#timeout(Duration)
		 */
		public Builder timeout(Duration timeout) {
			checkTimeout(timeout);
			this.timeout = timeout;
			return this;
		}

		/**
		 * Return the client. It does not connect before it is used.
		 * @return the client
		 */
		public SshTestClient build() {
			if (this.port == null) {
				throw new IllegalStateException("Name the port of the server");
			}
			return new SshTestClient(
					new Connections(this.host, this.port, this.serverKeys, this.logins, this.defaultUser), true,
					new Settings(null, null, Map.of(), null, this.timeout));
		}

	}

	/**
	 * What clients that share their connections differ in.
	 *
	 * @param user the name of the user
	 * @param credentials the credentials of the user, or {@code null} for those by name
	 * @param environment the environment of sessions
	 * @param input standard input of commands
	 * @param timeout how long to wait
	 */
	private record Settings(@Nullable String user, @Nullable SshTestCredentials credentials,
			Map<String, String> environment, byte @Nullable [] input, Duration timeout) {

	}

}
