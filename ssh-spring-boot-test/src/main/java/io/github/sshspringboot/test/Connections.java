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
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.helpers.MissingAttachedSessionException;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.Assert;

/**
 * The connections of a client, one for each login. It is opened when it is needed first,
 * and anew when it has ended or when a test begins.
 */
final class Connections implements AutoCloseable {

	/** Why the server is not trusted, which may be known before there is a session. */
	private static final AttributeKey<AtomicReference<@Nullable String>> REFUSAL = new AttributeKey<>();

	private final String host;

	private final IntSupplier port;

	private final @Nullable Supplier<? extends Collection<PublicKey>> serverKeys;

	private final Function<String, SshTestCredentials> logins;

	private final Supplier<@Nullable String> defaultUser;

	private final List<Place> places = new ArrayList<>();

	private int tests;

	private @Nullable SshClient client;

	private boolean closed;

	Connections(String host, IntSupplier port, @Nullable Supplier<? extends Collection<PublicKey>> serverKeys,
			Function<String, SshTestCredentials> logins, Supplier<@Nullable String> defaultUser) {
		this.host = host;
		this.port = port;
		this.serverKeys = serverKeys;
		this.logins = logins;
		this.defaultUser = defaultUser;
	}

	static void checkPort(int port) {
		Assert.isTrue(port > 0 && port <= 65535, () -> "A server has no port " + port);
	}

	@Nullable String getDefaultUser() {
		return this.defaultUser.get();
	}

	/**
	 * Return the connection of a login, which is opened if there is none.
	 * @throws AssertionError if the server does not let the user in
	 */
	Connection get(Login login, Deadline deadline) {
		return place(login).get(deadline);
	}

	private synchronized Place place(Login login) {
		return this.places.stream().filter((place) -> place.isFor(login)).findFirst().orElseGet(() -> {
			Place place = new Place(login, this.tests > 0);
			this.places.add(place);
			return place;
		});
	}

	/**
	 * End the connections of a login.
	 */
	void disconnect(Login login) {
		remove((place) -> place.login.equals(login)).forEach(Place::disconnect);
	}

	/**
	 * End the connections of a login, and stop if none is left.
	 */
	void close(Login login) {
		disconnect(login);
		SshClient idle = null;
		synchronized (this) {
			if (this.places.stream().noneMatch(Place::isInUse)) {
				idle = this.client;
				this.client = null;
			}
		}
		stop(idle);
	}

	/**
	 * Have a test log in anew. Connections from before it are left to what runs on them.
	 */
	synchronized void beginTest() {
		retireAll();
		this.tests++;
	}

	/**
	 * End the connections of a test, and of those that ran at the same time if no other
	 * still does: nobody knows who uses which.
	 */
	void endTest() {
		List<Place> ended = List.of();
		synchronized (this) {
			retireAll();
			this.tests = Math.max(0, this.tests - 1);
			if (this.tests == 0) {
				ended = remove((place) -> place.ofTest);
			}
		}
		ended.forEach(Place::disconnect);
	}

	private void retireAll() {
		this.places.removeIf((place) -> !place.isInUse());
		this.places.forEach(Place::retire);
	}

	private synchronized List<Place> remove(Predicate<Place> which) {
		List<Place> removed = this.places.stream().filter(which).toList();
		this.places.removeAll(removed);
		return removed;
	}

	synchronized SshClient client() {
		if (this.closed) {
			throw new IllegalStateException("The client is closed");
		}
		if (this.client == null) {
			this.client = createClient();
		}
		return this.client;
	}

	private SshClient createClient() {
		SshClient result = SshClient.setUpDefaultClient();
		result.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
		result.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
		result.setServerKeyVerifier(this::verifyServerKey);
		result.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE, new Conversation.PasswordFactory(),
				new Conversation.KeyboardInteractiveFactory()));
		result.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
		CoreModuleProperties.TCP_NODELAY.set(result, true);
		CoreModuleProperties.REQUEST_EXEC_REPLY.set(result, true);
		CoreModuleProperties.REQUEST_SHELL_REPLY.set(result, true);
		result.start();
		return result;
	}

	private boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
		String refusal = refusal(address, key);
		Objects.requireNonNull(session.getConnectionContext()).getAttribute(REFUSAL).set(refusal);
		return refusal == null;
	}

	private @Nullable String refusal(SocketAddress address, PublicKey key) {
		if (this.serverKeys == null) {
			return (address instanceof InetSocketAddress inet && inet.getAddress().isLoopbackAddress()) ? null
					: "without known server keys, only servers on this machine are trusted";
		}
		String fingerprint = KeyUtils
			.getFingerPrint((key instanceof OpenSshCertificate certificate) ? certificate.getCertPubKey() : key);
		return this.serverKeys.get().stream().map(KeyUtils::getFingerPrint).anyMatch(fingerprint::equals) ? null
				: "its key " + fingerprint + " is not known";
	}

	private Connection open(Login login, Deadline deadline) {
		SshTestCredentials credentials = login.credentials();
		if (credentials == null) {
			credentials = this.logins.apply(login.user());
		}
		Conversation conversation = new Conversation(credentials);
		SshClient client = client();
		int port = this.port.getAsInt();
		checkPort(port);
		AtomicReference<@Nullable String> refusal = new AtomicReference<>();
		ClientSession session = null;
		try {
			session = client
				.connect(login.user(), this.host, port, AttributeRepository.ofKeyValuePair(REFUSAL, refusal))
				.verify(deadline.remaining())
				.getSession();
			session.setUserInteraction(conversation);
			for (KeyPair key : credentials.keys()) {
				session.addPublicKeyIdentity(key);
			}
			if (credentials.password() != null) {
				session.addPasswordIdentity(credentials.password());
			}
			session.auth().verify(deadline.remaining());
			return new Connection(login.user(), session, conversation.banner());
		}
		catch (IOException ex) {
			String reason = reason(refusal.get(), conversation, credentials, ex);
			if (session != null) {
				session.close(true);
			}
			throw new AssertionError(
					"'%s' could not log in at %s:%d: %s".formatted(login.user(), this.host, port, reason), ex);
		}
	}

	private static String reason(@Nullable String refusal, Conversation conversation, SshTestCredentials credentials,
			IOException ex) {
		if (refusal != null) {
			return "the server is not trusted: " + refusal;
		}
		List<String> unanswered = conversation.unanswered();
		if (!unanswered.isEmpty()) {
			return "there is no answer to " + String.join(", ", unanswered.stream().map("'%s'"::formatted).toList());
		}
		if (ex instanceof SshException refused
				&& refused.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE) {
			return "the server does not let this user in with " + credentials.describe();
		}
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(ex);
		if (cause instanceof UnresolvedAddressException) {
			return "there is no such host";
		}
		if (cause instanceof MissingAttachedSessionException) {
			return "the server closed the connection at once";
		}
		return String.valueOf((cause instanceof ConnectException) ? cause.getMessage() : ex.getMessage());
	}

	@Override
	public void close() {
		SshClient client;
		synchronized (this) {
			this.closed = true;
			client = this.client;
		}
		stop(client);
	}

	private static void stop(@Nullable SshClient client) {
		if (client != null) {
			client.stop();
		}
	}

	/**
	 * Where the connection of a login is, so that logins of others do not wait for it.
	 */
	private final class Place {

		private final Login login;

		private final boolean ofTest;

		private boolean retired;

		private volatile @Nullable Connection connection;

		private volatile boolean failed;

		Place(Login login, boolean ofTest) {
			this.login = login;
			this.ofTest = ofTest;
		}

		boolean isFor(Login login) {
			return !this.retired && this.login.equals(login);
		}

		void retire() {
			this.retired = true;
		}

		boolean isInUse() {
			Connection connection = this.connection;
			return (connection != null) ? connection.isOpen() : !this.failed;
		}

		synchronized Connection get(Deadline deadline) {
			Connection result = this.connection;
			if (result == null || !result.isOpen()) {
				result = reopen(deadline);
			}
			return result;
		}

		private Connection reopen(Deadline deadline) {
			this.failed = false;
			this.connection = null;
			try {
				Connection result = open(this.login, deadline);
				this.connection = result;
				return result;
			}
			finally {
				this.failed = this.connection == null;
			}
		}

		synchronized void disconnect() {
			Connection connection = this.connection;
			this.connection = null;
			if (connection != null) {
				connection.close();
			}
		}

	}

}
