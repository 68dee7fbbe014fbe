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
import java.security.KeyPair;
import java.time.Duration;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;

/**
 * MINA's client, with nothing of this machine.
 */
final class MinaClient implements AutoCloseable {

	static final Duration TIMEOUT = Duration.ofSeconds(20);

	private final SshClient client = SshClient.setUpDefaultClient();

	private final SshTestServer server;

	MinaClient(SshTestServer server) {
		this.server = server;
		this.client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
		this.client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
		this.client.setServerKeyVerifier((session, address, key) -> server.hostKeys().contains(key));
		this.client.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
		CoreModuleProperties.TCP_NODELAY.set(this.client, true);
		this.client.start();
	}

	ClientSession connect(String username) throws IOException {
		return this.client.connect(username, this.server.host(), this.server.port()).verify(TIMEOUT).getClientSession();
	}

	ClientSession login() throws IOException {
		return login(SshTestServer.DEFAULT_USERNAME, SshTestServer.DEFAULT_PASSWORD);
	}

	ClientSession login(String username, String password) throws IOException {
		ClientSession session = connect(username);
		session.addPasswordIdentity(password);
		session.auth().verify(TIMEOUT);
		return session;
	}

	ClientSession login(String username, KeyPair key) throws IOException {
		ClientSession session = connect(username);
		session.addPublicKeyIdentity(key);
		session.auth().verify(TIMEOUT);
		return session;
	}

	@Override
	public void close() {
		this.client.stop();
		try {
			this.client.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
