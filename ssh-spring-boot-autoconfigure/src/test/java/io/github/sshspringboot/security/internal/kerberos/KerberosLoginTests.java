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

package io.github.sshspringboot.security.internal.kerberos;

import java.nio.file.Path;
import java.util.List;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.security.SshKerberosPrincipals;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logins with Kerberos tickets at a server that is set up by properties and beans.
 */
class KerberosLoginTests {

	private static final String METHOD = "gssapi-with-mic";

	private final String keytab;

	KerberosLoginTests(@TempDir Path directory) throws Exception {
		this.keytab = "ssh.auth.gssapi.keytab=file:"
				+ Keytabs.write(directory.resolve("keytab"), "EXAMPLE.TEST", "host", "server.example.test");
	}

	@Test
	void principalOfTheRealmIsTheUserOfItsName() throws Exception {
		try (SshTestServer server = start(SshTestServer.Users.class)) {
			assertThat(canLogin(server, "admin", "admin")).isTrue();
			assertThat(canLogin(server, "admin", "other")).isFalse();
			assertThat(canLogin(server, "alice/admin", "admin")).isFalse();
		}
	}

	@Test
	void beanDecidesWhichUserAPrincipalIs() throws Exception {
		try (SshTestServer server = start(SshTestServer.Users.class, Principals.class)) {
			assertThat(canLogin(server, "alice/admin", "admin")).isTrue();
			assertThat(canLogin(server, "alice/admin", "other")).isFalse();
			assertThat(canLogin(server, "admin", "admin")).isFalse();
		}
	}

	private SshTestServer start(Class<?>... configurations) {
		return SshTestServer.start(List.of(configurations), this.keytab,
				"ssh.auth.gssapi.service-principal=" + FakeTickets.SERVICE, "ssh.auth.penalties.enabled=false");
	}

	private static boolean canLogin(SshTestServer server, String client, String username) throws Exception {
		try (TestSession session = server.connectRaw()) {
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, username, "ssh-connection", METHOD, 1,
					FakeTickets.mechanism());
			assertThat(session).receives(60);
			session.send(61, new ForgedTicket(client).token());
			assertThat(session).receives(61);
			ByteArrayBuffer message = new ByteArrayBuffer();
			message.putBytes(session.getSessionId());
			message.putByte(SshConstants.SSH_MSG_USERAUTH_REQUEST);
			message.putString(username);
			message.putString("ssh-connection");
			message.putString(METHOD);
			session.send(66, ForgedTicket.mic(message.getCompactData()));
			return session.next().type() == SshConstants.SSH_MSG_USERAUTH_SUCCESS;
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Principals {

		@Bean
		SshKerberosPrincipals principals() {
			return (principal) -> "alice/admin@EXAMPLE.TEST".equals(principal) ? "admin" : null;
		}

	}

}
