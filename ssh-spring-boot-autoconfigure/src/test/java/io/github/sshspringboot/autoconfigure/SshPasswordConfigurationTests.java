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

package io.github.sshspringboot.autoconfigure;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.internal.login.LoginResult;
import io.github.sshspringboot.server.internal.login.PasswordMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.authentication.password.CompromisedPasswordChecker;
import org.springframework.security.authentication.password.CompromisedPasswordDecision;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.authentication.configuration.EnableGlobalAuthentication;
import org.springframework.security.config.annotation.authentication.configuration.GlobalAuthenticationConfigurerAdapter;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link SshPasswordConfiguration}.
 */
class SshPasswordConfigurationTests {

	private final CountingUsers users = new CountingUsers();

	private final AuthenticationEventPublisher publisher = mock();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshSecurityAutoConfiguration.class))
		.withBean(AuthenticationEventPublisher.class, () -> this.publisher);

	private final ApplicationContextRunner usersRunner = this.contextRunner.withBean(UserDetailsService.class,
			() -> this.users);

	@ParameterizedTest
	@CsvSource({ "admin, secret, true", "admin, wrong, false", "nobody, secret, false", "Admin, secret, false",
			"locked, secret, false" })
	void userIsLookedUpOnceForAPassword(String username, String password, boolean accepted) {
		this.usersRunner.run((context) -> {
			assertThat(login(context, username, password) != null).isEqualTo(accepted);
			assertThat(this.users.lookups).containsExactly(username);
			then(this.publisher).should(times(accepted ? 1 : 0)).publishAuthenticationSuccess(any());
			then(this.publisher).should(times(accepted ? 0 : 1)).publishAuthenticationFailure(any(), any());
		});
	}

	@Test
	void nameOfAnotherFormFailsAsAWrongPasswordDoes() {
		this.usersRunner.run((context) -> {
			login(context, "Admin", "secret");
			then(this.publisher).should().publishAuthenticationFailure(any(BadCredentialsException.class), any());
		});
	}

	@Test
	void managerOfTheApplicationChecksPasswordsAfterALookUpOfTheExactName() {
		this.usersRunner
			.withBean(AuthenticationManager.class, () -> new ProviderManager(new DaoAuthenticationProvider(this.users)))
			.run((context) -> {
				assertThat(login(context, "admin", "secret")).isNotNull();
				assertThat(this.users.lookups).containsExactly("admin", "admin");
				assertThat(login(context, "Admin", "secret")).isNull();
			});
	}

	@Test
	void providerOfTheApplicationChecksPasswords() {
		CountingUsers others = new CountingUsers();
		this.usersRunner.withBean(AuthenticationProvider.class, () -> new DaoAuthenticationProvider(others))
			.run((context) -> {
				assertThat(login(context, "admin", "secret")).isNotNull();
				assertThat(others.lookups).containsExactly("admin");
			});
	}

	@Test
	void globalManagerThatTheApplicationConfiguresChecksPasswords() {
		CountingUsers others = new CountingUsers();
		this.usersRunner
			.withBean(GlobalAuthenticationConfigurerAdapter.class, () -> new GlobalAuthenticationConfigurerAdapter() {

				@Override
				public void configure(AuthenticationManagerBuilder builder) {
					builder.authenticationProvider(new DaoAuthenticationProvider(others));
				}

			})
			.run((context) -> {
				assertThat(login(context, "admin", "secret")).isNotNull();
				assertThat(others.lookups).containsExactly("admin");
			});
	}

	@Test
	void builderThatTheApplicationConfiguresChecksPasswords() {
		this.usersRunner.withUserConfiguration(ConfiguredBuilder.class).run((context) -> {
			assertThat(login(context, "admin", "secret")).isNull();
			assertThat(login(context, "other", "other-secret")).isNotNull();
		});
	}

	@Test
	void encoderAndCheckerOfTheApplicationAreUsed() {
		PasswordEncoder encoder = mock();
		given(encoder.encode(any())).willReturn("encoded");
		given(encoder.matches("known to the encoder", "{noop}secret")).willReturn(true);
		given(encoder.matches("compromised", "{noop}secret")).willReturn(true);
		this.usersRunner.withBean(PasswordEncoder.class, () -> encoder)
			.withBean(CompromisedPasswordChecker.class,
					() -> (password) -> new CompromisedPasswordDecision("compromised".equals(password)))
			.run((context) -> {
				assertThat(login(context, "admin", "known to the encoder")).isNotNull();
				assertThat(login(context, "admin", "compromised")).isNull();
				assertThat(login(context, "admin", "secret")).isNull();
			});
	}

	@Test
	void encodingOfAPasswordIsUpgraded() {
		InMemoryUserDetailsManager stored = new InMemoryUserDetailsManager(
				User.withUsername("admin").password("{noop}secret").roles("ADMIN").build());
		this.contextRunner.withBean(InMemoryUserDetailsManager.class, () -> stored).run((context) -> {
			assertThat(login(context, "admin", "secret")).isNotNull();
			assertThat(stored.loadUserByUsername("admin").getPassword()).startsWith("{bcrypt}");
			assertThat(login(context, "admin", "secret")).isNotNull();
		});
	}

	private static @Nullable LoginResult login(ApplicationContext context, String username, String password) {
		return context.getBean(LoginMethods.class)
			.methods()
			.stream()
			.filter(PasswordMethod.class::isInstance)
			.map(PasswordMethod.class::cast)
			.findFirst()
			.orElseThrow()
			.authenticate(new SshLogin("1", username, InetSocketAddress.createUnresolved("client", 1), "SSH-2.0-test",
					null, List.of()), password);
	}

	private static final class CountingUsers implements UserDetailsService {

		private final List<String> lookups = new ArrayList<>();

		private final UserDetailsService users = new InMemoryUserDetailsManager(
				User.withUsername("admin").password("{noop}secret").roles("ADMIN").build(),
				User.withUsername("locked").password("{noop}secret").roles("ADMIN").accountLocked(true).build(),
				User.withUsername("other").password("{noop}other-secret").roles("ADMIN").build());

		@Override
		public UserDetails loadUserByUsername(String username) {
			this.lookups.add(username);
			return this.users.loadUserByUsername(username);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableGlobalAuthentication
	static class ConfiguredBuilder {

		@Autowired
		void configureGlobal(AuthenticationManagerBuilder builder) throws Exception {
			builder.inMemoryAuthentication().withUser("other").password("{noop}other-secret").roles("ADMIN");
		}

	}

}
