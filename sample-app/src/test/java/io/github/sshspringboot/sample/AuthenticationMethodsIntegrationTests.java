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
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.sshspringboot.sample.Clients.Result;
import io.github.sshspringboot.security.SshAuthenticationPolicy;
import io.github.sshspringboot.security.SshLoginRules;
import io.github.sshspringboot.security.SshOneTimeTokenDelivery;
import io.github.sshspringboot.security.TotpUserDetails;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Testcontainers;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.InMemoryOneTimeTokenService;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * OpenSSH logs in with several methods at a terminal: keys, passwords, codes of a device,
 * one-time tokens, and changes of passwords.
 */
@Testcontainers(disabledWithoutDocker = true)
class AuthenticationMethodsIntegrationTests {

	private static final Map<String, String> SECRETS = Map.of("device", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJA", "replay",
			"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJB");

	private static final String DEVICE = """
			import base64, hmac, struct, sys, time
			key = base64.b32decode(sys.argv[1])
			digest = hmac.new(key, struct.pack('>Q', int(time.time()) // 30), 'sha1').digest()
			offset = digest[-1] & 15
			print('%06d' % ((struct.unpack('>I', digest[offset:offset + 4])[0] & 0x7fffffff) % 1000000), end='')
			""";

	private static final String MAIL = "/clients/mail-of-";

	@TempDir
	private static Path data;

	private static ConfigurableApplicationContext context;

	private static int port;

	@BeforeAll
	static void startApplication() throws IOException {
		for (String user : new String[] { "mail", "strict", "device" }) {
			Sample.authorize(data, user, Clients.key("admin").publicKeys());
		}
		Clients.copy(DEVICE, "/clients/device.py");
		context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.run(Sample.withoutRules("--ssh.server.port=0", "--sample.data-directory=" + data,
					"--ssh.auth.totp.enabled=true", "--ssh.auth.required-authorities=ROLE_ADMIN",
					"--ssh.auth.methods=password+keyboard-interactive,publickey+keyboard-interactive"));
		port = context.getEnvironment().getRequiredProperty("local.ssh.port", int.class);
	}

	@AfterAll
	static void stopApplication() {
		context.close();
	}

	@Test
	void passwordAndCodeOfTheDeviceLogIn() {
		Result result = login("device", "", """
				expect "device@127.0.0.1's password: " { send "secret\\r" }
				expect "Verification code: " { send "[exec python3 /clients/device.py %s]\\r" }
				expect "device ROLE_ADMIN,FACTOR_PASSWORD,FACTOR_TOTP" { exit 0 }
				""".formatted(SECRETS.get("device")));
		assertThat(result.status()).as(result.toString()).isZero();
	}

	@Test
	void codeOfTheDeviceIsGoodOnce() {
		Result first = login("replay", "", """
				exec python3 /clients/device.py %s > /clients/code
				expect "password: " { send "secret\r" }
				expect "Verification code: " { send "[exec cat /clients/code]\r" }
				expect "replay ROLE_ADMIN" { exit 0 }
				""".formatted(SECRETS.get("replay")));
		assertThat(first.status()).as(first.toString()).isZero();
		Result second = login("replay", "", """
				expect "password: " { send "secret\r" }
				expect "Verification code: " { send "[exec cat /clients/code]\r" }
				expect "Permission denied" { exit 0 }
				""");
		assertThat(second.status()).as(second.toString()).isZero();
	}

	@Test
	void keyAndOneTimeTokenLogIn() {
		Result result = login("mail", "-i " + Clients.key("admin").path(), """
				expect "One-time code: " { send "[exec sh /clients/wait.sh mail]\\r" }
				expect "mail ROLE_ADMIN,FACTOR_OTT,FACTOR_SSH_PUBLICKEY" { exit 0 }
				""");
		assertThat(result.status()).as(result.toString()).isZero();
	}

	@Test
	void wrongCodeAfterTheRightPasswordIsRefused() {
		Result code = login("device", "", """
				expect "password: " { send "secret\\r" }
				expect "Verification code: " { send "000000\\r" }
				expect "Permission denied" { exit 0 }
				""");
		assertThat(code.status()).as(code.toString()).isZero();
		Result token = login("other", "", """
				expect "password: " { send "secret\\r" }
				expect "One-time code: " { send "not-the-token\\r" }
				expect "Permission denied" { exit 0 }
				""");
		assertThat(token.status()).as(token.toString()).isZero();
	}

	@Test
	void tokenOfAnotherUserIsRefused() {
		String token = context.getBean(OneTimeTokenService.class)
			.generate(new GenerateOneTimeTokenRequest("mail"))
			.getTokenValue();
		Result result = login("other", "", """
				expect "password: " { send "secret\\r" }
				expect "One-time code: " { send "%s\\r" }
				expect "Permission denied" { exit 0 }
				""".formatted(token));
		assertThat(result.status()).as(result.toString()).isZero();
	}

	@Test
	void unknownUserIsAskedForAPasswordAndRefused() {
		Result result = login("nobody", "", """
				expect "password: " { send "secret\\r" }
				expect "Permission denied" { exit 0 }
				""");
		assertThat(result.status()).as(result.toString()).isZero();
	}

	@Test
	void expiredPasswordIsChangedOnTheWay() {
		Result wrong = login("expired", "", """
				expect "password: " { send "wrong\\r" }
				expect {
					"old password: " { exit 1 }
					"Permission denied" { exit 0 }
				}
				""");
		assertThat(wrong.status()).as(wrong.toString()).isZero();
		Result result = login("expired", "", """
				expect "password: " { send "secret\\r" }
				expect "old password: " { send "secret\\r" }
				expect "new password: " { send "better\\r" }
				expect "new password: " { send "better\\r" }
				expect "One-time code: " { send "[exec sh /clients/wait.sh expired]\\r" }
				expect "expired ROLE_ADMIN,FACTOR_OTT,FACTOR_PASSWORD" { exit 0 }
				""");
		assertThat(result.status()).as(result.toString()).isZero();
	}

	@Test
	void firstMethodAloneIsNoLogin() {
		Result key = Clients.run("ssh -F /clients/ssh_config -o BatchMode=yes -i %s -p %d device@127.0.0.1 diag whoami"
			.formatted(Clients.key("admin").path(), port));
		assertThat(key.status()).isEqualTo(255);
		assertThat(key.output()).isEmpty();
		assertThat(key.error()).contains("Permission denied");
		Result password = Clients
			.run(("sshpass -p secret ssh -F /clients/ssh_config -o PreferredAuthentications=password"
					+ " -p %d device@127.0.0.1 diag whoami")
				.formatted(port));
		assertThat(password.status()).isNotZero();
		assertThat(password.output()).isEmpty();
	}

	@Test
	void conversationFirstIsRefused() {
		Result result = Clients.run(("ssh -F /clients/ssh_config -o PreferredAuthentications=keyboard-interactive"
				+ " -p %d device@127.0.0.1 diag whoami")
			.formatted(port));
		assertThat(result.status()).isEqualTo(255);
		assertThat(result.error()).contains("Permission denied (password,publickey)");
	}

	@Test
	void policyLeavesNoPasswordToTheStrict() {
		Result password = Clients.run(
				"sshpass -p secret ssh -F /clients/ssh_config -o PubkeyAuthentication=no -p %d strict@127.0.0.1 diag whoami"
					.formatted(port));
		assertThat(password.status()).isNotZero();
		assertThat(password.error()).contains("Permission denied (publickey)");
		Result result = login("strict", "-i " + Clients.key("admin").path(), """
				expect "One-time code: " { send "[exec sh /clients/wait.sh strict]\\r" }
				expect "strict ROLE_ADMIN" { exit 0 }
				""");
		assertThat(result.status()).as(result.toString()).isZero();
	}

	private static Result login(String user, String options, String script) {
		Clients.copy("for i in $(seq 100); do test -s %1$s$1 && break; sleep 0.1; done; cat %1$s$1".formatted(MAIL),
				"/clients/wait.sh");
		String path = "/clients/login-" + user + ".exp";
		Clients.copy("""
				set timeout 20
				spawn ssh -F /clients/ssh_config -o NumberOfPasswordPrompts=1 %s -p %d %s@127.0.0.1 diag whoami
				expect_before timeout { puts "TIMEOUT"; exit 99 }
				%s
				exit 97
				""".formatted(options, port, user, script), path);
		return Clients.run("expect " + path);
	}

	@EnableAutoConfiguration
	@ComponentScan("io.github.sshspringboot.sample.diag")
	static class Application {

		@Bean
		Accounts accounts() {
			return new Accounts();
		}

		@Bean
		OneTimeTokenService oneTimeTokenService() {
			return new InMemoryOneTimeTokenService();
		}

		@Bean
		SshOneTimeTokenDelivery mail() {
			return (token, user, login) -> Clients.copy(token.getTokenValue(), MAIL + user.getUsername());
		}

		@Bean
		SshAuthenticationPolicy policy() {
			return (login) -> "strict".equals(login.username())
					? SshLoginRules.methods("publickey+keyboard-interactive") : SshLoginRules.none();
		}

	}

	static class Accounts implements UserDetailsService, UserDetailsPasswordService {

		private final Map<String, String> passwords = new ConcurrentHashMap<>();

		Accounts() {
			for (String user : new String[] { "device", "replay", "mail", "other", "expired", "strict" }) {
				this.passwords.put(user, "{noop}secret");
			}
		}

		@Override
		public UserDetails loadUserByUsername(String username) {
			String password = this.passwords.get(username);
			if (password == null) {
				throw new UsernameNotFoundException("There is no such user");
			}
			UserDetails user = User.withUsername(username)
				.password(password)
				.roles("ADMIN")
				.credentialsExpired("expired".equals(username) && "{noop}secret".equals(password))
				.build();
			return new Account(user, SECRETS.get(username));
		}

		@Override
		public UserDetails updatePassword(UserDetails user, @Nullable String newPassword) {
			this.passwords.put(user.getUsername(), String.valueOf(newPassword));
			return loadUserByUsername(user.getUsername());
		}

	}

	static class Account extends User implements TotpUserDetails {

		private static final long serialVersionUID = 1L;

		private final @Nullable String totpSecret;

		Account(UserDetails user, @Nullable String totpSecret) {
			super(user.getUsername(), String.valueOf(user.getPassword()), user.isEnabled(), user.isAccountNonExpired(),
					user.isCredentialsNonExpired(), user.isAccountNonLocked(), user.getAuthorities());
			this.totpSecret = totpSecret;
		}

		@Override
		public @Nullable String getTotpSecret() {
			return this.totpSecret;
		}

	}

}
