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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.random.SingletonRandomFactory;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.threads.SshThreadPoolExecutor;
import org.apache.sshd.common.util.threads.ThreadUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.auth.UserAuth;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.forward.DirectTcpipFactory;
import org.apache.sshd.server.session.ServerConnectionServiceFactory;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.server.session.ServerUserAuthServiceFactory;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * A whole SSH server for tests of SSH clients. It listens on a free port of the loopback
 * interface, with host keys of its own, and needs neither Spring nor files:
 *
 * <pre class="code">
 * try (SshTestServer server = SshTestServer.start()) {
 *     server.onExec("uname").reply("Linux\n");
 *     // connect to server.host() and server.port()
 * }
 * </pre>
 *
 * Without further configuration there is one user, {@value #DEFAULT_USERNAME} with the
 * password {@value #DEFAULT_PASSWORD}. Commands echo their command line, and so does a
 * shell with each line. Clients may forward to and from the loopback interface, and read
 * and write files in memory over SFTP.
 * <p>
 * It is for tests only: what it permits is not for a network.
 *
 * @since 0.1.0
 */
public final class SshTestServer implements AutoCloseable {

	/**
	 * Name of the user that there is if no other is configured.
	 */
	public static final String DEFAULT_USERNAME = "user";

	/**
	 * Password of the user that there is if no other is configured.
	 */
	public static final String DEFAULT_PASSWORD = "password";

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

	private static final int WINDOW = 256 * 1024;

	private static final int MAX_CHANNELS = 64;

	private static final int MAX_COMMANDS = 512;

	private static final AtomicInteger COUNT = new AtomicInteger();

	private final SshTimeline timeline = new SshTimeline();

	private final SshFaults faults = new SshFaults();

	private final FileEvents fileEvents = new FileEvents();

	private final MemoryFiles files;

	private final HostKeys hostKeys;

	private final Script configuredScript;

	private final List<ExecutorService> executors;

	private final ServerEngine engine;

	private volatile Script script;

	private SshTestServer(Builder builder) {
		this.configuredScript = new Script(builder.script);
		this.script = new Script(builder.script);
		this.files = new MemoryFiles(builder.files);
		this.hostKeys = new HostKeys(builder.hostKeys, this.faults);
		ThreadFactory threads = threads("ssh-test-server-" + COUNT.incrementAndGet());
		SshThreadPoolExecutor workers = fixed(4, threads);
		SshThreadPoolExecutor resuming = fixed(2, threads);
		SshThreadPoolExecutor commands = new SshThreadPoolExecutor(0, MAX_COMMANDS, 10, TimeUnit.SECONDS,
				new SynchronousQueue<>(), threads);
		ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(threads);
		this.executors = List.of(workers, resuming, commands, timer);
		this.engine = new ServerEngine(this.faults);
		configure(builder, timer, commands);
		this.engine.setIoServiceFactoryFactory(new ServerEngine.TransportFactory(this.faults, workers, resuming));
		this.faults.addListener(this.engine::listen);
	}

	private void configure(Builder builder, ScheduledExecutorService timer, SshThreadPoolExecutor commands) {
		ServerEngine server = this.engine;
		List<SshTestUser> known = builder.users.isEmpty()
				? List.of(SshTestUser.named(DEFAULT_USERNAME).password(DEFAULT_PASSWORD)) : builder.users;
		Users users = new Users(known);
		List<List<String>> sequences = builder.sequences.isEmpty() ? users.methods() : builder.sequences;
		server.setHost("127.0.0.1");
		server.setPort(builder.port);
		server.setKeyPairProvider(this.hostKeys);
		server.setScheduledExecutorService(timer, false);
		server.setRandomFactory(new SingletonRandomFactory(SecurityUtils.getRandomFactory()));
		server.setKeyExchangeFactories(ServerBuilder.setUpDefaultKeyExchanges(true));
		server.setCipherFactories(ServerBuilder.setUpDefaultCiphers(true));
		server.setMacFactories(ServerBuilder.setUpDefaultMacs(true));
		server.setSignatureFactories(ServerBuilder.setUpDefaultSignatureFactories(true));
		server.setKexExtensionHandler(ServerBuilder.DEFAULT_KEX_EXTENSION_HANDLER);
		server.setUnknownChannelReferenceHandler(ServerBuilder.DEFAULT_UNKNOWN_CHANNEL_REFERENCE_HANDLER);
		server.setCompressionFactories(List.of(BuiltinCompressions.none));
		server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE,
				new InteractiveLoginFactory(users)));
		server.setPasswordAuthenticator((username, password, session) -> users.isPassword(username, password));
		server.setPublickeyAuthenticator((username, key, session) -> users.isKey(username, key));
		server.setKeyboardInteractiveAuthenticator(null);
		server.setGSSAuthenticator(null);
		server.setHostBasedAuthenticator(null);
		server.setAgentFactory(null);
		server.setServiceFactories(
				List.of(new LoginServiceFactory(sequences, this.faults), ServerConnectionServiceFactory.INSTANCE));
		server.setFileSystemFactory(this.files);
		server.setForwardingFilter(new LoopbackForwarding(builder.forwarding, this.faults));
		server.setForwarderFactory(LoopbackForwarding.Forwarder::new);
		server.setChannelFactories(
				List.of(new SessionChannelFactory(builder.prompt, commands), DirectTcpipFactory.INSTANCE));
		List<RequestHandler<ConnectionService>> requests = new ArrayList<>();
		requests.add(SshTestServer::recordRequest);
		requests.addAll(ServerBuilder.DEFAULT_GLOBAL_REQUEST_HANDLERS);
		server.setGlobalRequestHandlers(requests);
		SftpSubsystemFactory sftp = new SftpSubsystemFactory.Builder()
			.withExecutorServiceProvider(() -> ThreadUtils.noClose(commands))
			.withFileSystemAccessor(new MemoryFiles.Accessor())
			.build();
		sftp.addSftpEventListener(this.fileEvents);
		server.setSubsystemFactories(List.of(sftp));
		ConnectionEvents events = new ConnectionEvents(this.timeline);
		server.addSessionListener(events);
		server.addChannelListener(events);
		CoreModuleProperties.TCP_NODELAY.set(server, true);
		CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
		CoreModuleProperties.NIO2_READ_TIMEOUT.set(server, Duration.ZERO);
		CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(server, Duration.ofDays(1));
		CoreModuleProperties.NIO2_MIN_WRITE_TIMEOUT.set(server, Duration.ofDays(1));
		CoreModuleProperties.WINDOW_SIZE.set(server, (long) WINDOW);
		CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, MAX_CHANNELS);
		CoreModuleProperties.STOP_WAIT_TIME.set(server, CLOSE_TIMEOUT);
		CoreModuleProperties.SERVER_IDENTIFICATION.set(server, builder.software);
		CoreModuleProperties.AUTH_METHODS.set(server,
				sequences.stream().map((sequence) -> String.join(",", sequence)).collect(Collectors.joining(" ")));
		SftpModuleProperties.MAX_OPEN_HANDLES_PER_SESSION.set(server, 256);
		if (!builder.banner.isEmpty()) {
			CoreModuleProperties.WELCOME_BANNER.set(server, builder.banner);
		}
	}

	private static RequestHandler.Result recordRequest(ConnectionService service, String request, boolean wantReply,
			Buffer buffer) {
		if (!request.endsWith("tcpip-forward")) {
			ConnectionLog.add(service.getSession(), new SshEvent.OtherRequested(request));
		}
		return RequestHandler.Result.Unsupported;
	}

	private static SshThreadPoolExecutor fixed(int size, ThreadFactory threads) {
		return new SshThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
	}

	private static ThreadFactory threads(String prefix) {
		AtomicInteger count = new AtomicInteger();
		return (task) -> {
			Thread thread = new Thread(task, prefix + "-" + count.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		};
	}

	/**
	 * Start a server with one user, {@value #DEFAULT_USERNAME}.
	 * @return the server, which is to be closed
	 */
	public static SshTestServer start() {
		return builder().start();
	}

	/**
	 * Return a builder of servers.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	private void listen() {
		try {
			this.engine.start();
		}
		catch (IOException ex) {
			close();
			throw new UncheckedIOException("Cannot listen on port " + this.engine.getPort(), ex);
		}
	}

	/**
	 * Return the address that the server listens at.
	 * @return {@code 127.0.0.1}
	 */
	public String host() {
		return this.engine.getHost();
	}

	/**
	 * Return the port that the server listens on.
	 * @return the port
	 */
	public int port() {
		return this.engine.getPort();
	}

	/**
	 * Return the host keys of the server.
	 * @return the public keys
	 */
	public List<PublicKey> hostKeys() {
		return this.hostKeys.publicKeys();
	}

	/**
	 * Return the host keys as lines of a {@code known_hosts} file.
	 * @return a line for each key
	 */
	public String knownHosts() {
		return hostKeys().stream()
			.map((key) -> "[%s]:%d %s\n".formatted(host(), port(), PublicKeyEntry.toString(key)))
			.collect(Collectors.joining());
	}

	/**
	 * Return the root of the files that clients see over SFTP.
	 * @return the root, a path of a file system in memory
	 */
	public Path files() {
		return this.files.root();
	}

	/**
	 * Return everything that happened.
	 * @return the timeline
	 */
	public SshTimeline timeline() {
		return this.timeline;
	}

	/**
	 * Return the faults to switch on.
	 * @return the faults
	 */
	public SshFaults faults() {
		return this.faults;
	}

	/**
	 * Say what is answered to a command line. What is said last wins; without an answer
	 * the line is echoed. The same holds for lines typed into the shell.
	 * @param line the exact command line
	 * @return what to answer
	 */
	public SshExecStub<SshTestServer> onExec(String line) {
		return onExec(Pattern.compile(Pattern.quote(line)));
	}

	/**
	 * Say what is answered to command lines.
	 * @param pattern what the whole command line has to match
	 * @return what to answer
	 */
	public SshExecStub<SshTestServer> onExec(Pattern pattern) {
		return this.script.on(this, pattern);
	}

	/**
	 * Drop all connections, without a word.
	 */
	public void drop() {
		this.engine.drop(CLOSE_TIMEOUT);
	}

	/**
	 * Disconnect all clients, as a server does that stops.
	 * @param message what they are told
	 */
	public void disconnect(String message) {
		for (AbstractSession session : this.engine.getActiveSessions()) {
			try {
				session.disconnect(SshConstants.SSH2_DISCONNECT_BY_APPLICATION, message);
			}
			catch (IOException ex) {
				session.close(true);
			}
		}
	}

	/**
	 * Go back to the state after the start: faults end, connections are dropped, answers,
	 * files and the timeline are as configured.
	 */
	public void reset() {
		this.faults.reset();
		drop();
		this.script = new Script(this.configuredScript);
		this.files.reset();
		this.fileEvents.reset();
		this.timeline.clear();
	}

	/**
	 * Close the server, its connections, and all that they opened.
	 * @throws IllegalStateException if a handler still runs, although it was interrupted
	 */
	@Override
	public void close() {
		boolean terminated;
		try {
			this.engine.release();
			this.engine.stop(true);
			this.files.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			terminated = terminate();
		}
		if (!terminated) {
			throw new IllegalStateException("A handler goes on although it was interrupted");
		}
	}

	private boolean terminate() {
		long deadline = System.nanoTime() + CLOSE_TIMEOUT.toNanos();
		this.executors.forEach(ExecutorService::shutdownNow);
		boolean terminated = true;
		for (ExecutorService executor : this.executors) {
			try {
				terminated &= executor.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
		}
		return terminated;
	}

	@Override
	public String toString() {
		return "SshTestServer[" + host() + ":" + port() + "]";
	}

	/**
	 * Builder of servers.
	 */
	public static final class Builder {

		private final List<SshTestUser> users = new ArrayList<>();

		private final List<KeyPair> hostKeys = new ArrayList<>();

		private final List<List<String>> sequences = new ArrayList<>();

		private final Map<String, byte[]> files = new LinkedHashMap<>();

		private final Script script = new Script();

		private int port;

		private String software = "SshTestServer";

		private String banner = "";

		private String prompt = "$ ";

		private boolean forwarding = true;

		private Builder() {
		}

		/**
		 * Listen on the given port.
		 * @param port the port; 0, the default, for a free one
		 * @return this builder
		 */
		public Builder port(int port) {
			this.port = port;
			return this;
		}

		/**
		 * Add a host key. Without one there are fresh ones, Ed25519 and ECDSA.
		 * @param key the pair of keys
		 * @return this builder
		 */
		public Builder hostKey(KeyPair key) {
			this.hostKeys.add(key);
			return this;
		}

		/**
		 * Add a user with a password.
		 * @param name the name of the user
		 * @param password the password
		 * @return this builder
		 */
		public Builder user(String name, String password) {
			return user(SshTestUser.named(name).password(password));
		}

		/**
		 * Add a user.
		 * @param user the user
		 * @return this builder
		 */
		public Builder user(SshTestUser user) {
			this.users.add(user);
			return this;
		}

		/**
		 * Add a sequence of methods that users have to log in with. One sequence is
		 * enough to log in. Without any, each method is enough that one of the users has.
		 * @param methods the methods, of {@code publickey}, {@code password} and
		 * {@code keyboard-interactive}
		 * @return this builder
		 */
		public Builder methods(String... methods) {
			this.sequences.add(Arrays.asList(methods));
			return this;
		}

		/**
		 * Set the software that the server says it is.
		 * @param software the part of the identification after {@code SSH-2.0-}
		 * @return this builder
		 */
		public Builder software(String software) {
			this.software = software;
			return this;
		}

		/**
		 * Set a text that clients are sent before the login.
		 * @param banner the text
		 * @return this builder
		 */
		public Builder banner(String banner) {
			this.banner = banner;
			return this;
		}

		/**
		 * Set the prompt of the shell.
		 * @param prompt the prompt; {@code "$ "} by default
		 * @return this builder
		 */
		public Builder prompt(String prompt) {
			this.prompt = prompt;
			return this;
		}

		/**
		 * Say what is answered to a command line.
		 * @param line the exact command line
		 * @return what to answer
		 * @see SshTestServer#onExec(String)
		 */
		public SshExecStub<Builder> onExec(String line) {
			return onExec(Pattern.compile(Pattern.quote(line)));
		}

		/**
		 * Say what is answered to command lines.
		 * @param pattern what the whole command line has to match
		 * @return what to answer
		 */
		public SshExecStub<Builder> onExec(Pattern pattern) {
			return this.script.on(this, pattern);
		}

		/**
		 * Run the given handler in place of the shell.
		 * @param handler the handler
		 * @return this builder
		 */
		public Builder shell(SshExecHandler handler) {
			this.script.shell(handler);
			return this;
		}

		/**
		 * Add a subsystem.
		 * @param name the name of the subsystem, such as {@code netconf}
		 * @param handler the handler
		 * @return this builder
		 */
		public Builder subsystem(String name, SshExecHandler handler) {
			this.script.subsystem(name, handler);
			return this;
		}

		/**
		 * Add a file, in UTF-8.
		 * @param path the path of the file
		 * @param content the content
		 * @return this builder
		 */
		public Builder file(String path, String content) {
			return file(path, content.getBytes(StandardCharsets.UTF_8));
		}

		/**
		 * Add a file.
		 * @param path the path of the file
		 * @param content the content
		 * @return this builder
		 */
		public Builder file(String path, byte[] content) {
			this.files.put(path, content.clone());
			return this;
		}

		/**
		 * Set whether clients may forward to and from the loopback interface.
		 * @param forwarding whether they may; {@code true} by default
		 * @return this builder
		 */
		public Builder forwarding(boolean forwarding) {
			this.forwarding = forwarding;
			return this;
		}

		/**
		 * Start a server.
		 * @return the server, which is to be closed
		 */
		public SshTestServer start() {
			SshTestServer server = new SshTestServer(this);
			server.listen();
			return server;
		}

	}

	private final class SessionChannelFactory extends ChannelSessionFactory {

		private final String prompt;

		private final ExecutorService commands;

		SessionChannelFactory(String prompt, ExecutorService commands) {
			this.prompt = prompt;
			this.commands = commands;
		}

		@Override
		public Channel createChannel(Session session) {
			return new SessionChannel(SshTestServer.this.script, this.prompt, SshTestServer.this.faults, this.commands);
		}

	}

	private static final class LoginServiceFactory extends ServerUserAuthServiceFactory {

		private final List<List<String>> sequences;

		private final SshFaults faults;

		LoginServiceFactory(List<List<String>> sequences, SshFaults faults) {
			this.sequences = sequences;
			this.faults = faults;
		}

		@Override
		public LoginService create(Session session) throws IOException {
			return new LoginService(session, this.sequences, this.faults);
		}

	}

	private record InteractiveLoginFactory(Users users) implements UserAuthFactory {

		@Override
		public String getName() {
			return InteractiveLogin.NAME;
		}

		@Override
		public UserAuth createUserAuth(ServerSession session) {
			return new InteractiveLogin(this.users);
		}

	}

}
