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

package io.github.sshspringboot.server.mina;

import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.sshspringboot.server.SshAuthenticator;
import io.github.sshspringboot.server.SshExecutors;
import io.github.sshspringboot.server.SshMinaServerCustomizer;
import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.SshServer;
import io.github.sshspringboot.server.SshServerException;
import io.github.sshspringboot.server.SshServerFactory;
import io.github.sshspringboot.server.SshServerListener;
import io.github.sshspringboot.server.SshServerSettings;
import io.github.sshspringboot.server.SshServerSettings.Timeouts;
import io.github.sshspringboot.server.SshSessionHandlers;
import io.github.sshspringboot.server.UnsupportedAlgorithmException;
import io.github.sshspringboot.server.hostkey.HostKeyException;
import io.github.sshspringboot.server.hostkey.HostKeySource;
import io.github.sshspringboot.server.penalty.SshPenalties;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.file.nonefs.NoneFileSystemFactory;
import org.apache.sshd.common.global.KeepAliveHandler;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.random.SingletonRandomFactory;
import org.apache.sshd.common.session.SessionHeartbeatController.HeartbeatType;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.auth.UserAuth;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.WelcomeBannerPhase;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.global.NoMoreSessionsHandler;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Makes servers on Apache MINA SSHD. Everything that the engine would fill with a default
 * is set here.
 *
 * @since 0.1.0
 */
public final class MinaSshServerFactory implements SshServerFactory {

	private static final Duration NEVER = Duration.ofDays(365);

	private static final Duration DISCONNECT_TIMEOUT = Duration.ofSeconds(2);

	private static final int BACKLOG = 128;

	private static final int READ_BUFFER_SIZE = 16 * 1024;

	private static final int FLOOD_FACTOR = 4;

	private final SshServerSettings settings;

	private final HostKeySource hostKeySource;

	private final SshAuthenticator authenticator;

	private final SshSessionHandlers handlers;

	private final SshExecutors executors;

	private final List<SshMinaServerCustomizer> customizers;

	private final Supplier<List<SshServerListener>> listeners;

	private final Traffic traffic = new Traffic();

	private final AlgorithmSelection algorithms;

	private final LoginExecutors loginExecutors;

	private final LoginPenalties penalties;

	/**
	 * Create a factory.
	 * @param settings how to set up the servers
	 * @param hostKeySource gives the host keys
	 * @param authenticator decides who may log in
	 * @param handlers handle sessions
	 * @param executors run the blocking work
	 * @param customizers customise the engine
	 * @param listeners gives those who are told what happens at a server, once for each
	 * server
	 * @param penalties the penalties of clients' addresses, {@code null} for none
	 * @throws UnsupportedAlgorithmException if an algorithm is configured that cannot be
	 * had
	 */
	public MinaSshServerFactory(SshServerSettings settings, HostKeySource hostKeySource, SshAuthenticator authenticator,
			SshSessionHandlers handlers, SshExecutors executors, List<SshMinaServerCustomizer> customizers,
			Supplier<List<SshServerListener>> listeners, @Nullable SshPenalties penalties) {
		Assert.notNull(settings, "'settings' must not be null");
		Assert.notNull(hostKeySource, "'hostKeySource' must not be null");
		Assert.notNull(authenticator, "'authenticator' must not be null");
		Assert.notNull(handlers, "'handlers' must not be null");
		Assert.notNull(executors, "'executors' must not be null");
		Assert.notNull(listeners, "'listeners' must not be null");
		this.settings = settings;
		this.hostKeySource = hostKeySource;
		this.authenticator = authenticator;
		this.handlers = handlers;
		this.executors = executors;
		this.customizers = List.copyOf(customizers);
		this.listeners = listeners;
		this.algorithms = AlgorithmSelection.of(settings.algorithms());
		this.loginExecutors = new LoginExecutors(executors.authentication(),
				settings.authentication().getMethodNames());
		this.penalties = new LoginPenalties(penalties, authenticator, this.loginExecutors.forLookups());
	}

	@Override
	public SshServer getServer() {
		List<KeyPair> keys = this.hostKeySource.getHostKeys();
		List<SshPublicKey> publicKeys = keys.stream().map(MinaSshServerFactory::encode).toList();
		checkHostKeys(publicKeys);
		ServerEngine engine = new ServerEngine();
		ServerEvents events = new ServerEvents(this.listeners.get(), this.traffic);
		MinaSshServer server = new MinaSshServer(this.settings, publicKeys, this.executors, this.handlers, engine,
				events, NamedResource.getNameList(this.algorithms.publicKey()));
		configureTransport(engine, keys, new HostCertificates(this.hostKeySource.getCertificates(), publicKeys));
		engine.setSessionFactory(new ConnectionFactory(engine, server,
				new ConnectionGate(this.settings.limits(), this.penalties), events));
		configureAuthentication(engine);
		configureConnection(engine, server);
		this.customizers.forEach((customizer) -> customizer.customize(engine));
		return server;
	}

	private static SshPublicKey encode(KeyPair key) {
		try {
			return MinaHostKeyCodec.requireUsable(key.getPublic());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new HostKeyException("of the HostKeySource", String.valueOf(ex.getMessage()),
					"Let it give a key that servers can use, such as one made by ssh-keygen -t ed25519.", ex);
		}
	}

	private void checkHostKeys(List<SshPublicKey> keys) {
		if (keys.isEmpty()) {
			throw new SshServerException("There is no host key", null);
		}
		List<String> algorithms = NamedResource.getNameList(this.algorithms.hostKey());
		for (SshPublicKey key : keys) {
			if (!key.isStrong()) {
				throw new HostKeyException(key.toString(), "is an RSA key with fewer than 2048 bits",
						"Use a longer key, or one of type ssh-ed25519.", null);
			}
			if (algorithms.stream().noneMatch((algorithm) -> isUsable(key.getType(), algorithm))) {
				throw new HostKeyException(key.toString(),
						"is of no use: no algorithm for its type is in ssh.server.algorithms.host-key",
						"Add +" + key.getType() + " to ssh.server.algorithms.host-key, or use another key.", null);
			}
		}
	}

	private static boolean isUsable(String type, String algorithm) {
		return algorithm.equals(type) || ("ssh-rsa".equals(type) && algorithm.startsWith("rsa-sha2-"));
	}

	private void configureTransport(ServerEngine engine, List<KeyPair> keys, HostCertificates certificates) {
		Timeouts timeouts = this.settings.timeouts();
		engine.setIoServiceFactoryFactory(new Nio2ServiceFactoryFactory());
		engine.setScheduledExecutorService(this.executors.timer(), false);
		engine.setRandomFactory(new SingletonRandomFactory(SecurityUtils.getRandomFactory()));
		engine.setKeyExchangeFactories(this.algorithms.keyExchange());
		engine.setCipherFactories(this.algorithms.ciphers());
		engine.setMacFactories(this.algorithms.macs());
		engine.setCompressionFactories(List.of(BuiltinCompressions.none));
		engine.setSignatureFactories(certificates.withCertificates(this.algorithms.hostKey()));
		engine.setHostKeyCertificateProvider(certificates);
		engine.setKexExtensionHandler(new UserKeyAlgorithms(this.algorithms.publicKey()));
		engine.setKeyPairProvider(KeyPairProvider.wrap(keys));
		CoreModuleProperties.SERVER_IDENTIFICATION.set(engine, this.settings.identification());
		CoreModuleProperties.TCP_NODELAY.set(engine, true);
		CoreModuleProperties.SOCKET_KEEPALIVE.set(engine, true);
		CoreModuleProperties.SOCKET_BACKLOG.set(engine, BACKLOG);
		CoreModuleProperties.NIO2_READ_BUFFER_SIZE.set(engine, READ_BUFFER_SIZE);
		CoreModuleProperties.DISCONNECT_TIMEOUT.set(engine, DISCONNECT_TIMEOUT);
		CoreModuleProperties.NIO2_MIN_WRITE_TIMEOUT.set(engine, NEVER);
		CoreModuleProperties.IDLE_TIMEOUT.set(engine, Duration.ZERO);
		CoreModuleProperties.AUTH_TIMEOUT.set(engine, Duration.ZERO);
		if (timeouts.keepaliveInterval() != null) {
			engine.setReservedSessionMessagesHandler(new Keepalive(timeouts.keepaliveMaxMissed()));
			engine.setSessionHeartbeat(HeartbeatType.RESERVED, timeouts.keepaliveInterval());
		}
	}

	private void configureAuthentication(ServerEngine engine) {
		List<List<String>> methods = this.settings.authentication().methods();
		int maxAttempts = this.settings.authentication().maxAttempts();
		String banner = this.settings.banner();
		engine.setServiceFactories(List.of(
				new UserAuthServiceFactory((session) -> new UserAuthService(session, this.loginExecutors, banner,
						maxAttempts, (login) -> new LoginSequence(this.authenticator.getMethods(login, methods)),
						this.authenticator::reject)),
				new ChannelServiceFactory(this.settings.limits().sessionsPerConnection())));
		UserKeySignatures signatures = new UserKeySignatures(this.algorithms.publicKey());
		Map<String, UserAuthFactory> available = Map.of("password",
				method("password", () -> new PasswordAuth(this.authenticator)), "publickey",
				method("publickey", () -> new PublicKeyAuth(signatures, this.authenticator)), InteractiveAuth.NAME,
				method(InteractiveAuth.NAME, () -> new InteractiveAuth(this.authenticator)), GssapiAuth.NAME,
				method(GssapiAuth.NAME, () -> new GssapiAuth(this.authenticator)));
		List<String> names = this.settings.authentication().getMethodNames();
		engine.setUserAuthFactories(names.stream().map(available::get).toList());
		engine.setPasswordAuthenticator(null);
		engine.setKeyboardInteractiveAuthenticator(null);
		engine.setHostBasedAuthenticator(null);
		engine.setGSSAuthenticator(null);
		engine.setPublickeyAuthenticator(null);
		CoreModuleProperties.AUTH_METHODS.set(engine, String.join(" ", names));
		CoreModuleProperties.MAX_AUTH_REQUESTS.set(engine, FLOOD_FACTOR * maxAttempts);
		CoreModuleProperties.WELCOME_BANNER_PHASE.set(engine, WelcomeBannerPhase.FIRST_REQUEST);
	}

	private UserAuthFactory method(String name, Supplier<UserAuth> method) {
		return new MethodFactory(name, () -> new DecidedAuth(method.get(), this.authenticator::reject));
	}

	private void configureConnection(ServerEngine engine, MinaSshServer server) {
		engine.setChannelFactories(List.of(new SessionChannelFactory(server)));
		engine.setGlobalRequestHandlers(List.of(KeepAliveHandler.INSTANCE, NoMoreSessionsHandler.INSTANCE));
		engine.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
		engine.setFileSystemFactory(NoneFileSystemFactory.INSTANCE);
		engine.setSubsystemFactories(List.of());
		engine.addChannelListener(new ChannelEvents());
		CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(engine, NEVER);
		CoreModuleProperties.CHANNEL_CLOSE_TIMEOUT.set(engine, NEVER);
	}

	private record MethodFactory(String name, Supplier<UserAuth> supplier) implements UserAuthFactory {

		@Override
		public String getName() {
			return this.name;
		}

		@Override
		public UserAuth createUserAuth(ServerSession session) {
			return this.supplier.get();
		}

	}

}
