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

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.sshspringboot.security.SshKerberosPrincipals;
import io.github.sshspringboot.security.internal.LoginAuthorization;
import io.github.sshspringboot.security.internal.LoginStep;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.internal.login.GssapiExchange;
import org.ietf.jgss.GSSException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentCaptor;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link KerberosExchange} with Java's own Kerberos, and tickets of a KDC that
 * has the key of the service.
 */
class KerberosExchangeTests {

	private static final byte[] MESSAGE = "session and request".getBytes(StandardCharsets.US_ASCII);

	private final AuthenticationEventPublisher publisher = mock();

	private final Path directory;

	private Path keytab;

	private KerberosService service;

	KerberosExchangeTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@BeforeEach
	void readKeytab() throws Exception {
		this.keytab = Keytabs.write(this.directory.resolve("keytab"), "EXAMPLE.TEST", "host", "server.example.test");
		this.service = new KerberosService("host/server.example.test@EXAMPLE.TEST", this.keytab);
	}

	@Test
	void ticketAndCodeLogIn() throws Exception {
		try (GssapiExchange exchange = begin("alice", null)) {
			assertThat(exchange.accept(new ForgedTicket("alice").token())).isNotEmpty();
			assertThat(exchange.isEstablished()).isTrue();
			assertThat(exchange.complete(MESSAGE, ForgedTicket.mic(MESSAGE))).isNotNull()
				.extracting("authentication.name")
				.isEqualTo("alice");
		}
		then(this.publisher).should().publishAuthenticationSuccess(any());
		then(this.publisher).shouldHaveNoMoreInteractions();
	}

	@Test
	void clientThatWantsNoProofOfTheServerLogsIn() throws Exception {
		try (GssapiExchange exchange = begin("alice", null)) {
			assertThat(exchange.accept(new ForgedTicket("alice").flags(ForgedTicket.INTEGRITY).token())).isEmpty();
			assertThat(exchange.complete(MESSAGE, ForgedTicket.mic(MESSAGE))).isNotNull();
		}
	}

	@Test
	void ticketWithoutProtectionOfTheIntegrityIsRefused() throws Exception {
		assertRefused(new ForgedTicket("alice").flags(ForgedTicket.MUTUAL));
	}

	@Test
	void ticketThatExpiredLongAgoIsRefused() throws Exception {
		assertRefused(new ForgedTicket("alice").expired(Duration.ofMinutes(6)));
	}

	@Test
	void ticketThatExpiredAMomentAgoIsAccepted() throws Exception {
		try (GssapiExchange exchange = begin("alice", null)) {
			assertThat(exchange.accept(new ForgedTicket("alice").expired(Duration.ofMinutes(4)).token())).isNotNull();
		}
	}

	@Test
	void ticketForAnotherServiceIsRefused() throws Exception {
		assertRefused(new ForgedTicket("alice").service("EXAMPLE.TEST", "HTTP", "server.example.test"));
		assertRefused(new ForgedTicket("alice").service("OTHER.TEST", "host", "server.example.test"));
		assertRefused(new ForgedTicket("alice").service("EXAMPLE.TEST", "host", "x".repeat(45_000)));
	}

	@Test
	void ticketThatWasUsedIsRefused() throws Exception {
		byte[] token = new ForgedTicket("alice").token();
		try (GssapiExchange first = begin("alice", null); GssapiExchange second = begin("alice", null)) {
			assertThat(first.accept(token)).isNotNull();
			assertThat(second.accept(token)).isNull();
		}
	}

	@Test
	void wrongCodeIsRefused() throws Exception {
		byte[] code = ForgedTicket.mic(MESSAGE);
		code[20] ^= 1;
		assertRefused(code);
		assertRefused(ForgedTicket.mic("another message".getBytes(StandardCharsets.US_ASCII)));
		assertRefused(new byte[0]);
		assertRefused(new byte[32]);
	}

	@Test
	void beanDecidesWhichUserAPrincipalIs() throws Exception {
		SshKerberosPrincipals principals = (principal) -> "alice/admin@EXAMPLE.TEST".equals(principal) ? "root" : null;
		assertThat(login("alice/admin", "root", principals)).isTrue();
		then(this.publisher).should().publishAuthenticationSuccess(any());
		assertThat(login("alice/admin", "alice", principals)).isFalse();
		assertThat(login("alice", "alice", principals)).isFalse();
		assertThat(login("alice", "root", principals)).isFalse();
	}

	@Test
	void withoutABeanNobodyHasAnInstance() throws Exception {
		assertThat(login("alice/admin", "root", null)).isFalse();
		assertThat(login("alice/admin", "alice", null)).isFalse();
		assertThat(login("alice/admin", "alice/admin", null)).isFalse();
	}

	private boolean login(String client, String username, @Nullable SshKerberosPrincipals principals) throws Exception {
		try (GssapiExchange exchange = begin(username, principals)) {
			assertThat(exchange.accept(new ForgedTicket(client).token())).isNotNull();
			return exchange.complete(MESSAGE, ForgedTicket.mic(MESSAGE)) != null;
		}
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void keytabThatIsGoneIsTheServersFault(CapturedOutput output) throws Exception {
		byte[] content = Files.readAllBytes(this.keytab);
		Files.delete(this.keytab);
		for (int i = 0; i < 3; i++) {
			try (GssapiExchange exchange = begin("alice", null)) {
				assertThat(exchange.accept(new ForgedTicket("alice").token())).isNull();
				assertThat(exchange.isServerFault()).isTrue();
			}
			assertFailure(AuthenticationServiceException.class);
		}
		assertThat(output).containsOnlyOnce("No Kerberos ticket can be checked")
			.contains("host/server.example.test@EXAMPLE.TEST");
		Files.write(this.keytab, content);
		try (GssapiExchange exchange = begin("alice", null)) {
			assertThat(exchange.accept(new ForgedTicket("alice").token())).isNotNull();
		}
	}

	@Test
	void keytabOfAnotherServiceIsTheServersFault() throws Exception {
		Keytabs.write(this.keytab, "EXAMPLE.TEST", "host", "other.example.test");
		Files.setLastModifiedTime(this.keytab, FileTime.from(Instant.now().plusSeconds(5)));
		try (GssapiExchange exchange = begin("alice", null)) {
			assertThat(exchange.accept(new ForgedTicket("alice").token())).isNull();
			assertThat(exchange.isServerFault()).isTrue();
		}
		assertFailure(AuthenticationServiceException.class);
	}

	@Test
	void contextThatCannotBeMadeIsTheServersFault() {
		this.service = new KerberosService(FakeTickets.SERVICE, () -> {
			throw new GSSException(GSSException.UNAVAILABLE);
		});
		assertThat(tryBegin("alice", null)).isNull();
		assertFailure(AuthenticationServiceException.class);
	}

	private void assertRefused(ForgedTicket ticket) throws Exception {
		try (GssapiExchange exchange = begin("alice", null)) {
			assertThat(exchange.accept(ticket.token())).isNull();
			assertThat(exchange.isEstablished()).isFalse();
			assertThat(exchange.isServerFault()).isFalse();
		}
		assertFailure(BadCredentialsException.class);
	}

	private void assertRefused(byte[] code) throws Exception {
		try (GssapiExchange exchange = begin("alice", null)) {
			assertThat(exchange.accept(new ForgedTicket("alice").token())).isNotNull();
			assertThat(exchange.complete(MESSAGE, code)).isNull();
		}
		assertFailure(BadCredentialsException.class);
	}

	private void assertFailure(Class<? extends AuthenticationException> type) {
		ArgumentCaptor<AuthenticationException> failure = ArgumentCaptor.captor();
		then(this.publisher).should().publishAuthenticationFailure(failure.capture(), any());
		assertThat(failure.getValue()).isExactlyInstanceOf(type);
		then(this.publisher).shouldHaveNoMoreInteractions();
		clearInvocations(this.publisher);
	}

	private GssapiExchange begin(String username, @Nullable SshKerberosPrincipals principals) {
		GssapiExchange exchange = tryBegin(username, principals);
		assertThat(exchange).isNotNull();
		return exchange;
	}

	private @Nullable GssapiExchange tryBegin(String username, @Nullable SshKerberosPrincipals principals) {
		InMemoryUserDetailsManager users = new InMemoryUserDetailsManager(
				List.of(User.withUsername("alice").password("{noop}x").roles("ADMIN").build(),
						User.withUsername("alice/admin").password("{noop}x").roles("ADMIN").build(),
						User.withUsername("root").password("{noop}x").roles("ADMIN").build()));
		LoginStep step = new LoginStep(new LoginAuthorization(List.of("ROLE_ADMIN"), null, mock()), null,
				this.publisher);
		return new KerberosLogin(this.service, principals, users, step).begin(new SshLogin("1", username,
				InetSocketAddress.createUnresolved("client", 1), "SSH-2.0-test", null, List.of()));
	}

}
