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

package io.github.sshspringboot.docs;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.command.SshCommandRequest;
import io.github.sshspringboot.security.SshCertificatePrincipals;
import io.github.sshspringboot.security.SshLoginRules;
import io.github.sshspringboot.server.SshCertificate;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshLogin;
import org.apache.sshd.common.SshConstants;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.userdetails.User;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * The examples of {@code docs/recipes.md} do what is said there.
 */
class RecipesTests {

	@Test
	void expiredPasswordInTheDatabaseIsChangedAndGoodFromThenOn() throws Exception {
		try (SshTestServer server = SshTestServer.start(List.of(Database.class, JdbcUsersConfiguration.class))) {
			assertThat(server.canLogin("ada", "old")).isFalse();
			try (TestSession session = server.connectRaw()) {
				session.sendPassword("ada", "old");
				assertThat(session).receives(SshConstants.SSH_MSG_USERAUTH_PASSWD_CHANGEREQ);
				session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "ada", "ssh-connection", "password", true, "old",
						"new");
				assertThat(session).receivesSuccess();
			}
			assertThat(server.canLogin("ada", "new")).isTrue();
			assertThat(server.canLogin("ada", "old")).isFalse();
		}
	}

	@Test
	void tokenIsShortAndGoodOnceHoweverItIsTyped() {
		ShortTokens tokens = new ShortTokens();
		String value = tokens.generate(new GenerateOneTimeTokenRequest("ada")).getTokenValue();
		assertThat(value).matches("[A-Z2-9]{14}");
		OneTimeTokenAuthenticationToken typed = new OneTimeTokenAuthenticationToken(value.toLowerCase(Locale.ROOT));
		assertThat(tokens.consume(typed)).extracting(OneTimeToken::getUsername).isEqualTo("ada");
		assertThat(tokens.consume(typed)).isNull();
		assertThat(tokens.consume(new OneTimeTokenAuthenticationToken("AAAAAAAAAAAAAA"))).isNull();
		String late = tokens.generate(new GenerateOneTimeTokenRequest("ada", Duration.ofSeconds(-1))).getTokenValue();
		assertThat(tokens.consume(new OneTimeTokenAuthenticationToken(late))).isNull();
	}

	@Test
	void tokenGoesToTheUser() {
		MailSender mail = mock();
		OneTimeToken token = new ShortTokens().generate(new GenerateOneTimeTokenRequest("ada"));
		new MailDelivery(mail).deliver(token, User.withUsername("ada").password("").build(),
				login("ada", "198.51.100.7"));
		ArgumentCaptor<SimpleMailMessage> message = ArgumentCaptor.captor();
		then(mail).should().send(message.capture());
		assertThat(message.getValue().getTo()).containsExactly("ada@example.com");
		assertThat(message.getValue().getText()).startsWith(token.getTokenValue()).contains("198.51.100.7");
	}

	@Test
	void certificateLogsInTheUserOfItsMailAddressOnly() {
		SshCertificatePrincipals principals = new PrincipalsConfiguration().principals();
		SshCertificate certificate = mock();
		given(certificate.getPrincipals()).willReturn(List.of("ada@example.com", "bob@example.org", "root"));
		assertThat(principals.getAuthorities("ada", certificate)).isEmpty();
		assertThat(principals.getAuthorities("bob", certificate)).isNull();
		assertThat(principals.getAuthorities("root", certificate)).isNull();
	}

	@Test
	void rulesDependOnAddressAndUser() {
		assertThat(rules("deploy", "10.20.1.1")).isEqualTo(SshLoginRules.methods("publickey"));
		assertThat(rules("deploy", "198.51.100.7")).isEqualTo(SshLoginRules.deny());
		assertThat(rules("Deploy", "198.51.100.7")).isEqualTo(SshLoginRules.deny());
		assertThat(rules("ada", "10.20.1.1")).isEqualTo(SshLoginRules.none());
		assertThat(rules("ada", "198.51.100.7")).isEqualTo(SshLoginRules.methods("publickey+keyboard-interactive"));
	}

	@Test
	void commandDemandsAFreshFactor() {
		assertThat(isGranted("orders purge", Duration.ofMinutes(9))).isTrue();
		assertThat(isGranted("orders purge", Duration.ofMinutes(11))).isFalse();
		assertThat(isGranted("orders list", Duration.ofMinutes(11))).isTrue();
	}

	private static SshLoginRules rules(String username, String address) {
		return new NetworkPolicyConfiguration().policy().getRules(login(username, address));
	}

	private static SshLogin login(String username, String address) {
		return new SshLogin("1", username, new InetSocketAddress(address, 4711), "SSH-2.0-test", null, List.of());
	}

	private static boolean isGranted(String command, Duration age) {
		TestingAuthenticationToken user = new TestingAuthenticationToken("ada", null,
				List.of(FactorGrantedAuthority.withAuthority("FACTOR_OTT").issuedAt(Instant.now().minus(age)).build()));
		SshConnection connection = mock();
		AuthorizationResult result = new FreshFactorConfiguration().commands()
			.authorize(() -> user, new SshCommandRequest(command, List.of(), connection));
		return result != null && result.isGranted();
	}

	@Configuration(proxyBeanMethods = false)
	static class Database {

		@Bean
		DataSource dataSource() {
			return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2)
				.generateUniqueName(true)
				.addScript("recipes.sql")
				.build();
		}

	}

}
