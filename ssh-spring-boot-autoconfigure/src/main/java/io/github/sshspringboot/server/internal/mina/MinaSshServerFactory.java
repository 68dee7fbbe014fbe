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

package io.github.sshspringboot.server.internal.mina;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.sshspringboot.server.HostKeySource;
import io.github.sshspringboot.server.SshMinaServerCustomizer;
import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.SshServerListener;
import io.github.sshspringboot.server.internal.AlgorithmProfile;
import io.github.sshspringboot.server.internal.ManagedSshServer;
import io.github.sshspringboot.server.internal.ManagedSshServerFactory;
import io.github.sshspringboot.server.internal.SshServerException;
import io.github.sshspringboot.server.internal.SshServerSettings;
import io.github.sshspringboot.server.internal.SshServerSettings.Algorithms;
import io.github.sshspringboot.server.internal.SshServerSettings.Timeouts;
import io.github.sshspringboot.server.internal.SshSessionSelector;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.server.internal.forwarding.Forwarding;
import io.github.sshspringboot.server.internal.key.HostKeyException;
import io.github.sshspringboot.server.internal.login.LoginGuard;
import io.github.sshspringboot.server.internal.login.LoginMethod;
import io.github.sshspringboot.server.internal.mina.admission.ConnectionGate;
import io.github.sshspringboot.server.internal.mina.admission.LoginPenalties;
import io.github.sshspringboot.server.internal.mina.auth.AuthContext;
import io.github.sshspringboot.server.internal.mina.auth.AuthExchange;
import io.github.sshspringboot.server.internal.mina.auth.LoginExecutors;
import io.github.sshspringboot.server.internal.mina.auth.UserAuthService;
import io.github.sshspringboot.server.internal.mina.auth.UserAuthServiceFactory;
import io.github.sshspringboot.server.internal.mina.auth.UserKeyAlgorithms;
import io.github.sshspringboot.server.internal.mina.auth.UserKeySignatures;
import io.github.sshspringboot.server.internal.mina.auth.WireMethod;
import io.github.sshspringboot.server.internal.mina.channel.ChannelEvents;
import io.github.sshspringboot.server.internal.mina.channel.ChannelServiceFactory;
import io.github.sshspringboot.server.internal.mina.channel.KeepaliveRequests;
import io.github.sshspringboot.server.internal.mina.channel.ServerSessions;
import io.github.sshspringboot.server.internal.mina.channel.SessionChannelFactory;
import io.github.sshspringboot.server.internal.mina.forwarding.ServerTunnels;
import io.github.sshspringboot.server.internal.penalty.SourcePenalties;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.file.nonefs.NoneFileSystemFactory;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.random.SingletonRandomFactory;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.SessionHeartbeatController.HeartbeatType;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.global.NoMoreSessionsHandler;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * {@link ManagedSshServerFactory} that uses Apache MINA SSHD and sets everything that
 * MINA would fill with a default.
 */
public final class MinaSshServerFactory implements ManagedSshServerFactory {

	private static final Duration NEVER = Duration.ofDays(365);

	private static final Duration DISCONNECT_TIMEOUT = Duration.ofSeconds(2);

	private static final int BACKLOG = 128;

	private static final int READ_BUFFER_SIZE = 16 * 1024;

	private final SshServerSettings settings;

	private final HostKeySource hostKeySource;

	private final List<LoginMethod> loginMethods;

	private final LoginGuard loginGuard;

	private final SshSessionSelector selector;

	private final SshExecutors executors;

	private final List<SshMinaServerCustomizer> customizers;

	private final Supplier<List<SshServerListener>> listeners;

	private final @Nullable Forwarding forwarding;

	private final Traffic traffic = new Traffic();

	private final AlgorithmSelection algorithms;

	private final LoginExecutors loginExecutors;

	private final LoginPenalties penalties;

	public MinaSshServerFactory(SshServerSettings settings, HostKeySource hostKeySource, List<LoginMethod> loginMethods,
			LoginGuard loginGuard, SshSessionSelector selector, SshExecutors executors,
			List<SshMinaServerCustomizer> customizers, Supplier<List<SshServerListener>> listeners,
			@Nullable SourcePenalties penalties, @Nullable Forwarding forwarding) {
		Assert.notEmpty(loginMethods, "'loginMethods' must not be empty");
		this.settings = settings;
		this.hostKeySource = hostKeySource;
		this.loginMethods = List.copyOf(loginMethods);
		this.loginGuard = loginGuard;
		this.selector = selector;
		this.executors = executors;
		this.customizers = List.copyOf(customizers);
		this.listeners = listeners;
		this.forwarding = forwarding;
		this.algorithms = AlgorithmSelection.of(settings.algorithms());
		this.loginExecutors = new LoginExecutors(executors.authentication(),
				this.loginMethods.stream().map(LoginMethod::getName).toList());
		this.penalties = new LoginPenalties(penalties, loginGuard, this.loginExecutors.forLookups());
	}

	/**
	 * Do what is slow the first time in a JVM: load the security providers, the
	 * algorithms that servers offer by default, the classes of the engine, and those that
	 * read a host key. Servers that are created meanwhile wait for it.
	 */
	public static void prepare() {
		AlgorithmSelection
			.of(new Algorithms(AlgorithmProfile.MODERN, List.of(), List.of(), List.of(), List.of(), List.of()));
		MinaHostKeyCodec codec = new MinaHostKeyCodec();
		try {
			codec.read("preparation", codec.write(codec.generate("ssh-ed25519")), null);
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
		new ServerEngine().setIoServiceFactoryFactory(new Nio2ServiceFactoryFactory());
	}

	@Override
	public ManagedSshServer create() {
		List<KeyPair> keys = this.hostKeySource.getHostKeys();
		List<SshPublicKey> publicKeys = keys.stream().map(MinaSshServerFactory::encode).toList();
		checkHostKeys(publicKeys);
		ServerEngine minaServer = new ServerEngine();
		ServerEvents events = new ServerEvents(this.listeners.get(), this.traffic);
		ServerSessions sessions = new ServerSessions(this.selector, this.executors);
		HostKeyRotation hostKeys = new HostKeyRotation(keys);
		MinaSshServer server = new MinaSshServer(this.settings, publicKeys, this.executors, sessions, minaServer,
				events, NamedResource.getNameList(this.algorithms.publicKey()),
				new ConnectionGate(this.settings.limits(), this.penalties), hostKeys);
		configureTransport(minaServer, keys, new HostCertificates(this.hostKeySource.getCertificates(), publicKeys));
		configureAuthentication(minaServer);
		configureConnection(minaServer, sessions, hostKeys);
		this.customizers.forEach((customizer) -> customizer.customize(minaServer));
		return server;
	}

	private static SshPublicKey encode(KeyPair key) {
		try {
			return MinaHostKeyCodec.requireUsable(key.getPublic());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new HostKeyException("of the HostKeySource", String.valueOf(ex.getMessage()),
					"Return a key that servers can use, such as one made by ssh-keygen -t ed25519.", ex);
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

	private void configureTransport(ServerEngine minaServer, List<KeyPair> keys, HostCertificates certificates) {
		Timeouts timeouts = this.settings.timeouts();
		minaServer.setIoServiceFactoryFactory(new Nio2ServiceFactoryFactory());
		minaServer.setScheduledExecutorService(this.executors.timer(), false);
		minaServer.setRandomFactory(new SingletonRandomFactory(SecurityUtils.getRandomFactory()));
		minaServer.setKeyExchangeFactories(this.algorithms.keyExchange());
		minaServer.setCipherFactories(this.algorithms.ciphers());
		minaServer.setMacFactories(this.algorithms.macs());
		minaServer.setCompressionFactories(this.settings.transport().compression()
				? List.of(BuiltinCompressions.none, DelayedZlib.FACTORY) : List.of(BuiltinCompressions.none));
		minaServer.setSignatureFactories(certificates.withCertificates(this.algorithms.hostKey()));
		minaServer.setHostKeyCertificateProvider(certificates);
		minaServer.setKexExtensionHandler(new UserKeyAlgorithms(this.algorithms.publicKey()));
		minaServer.setKeyPairProvider(KeyPairProvider.wrap(keys));
		CoreModuleProperties.SERVER_IDENTIFICATION.set(minaServer, this.settings.identification());
		CoreModuleProperties.TCP_NODELAY.set(minaServer, true);
		CoreModuleProperties.SOCKET_KEEPALIVE.set(minaServer, true);
		CoreModuleProperties.SOCKET_BACKLOG.set(minaServer, BACKLOG);
		CoreModuleProperties.NIO2_READ_BUFFER_SIZE.set(minaServer, READ_BUFFER_SIZE);
		CoreModuleProperties.DISCONNECT_TIMEOUT.set(minaServer, DISCONNECT_TIMEOUT);
		CoreModuleProperties.NIO2_MIN_WRITE_TIMEOUT.set(minaServer, NEVER);
		CoreModuleProperties.IDLE_TIMEOUT.set(minaServer, Duration.ZERO);
		CoreModuleProperties.AUTH_TIMEOUT.set(minaServer, Duration.ZERO);
		CoreModuleProperties.REKEY_BYTES_LIMIT.set(minaServer, this.settings.transport().rekeyBytes());
		CoreModuleProperties.REKEY_TIME_LIMIT.set(minaServer, this.settings.transport().rekeyTime());
		if (timeouts.keepaliveInterval() != null) {
			minaServer.setReservedSessionMessagesHandler(new Keepalive(timeouts.keepaliveMaxMissed()));
			minaServer.setSessionHeartbeat(HeartbeatType.RESERVED, timeouts.keepaliveInterval());
		}
	}

	/**
	 * Set a factory of MINA's own methods. It is mandatory but never used, because the
	 * authentication service is replaced.
	 */
	private void configureAuthentication(ServerEngine minaServer) {
		Map<String, Function<AuthContext, AuthExchange>> methods = WireMethod.of(this.loginMethods);
		UserKeySignatures signatures = new UserKeySignatures(this.algorithms.publicKey());
		minaServer.setServiceFactories(List.of(
				new UserAuthServiceFactory((connection) -> new UserAuthService(connection, methods, this.loginGuard,
						signatures, this.loginExecutors, this.settings.maxLoginAttempts())),
				new ChannelServiceFactory(this.settings.limits().sessionsPerConnection())));
		minaServer.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
		minaServer.setPasswordAuthenticator(null);
		minaServer.setKeyboardInteractiveAuthenticator(null);
		minaServer.setHostBasedAuthenticator(null);
		minaServer.setGSSAuthenticator(null);
		minaServer.setPublickeyAuthenticator(null);
	}

	private void configureConnection(ServerEngine minaServer, ServerSessions sessions, HostKeyRotation hostKeys) {
		List<ChannelFactory> channels = new ArrayList<>();
		List<RequestHandler<ConnectionService>> requests = new ArrayList<>();
		channels.add(new SessionChannelFactory(sessions, this.settings.sessions()));
		requests.addAll(List.of(new KeepaliveRequests(), NoMoreSessionsHandler.INSTANCE, hostKeys));
		if (this.forwarding != null) {
			ServerTunnels tunnels = new ServerTunnels(this.forwarding, this.executors, sessions);
			channels.addAll(tunnels.getChannelFactories());
			requests.add(tunnels.getRequestHandler());
		}
		minaServer.setChannelFactories(channels);
		minaServer.setGlobalRequestHandlers(requests);
		minaServer.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
		minaServer.setFileSystemFactory(NoneFileSystemFactory.INSTANCE);
		minaServer.setSubsystemFactories(List.of());
		minaServer.addChannelListener(new ChannelEvents());
		CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(minaServer, NEVER);
		CoreModuleProperties.CHANNEL_CLOSE_TIMEOUT.set(minaServer, NEVER);
	}

}
