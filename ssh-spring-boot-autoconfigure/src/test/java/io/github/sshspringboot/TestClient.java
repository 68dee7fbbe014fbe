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

package io.github.sshspringboot;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.util.EnumSet;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.ClientSessionImpl;
import org.apache.sshd.client.session.SessionFactory;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.helpers.MissingAttachedSessionException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client for a server on a port of the loopback address.
 */
public class TestClient implements AutoCloseable {

	private final IntSupplier port;

	private final SshClient client = SshClient.setUpDefaultClient();

	/**
	 * Create a client.
	 * @param port where the server listens, which may change
	 */
	public TestClient(IntSupplier port) {
		this.port = port;
		this.client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
		this.client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
		this.client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
		this.client.setSessionFactory(new SessionFactory(this.client) {

			@Override
			protected ClientSessionImpl doCreateSession(IoSession ioSession) throws Exception {
				return new TestSession(getClient(), ioSession);
			}

		});
		this.client.start();
	}

	public int getPort() {
		return this.port.getAsInt();
	}

	public SshClient getClient() {
		return this.client;
	}

	public TestSession connect(String username) throws IOException {
		return (TestSession) this.client.connect(username, "127.0.0.1", getPort())
			.verify(SshTestServer.SOON)
			.getSession();
	}

	/**
	 * Connect from another address of the loopback network.
	 * @param username the user
	 * @param from the address
	 * @return the session
	 * @throws IOException if that fails
	 */
	public TestSession connect(String username, String from) throws IOException {
		return (TestSession) this.client
			.connect(username, new InetSocketAddress("127.0.0.1", getPort()), new InetSocketAddress(from, 0))
			.verify(SshTestServer.SOON)
			.getSession();
	}

	/**
	 * Connect for a conversation that the test leads itself.
	 * @return the session, after key exchange
	 * @throws IOException if that fails
	 */
	public TestSession connectRaw() throws IOException {
		return makeRaw(connect("raw"));
	}

	public TestSession connectRaw(String from) throws IOException {
		return makeRaw(connect("raw", from));
	}

	private static TestSession makeRaw(TestSession session) {
		session.setRaw();
		session.waitFor(EnumSet.of(ClientSession.ClientSessionEvent.WAIT_AUTH), SshTestServer.SOON);
		return session;
	}

	/**
	 * Log in as {@code admin} for a conversation that the test leads itself.
	 * @return the session
	 * @throws Exception if that fails
	 */
	public TestSession loginRaw() throws Exception {
		TestSession session = connectRaw();
		session.sendPassword("admin", "admin-password");
		assertThat(session).receivesSuccess();
		return session;
	}

	/**
	 * Log in as {@code admin}.
	 * @return the session
	 * @throws IOException if that fails
	 */
	public TestSession login() throws IOException {
		return login("admin", "admin-password");
	}

	public TestSession login(String username, String password) throws IOException {
		TestSession session = connect(username);
		session.addPasswordIdentity(password);
		session.auth().verify(SshTestServer.SOON);
		return session;
	}

	public TestSession login(String username, KeyPair key) throws IOException {
		TestSession session = connect(username);
		session.addPublicKeyIdentity(key);
		session.auth().verify(SshTestServer.SOON);
		return session;
	}

	public boolean canLogin(String username, String password) throws IOException {
		return canLogin(username, (session) -> session.addPasswordIdentity(password));
	}

	public boolean canLogin(String username, KeyPair key) throws IOException {
		return canLogin(username, (session) -> session.addPublicKeyIdentity(key));
	}

	private boolean canLogin(String username, Consumer<TestSession> identity) throws IOException {
		try (TestSession session = connect(username)) {
			identity.accept(session);
			return session.auth().await(SshTestServer.SOON) && session.isAuthenticated();
		}
		catch (SshException ex) {
			if (ex.getCause() instanceof MissingAttachedSessionException) {
				// The server closed the connection before the client had a session for it
				return false;
			}
			throw ex;
		}
	}

	@Override
	public void close() {
		this.client.stop();
	}

}
