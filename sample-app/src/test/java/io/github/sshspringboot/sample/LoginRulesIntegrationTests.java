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

package io.github.sshspringboot.sample;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.sshspringboot.sample.Clients.Result;
import io.github.sshspringboot.security.SshAuthenticationPolicy;
import io.github.sshspringboot.security.SshLoginRules;
import io.github.sshspringboot.server.SshConversation;
import io.github.sshspringboot.server.SshConversationStep;
import io.github.sshspringboot.server.SshConversationStep.Ask;
import io.github.sshspringboot.server.SshConversationStep.Question;
import io.github.sshspringboot.server.SshInteractiveAuthenticator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.junit.jupiter.Testcontainers;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What OpenSSH meets when it is refused, and how it gets in when it is not: sequences,
 * conversations, accounts, addresses and limits.
 */
@Testcontainers(disabledWithoutDocker = true)
class LoginRulesIntegrationTests {

	private static final String PASSWORD = "-o PreferredAuthentications=password";

	private static final String ALL = "Permission denied (publickey,password,keyboard-interactive)";

	@TempDir
	private static Path data;

	private static ConfigurableApplicationContext context;

	private static int port;

	@BeforeAll
	static void startApplication() throws IOException {
		for (String user : List.of("plain", "two", "locked", "disabled", "expired", "visitor")) {
			Sample.authorize(data, user, Clients.key("admin").publicKeys());
		}
		context = start();
		port = port(context);
	}

	@AfterAll
	static void stopApplication() {
		context.close();
	}

	@Test
	void keyAndPasswordLogInInThatOrder() {
		Result result = Clients.run(ssh("sshpass -p secret", "-i " + Clients.key("admin").path(), "two"));
		assertThat(result.output()).as(result.toString())
			.isEqualTo("two ROLE_ADMIN,FACTOR_PASSWORD,FACTOR_SSH_PUBLICKEY\n");
	}

	@Test
	void passwordBeforeTheKeyIsRefused() {
		verifyRefused(Clients
			.run(ssh("sshpass -p secret", "-o PreferredAuthentications=password -o PubkeyAuthentication=no", "two")),
				"Permission denied (publickey)");
	}

	@Test
	void keyWithoutThePasswordIsRefused() {
		verifyRefused(Clients.run(ssh("", "-o BatchMode=yes -i " + Clients.key("admin").path(), "two")),
				"Permission denied (password)");
	}

	@Test
	void keyWithAWrongPasswordIsRefused() {
		verifyRefused(Clients.run(ssh("sshpass -p wrong", "-i " + Clients.key("admin").path(), "two")),
				"Permission denied (password)");
	}

	@Test
	void keyOfAnotherWithTheRightPasswordIsRefused() {
		verifyRefused(Clients.run(ssh("sshpass -p secret", "-i " + Clients.key("operator").path(), "two")),
				"Permission denied (publickey)");
	}

	@Test
	void conversationOfTwoRoundsLogsInAndShowsOnlyWhatMayBeSeen() {
		Result result = converse("sesame", "42");
		assertThat(result.output()).as(result.toString())
			.contains("Riddle", "Answer both.", "Colour: blue", "Number: 42", "plain ROLE_ADMIN")
			.doesNotContain("sesame");
		assertThat(result.status()).as(result.toString()).isZero();
	}

	@Test
	void wrongAnswerInTheSecondRoundIsRefused() {
		Result result = converse("sesame", "43");
		assertThat(result.output()).as(result.toString())
			.contains("Number: 43", "Permission denied")
			.doesNotContain("ROLE_ADMIN");
	}

	@ParameterizedTest
	@ValueSource(strings = { "locked", "disabled", "expired", "visitor", "nobody" })
	void accountThatMayNotLogInIsRefusedLikeOneThatThereIsNot(String user) {
		verifyRefused(Clients.run(ssh("sshpass -p secret", PASSWORD, user)), ALL);
		verifyRefused(Clients.run(ssh("", "-o BatchMode=yes -i " + Clients.key("admin").path(), user)), ALL);
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "hostbased", "gssapi-with-mic" })
	void methodThatIsOffLogsNobodyIn(String method) {
		verifyRefused(Clients.run(ssh("",
				"-o BatchMode=yes -o HostbasedAuthentication=yes -o GSSAPIAuthentication=yes -o PreferredAuthentications="
						+ method,
				"plain")), ALL);
	}

	@Test
	void connectionIsClosedAfterTooManyFailures() {
		Clients.copy("""
				set timeout 20
				spawn ssh -F /clients/ssh_config -o NumberOfPasswordPrompts=10 -o PreferredAuthentications=password \
				-p %d plain@127.0.0.1 diag whoami
				set prompts 0
				expect {
					"password: " { incr prompts; send "wrong\\r"; exp_continue }
					"Too many authentication failures" { exit $prompts }
					timeout { exit 99 }
				}
				exit 98
				""".formatted(port), "/clients/failures.exp");
		assertThat(Clients.run("expect /clients/failures.exp").status()).isEqualTo(6);
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, true, true", "127.0.0.2, false, true", "127.0.0.3, false, false" })
	void rulesDependOnTheAddress(String address, boolean passwordLogsIn, boolean keyLogsIn) {
		Result password = Clients.run(ssh("sshpass -p secret", PASSWORD + " -b " + address, "plain"));
		assertThat(password.status() == 0).as(password.toString()).isEqualTo(passwordLogsIn);
		Result key = Clients
			.run(ssh("", "-o BatchMode=yes -b " + address + " -i " + Clients.key("admin").path(), "plain"));
		assertThat(key.status() == 0).as(key.toString()).isEqualTo(keyLogsIn);
	}

	@Test
	void oneConnectionTooManyOfAUserIsToldWhyAndTheOthersGoOn() {
		try (ConfigurableApplicationContext limited = start("--ssh.server.limits.max-connections-per-user=1")) {
			Result result = Clients.run("""
					%1$s -o ControlMaster=yes -o ControlPath=/clients/control -fN plain@127.0.0.1 || exit 90
					%1$s plain@127.0.0.1 diag whoami 2>&1
					echo "status $?"
					sshpass -p secret %1$s two@127.0.0.1 diag whoami
					%1$s -o ControlPath=/clients/control plain@127.0.0.1 diag whoami
					%1$s -o ControlPath=/clients/control -O exit plain@127.0.0.1
					"""
				.formatted("ssh -F /clients/ssh_config -i " + Clients.key("admin").path() + " -p " + port(limited)));
			assertThat(result.output()).as(result.toString())
				.containsSubsequence("Too many connections", "status 255", "two ROLE_ADMIN", "plain ROLE_ADMIN");
		}
	}

	@Test
	void clientOverTheLimitOfStartupsIsToldWhyAndGetsInLater() {
		try (ConfigurableApplicationContext limited = start("--ssh.server.limits.max-startups=1")) {
			Result result = Clients.run("""
					mkfifo /clients/idle 2>/dev/null
					sleep 60 > /clients/idle & holder=$!
					python3 -c 'import socket, sys; s = socket.create_connection(("127.0.0.1", %1$d)); s.recv(9); \
					print("idle", flush=True); sys.stdin.read()' < /clients/idle > /clients/idle.out &
					for i in $(seq 200); do grep -q idle /clients/idle.out && break; sleep 0.1; done
					%2$s
					echo "status $?"
					kill $holder; wait
					for i in $(seq 20); do %2$s && break; sleep 1; done
					""".formatted(port(limited), ssh("sshpass -p secret", PASSWORD, "plain", port(limited))));
			assertThat(result.output()).as(result.toString()).containsSubsequence("status 255", "plain ROLE_ADMIN");
		}
	}

	@Test
	void idleConnectionsOfOneAddressKeepNobodyElseOut() {
		Clients.copy("""
				import socket, sys
				connections = []
				for i in range(800):
				    connection = socket.socket()
				    connection.bind(('127.0.0.2', 0))
				    connection.connect(('127.0.0.1', %d))
				    connections.append(connection)
				print('idle', flush=True)
				sys.stdin.read()
				""".formatted(port), "/clients/idle.py");
		Result result = Clients.run("""
				rm -f /clients/flood && mkfifo /clients/flood
				sleep 60 > /clients/flood & holder=$!
				python3 /clients/idle.py < /clients/flood > /clients/flood.out &
				for i in $(seq 200); do grep -q idle /clients/flood.out && break; sleep 0.1; done
				grep idle /clients/flood.out
				for i in 1 2 3 4 5; do %s; done
				kill $holder; wait
				""".formatted(ssh("sshpass -p secret", PASSWORD, "plain")));
		assertThat(result.output().lines()).as(result.toString())
			.containsExactly("idle", "plain ROLE_ADMIN,FACTOR_PASSWORD", "plain ROLE_ADMIN,FACTOR_PASSWORD",
					"plain ROLE_ADMIN,FACTOR_PASSWORD", "plain ROLE_ADMIN,FACTOR_PASSWORD",
					"plain ROLE_ADMIN,FACTOR_PASSWORD");
	}

	private static Result converse(String secret, String number) {
		Clients.copy("""
				set timeout 20
				spawn ssh -F /clients/ssh_config -o LogLevel=INFO -o NumberOfPasswordPrompts=1 \
				-o PreferredAuthentications=keyboard-interactive -p %d plain@127.0.0.1 diag whoami
				expect_before timeout { exit 99 }
				expect "Colour: " { send "blue\\r" }
				expect "Secret: " { send "%s\\r" }
				expect "Number: " { send "%s\\r" }
				expect eof
				exit [lindex [wait] 3]
				""".formatted(port, secret, number), "/clients/riddle.exp");
		return Clients.run("expect /clients/riddle.exp");
	}

	private static void verifyRefused(Result result, String message) {
		assertThat(result.status()).as(result.toString()).isNotZero();
		assertThat(result.output()).isEmpty();
		assertThat(result.error()).contains(message);
	}

	private static String ssh(String prefix, String options, String user) {
		return ssh(prefix, options, user, port);
	}

	private static String ssh(String prefix, String options, String user, int port) {
		return "%s ssh -F /clients/ssh_config -o NumberOfPasswordPrompts=1 %s -p %d %s@127.0.0.1 diag whoami"
			.formatted(prefix, options, port, user);
	}

	private static ConfigurableApplicationContext start(String... arguments) {
		List<String> all = new ArrayList<>(List.of("--ssh.server.port=0", "--sample.data-directory=" + data,
				"--ssh.auth.required-authorities=ROLE_ADMIN",
				"--ssh.auth.methods=publickey,password,keyboard-interactive"));
		all.addAll(Arrays.asList(arguments));
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.run(Sample.withoutRules(all.toArray(String[]::new)));
	}

	private static int port(ConfigurableApplicationContext context) {
		return context.getEnvironment().getRequiredProperty("local.ssh.port", int.class);
	}

	@EnableAutoConfiguration
	@ComponentScan("io.github.sshspringboot.sample.diag")
	static class Application {

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(user("plain").build(), user("two").build(),
					user("locked").accountLocked(true).build(), user("disabled").disabled(true).build(),
					user("expired").accountExpired(true).build(), user("visitor").roles("VISITOR").build());
		}

		private static User.UserBuilder user(String name) {
			return User.withUsername(name).password("{noop}secret").roles("ADMIN");
		}

		@Bean
		SshInteractiveAuthenticator riddles(UserDetailsService users) {
			return (login) -> "plain".equals(login.username()) ? new Riddle(users.loadUserByUsername("plain")) : null;
		}

		@Bean
		SshAuthenticationPolicy policy() {
			return (login) -> switch (((InetSocketAddress) login.remoteAddress()).getAddress().getHostAddress()) {
				case "127.0.0.2" -> SshLoginRules.methods("publickey");
				case "127.0.0.3" -> SshLoginRules.deny();
				default ->
					"two".equals(login.username()) ? SshLoginRules.methods("publickey+password") : SshLoginRules.none();
			};
		}

	}

	/**
	 * Asks for a colour that may be seen and a secret that may not, and then for a
	 * number.
	 */
	private static final class Riddle implements SshConversation {

		private final UserDetails user;

		private boolean begun;

		private boolean solved;

		Riddle(UserDetails user) {
			this.user = user;
		}

		@Override
		public SshConversationStep next(List<String> answers) {
			if (!this.begun) {
				this.begun = true;
				return new Ask("Riddle", "Answer both.",
						List.of(new Question("Colour: ", true), new Question("Secret: ", false)));
			}
			if (!this.solved) {
				this.solved = answers.equals(List.of("blue", "sesame"));
				return this.solved ? new Ask("", "", List.of(new Question("Number: ", true)))
						: SshConversationStep.refuse();
			}
			return answers.equals(List.of("42")) ? SshConversationStep.accept(UsernamePasswordAuthenticationToken
				.authenticated(this.user, null, AuthorityUtils.createAuthorityList("ROLE_ADMIN")))
					: SshConversationStep.refuse();
		}

	}

}
