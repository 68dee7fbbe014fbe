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

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.sshspringboot.security.AuthorizedKeyParser;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.internal.LoginAuthorization;
import io.github.sshspringboot.security.internal.NoAuthenticationMethodException;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshUserKey;
import io.github.sshspringboot.server.internal.login.LoginResult;
import io.github.sshspringboot.server.internal.login.PasswordExpiredException;
import io.github.sshspringboot.server.internal.login.PasswordMethod;
import io.github.sshspringboot.server.internal.login.PublicKeyMethod;
import org.apache.sshd.server.SshServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SshSecurityAutoConfiguration}.
 */
class SshSecurityAutoConfigurationTests {

	private static final String KEY_LINE = "ssh-ed25519 "
			+ "AAAAC3NzaC1lZDI1NTE5AAAAIOAQsnwDj0mkHSe3H91zSdVdUbEyWtZCpHIu7G50U7aO for a test";

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(
			SshSecurityAutoConfiguration.class, SecurityAutoConfiguration.class,
			UserDetailsServiceAutoConfiguration.class);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS);

	private final WebApplicationContextRunner webContextRunner = new WebApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS)
		.withConfiguration(
				AutoConfigurations.of(ServletWebSecurityAutoConfiguration.class, WebMvcAutoConfiguration.class));

	@Test
	void whenProtocolLibraryIsNotOnTheClasspathNothingIsConfigured() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(SshServer.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(LoginMethods.class));
	}

	@Test
	void whenSpringSecurityIsNotOnTheClasspathNothingIsConfigured() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SshSecurityAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("sshLoginMethods"));
	}

	@Test
	void whenServerIsDisabledNothingIsConfigured() {
		this.contextRunner.withPropertyValues("ssh.server.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(LoginMethods.class));
	}

	@Test
	void withoutAnybodyWhoCouldLogInTheStartFails() {
		this.contextRunner.run((context) -> assertThat(context).getFailure()
			.hasRootCauseInstanceOf(NoAuthenticationMethodException.class));
	}

	@Test
	void userDetailsServiceOfNonWebApplicationChecksPasswords() {
		this.contextRunner.withUserConfiguration(TestBeans.Users.class).run((context) -> {
			assertThat(context).hasSingleBean(LoginMethods.class);
			assertThat(methods(context)).containsExactly(List.of("password"));
			assertThat(login(context, "admin", "admin-password")).isNotNull();
			assertThat(login(context, "admin", "wrong")).isNull();
			assertThat(login(context, "nobody", "admin-password")).isNull();
		});
	}

	@Test
	void userDetailsServiceOfWebApplicationChecksPasswords() {
		this.webContextRunner.withUserConfiguration(TestBeans.Users.class).run((context) -> {
			assertThat(login(context, "admin", "admin-password")).isNotNull();
			assertThat(login(context, "admin", "wrong")).isNull();
		});
	}

	@Test
	void authenticationManagerOfNonWebApplicationChecksPasswords() {
		this.contextRunner.withUserConfiguration(OwnManager.class).run((context) -> {
			assertThat(methods(context)).containsExactly(List.of("password"));
			assertThat(login(context, "managed", "secret")).isNotNull();
			assertThat(login(context, "admin", "admin-password")).isNull();
		});
	}

	@Test
	void authenticationManagerOfWebApplicationChecksPasswords() {
		this.webContextRunner.withUserConfiguration(OwnManager.class).run((context) -> {
			assertThat(login(context, "managed", "secret")).isNotNull();
			assertThat(login(context, "admin", "admin-password")).isNull();
		});
	}

	@Test
	void authenticationManagerComesBeforeUserDetailsService() {
		this.contextRunner.withUserConfiguration(OwnManager.class, TestBeans.Users.class).run((context) -> {
			assertThat(login(context, "managed", "secret")).isNotNull();
			assertThat(login(context, "admin", "admin-password")).isNull();
		});
	}

	@Test
	void authenticationProviderOfTheApplicationChecksPasswords() {
		AuthenticationProvider provider = new ManagedProvider();
		this.contextRunner.withBean(AuthenticationProvider.class, () -> provider)
			.run((context) -> assertThat(login(context, "managed", "secret")).isNotNull());
	}

	@Test
	void configuredUserOfServletApplicationLogsIn() {
		this.webContextRunner
			.withPropertyValues("spring.security.user.name=boss", "spring.security.user.password=boss-password",
					"spring.security.user.roles=ADMIN")
			.run((context) -> {
				assertThat(login(context, "boss", "boss-password")).isNotNull();
				assertThat(login(context, "boss", "wrong")).isNull();
			});
	}

	@Test
	void configuredUserOfNonWebApplicationDoesNotExistAndTheStartFails() {
		this.contextRunner
			.withPropertyValues("spring.security.user.name=boss", "spring.security.user.password=boss-password",
					"spring.security.user.roles=ADMIN")
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(NoAuthenticationMethodException.class));
	}

	@Test
	void severalUserDetailsServicesAreNotGuessedFrom() {
		this.contextRunner.withUserConfiguration(TestBeans.Users.class)
			.withBean("other", UserDetailsService.class, InMemoryUserDetailsManager::new)
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(NoAuthenticationMethodException.class));
	}

	@Test
	void severalAuthenticationManagersAreNotGuessedFrom() {
		ApplicationContextRunner runner = this.contextRunner
			.withUserConfiguration(OwnManager.class, TestBeans.Users.class)
			.withBean("other", AuthenticationManager.class, () -> mock());
		runner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(NoAuthenticationMethodException.class, (ex) -> assertThat(ex.getReasons())
				.contains("password: there are several AuthenticationManager beans; mark one @Primary")));
		AuthorizedKeysSource source = mock();
		ApplicationContextRunner keys = runner.withBean(AuthorizedKeysSource.class, () -> source);
		keys.run((context) -> {
			assertThat(methods(context)).containsExactly(List.of("publickey"));
			assertThat(context.getBean(LoginMethods.class).methods()).as("not by the global manager")
				.singleElement()
				.isInstanceOf(PublicKeyMethod.class);
		});
		keys.withPropertyValues("ssh.auth.methods=publickey,password")
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(NoAuthenticationMethodException.class));
	}

	@Test
	void primaryOfSeveralAuthenticationManagersChecksPasswords() {
		this.contextRunner.withUserConfiguration(OwnManager.class)
			.withBean("other", AuthenticationManager.class, () -> mock(), (definition) -> definition.setPrimary(false))
			.withBean("first", AuthenticationManager.class, () -> new ProviderManager(new ManagedProvider()),
					(definition) -> definition.setPrimary(true))
			.run((context) -> {
				assertThat(methods(context)).containsExactly(List.of("password"));
				assertThat(login(context, "managed", "secret")).isNotNull();
			});
	}

	@Test
	void severalPasswordEncodersLeaveOutTheChangeOfPasswordsOnly() {
		ApplicationContextRunner runner = this.contextRunner.withBean(UserDetailsService.class,
				() -> new InMemoryUserDetailsManager(
						User.withUsername("admin").password("{noop}admin-password").roles("ADMIN").build(),
						User.withUsername("expired")
							.password("{noop}old")
							.roles("ADMIN")
							.credentialsExpired(true)
							.build()));
		assertThat(asksForNewPassword(runner)).isTrue();
		ApplicationContextRunner one = runner.withBean("first", PasswordEncoder.class,
				PasswordEncoderFactories::createDelegatingPasswordEncoder);
		assertThat(asksForNewPassword(one)).isTrue();
		ApplicationContextRunner several = one.withBean("second", PasswordEncoder.class, () -> mock());
		assertThat(asksForNewPassword(several)).isFalse();
		several.run((context) -> assertThat(login(context, "admin", "admin-password")).isNotNull());
	}

	private static boolean asksForNewPassword(ApplicationContextRunner runner) {
		AtomicBoolean asks = new AtomicBoolean();
		runner.run((context) -> {
			try {
				login(context, "expired", "old");
			}
			catch (PasswordExpiredException ex) {
				asks.set(true);
			}
		});
		return asks.get();
	}

	@Test
	void severalRoleHierarchiesAreNotGuessedFrom() {
		this.contextRunner.withUserConfiguration(TestBeans.Users.class)
			.withBean("first", RoleHierarchy.class, () -> RoleHierarchyImpl.fromHierarchy("ROLE_ADMIN > ROLE_SSH"))
			.withBean("second", RoleHierarchy.class, () -> RoleHierarchyImpl.fromHierarchy("ROLE_ADMIN > ROLE_X"))
			.withPropertyValues("ssh.auth.required-authorities=ROLE_SSH")
			.run((context) -> assertThat(login(context, "admin", "admin-password")).isNull());
	}

	@Test
	void noBeanTakesPartInTheAuthenticationOfTheApplication() {
		this.contextRunner.withUserConfiguration(TestBeans.Users.class).run((context) -> {
			assertThat(context).doesNotHaveBean(AuthenticationManager.class)
				.doesNotHaveBean(AuthenticationProvider.class)
				.doesNotHaveBean(AuthenticationManagerResolver.class);
			assertThat(context.getBeanDefinitionNames()).filteredOn((name) -> name.startsWith("ssh"))
				.isNotEmpty()
				.noneMatch((name) -> context.getBeanFactory().getBeanDefinition(name).isPrimary());
		});
	}

	@Test
	void httpLoginOfTheApplicationIsTheSameWithAndWithoutTheServer() {
		WebApplicationContextRunner runner = this.webContextRunner.withUserConfiguration(TestBeans.Users.class);
		List<String> without = httpProviders(runner.withPropertyValues("ssh.server.enabled=false"));
		assertThat(httpProviders(runner)).isNotEmpty().isEqualTo(without);
	}

	private static List<String> httpProviders(WebApplicationContextRunner runner) {
		List<String> names = new ArrayList<>();
		runner.run((context) -> {
			UsernamePasswordAuthenticationFilter filter = context.getBean(FilterChainProxy.class)
				.getFilterChains()
				.get(0)
				.getFilters()
				.stream()
				.filter(UsernamePasswordAuthenticationFilter.class::isInstance)
				.map(UsernamePasswordAuthenticationFilter.class::cast)
				.findFirst()
				.orElseThrow();
			ProviderManager manager = (ProviderManager) Objects
				.requireNonNull(ReflectionTestUtils.getField(filter, "authenticationManager"));
			for (ProviderManager current = manager; current != null; current = (ProviderManager) ReflectionTestUtils
				.getField(current, "parent")) {
				current.getProviders().forEach((provider) -> names.add(provider.getClass().getName()));
			}
			Authentication result = manager
				.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("admin", "admin-password"));
			assertThat(result.isAuthenticated()).isTrue();
		});
		return names;
	}

	@Test
	void loginNeedsOneOfTheRequiredAuthorities() {
		ApplicationContextRunner runner = this.contextRunner.withBean(UserDetailsService.class,
				() -> new InMemoryUserDetailsManager(
						User.withUsername("operator").password("{noop}secret").roles("OPERATOR").build()));
		runner.run((context) -> assertThat(login(context, "operator", "secret")).isNull());
		runner.withPropertyValues("ssh.auth.required-authorities=ROLE_ADMIN,ROLE_OPERATOR")
			.run((context) -> assertThat(login(context, "operator", "secret")).isNotNull());
	}

	@Test
	void roleHierarchyOfTheApplicationCounts() {
		this.contextRunner.withUserConfiguration(TestBeans.Users.class)
			.withBean(RoleHierarchy.class, () -> RoleHierarchyImpl.fromHierarchy("ROLE_ADMIN > ROLE_SSH"))
			.withPropertyValues("ssh.auth.required-authorities=ROLE_SSH")
			.run((context) -> assertThat(login(context, "admin", "admin-password")).isNotNull());
	}

	@Test
	void refusalForLackOfAuthorityIsPublishedThroughThePublisherOfTheApplication() {
		AuthorizationEventPublisher publisher = mock();
		this.contextRunner.withUserConfiguration(TestBeans.Users.class)
			.withBean(AuthorizationEventPublisher.class, () -> publisher)
			.withPropertyValues("ssh.auth.required-authorities=ROLE_OTHER")
			.run((context) -> {
				assertThat(login(context, "admin", "admin-password")).isNull();
				then(publisher).should().publishAuthorizationEvent(any(), any(), any());
			});
	}

	@Test
	void loginAuthorizationOfTheApplicationIsUsed() {
		LoginAuthorization authorization = new LoginAuthorization(List.of("ROLE_OTHER"), null, mock());
		this.contextRunner.withUserConfiguration(TestBeans.Users.class)
			.withBean(LoginAuthorization.class, () -> authorization)
			.run((context) -> {
				assertThat(context.getBean(LoginAuthorization.class)).isSameAs(authorization);
				assertThat(login(context, "admin", "admin-password")).isNull();
			});
	}

	@Test
	void eventPublisherOfTheApplicationIsUsed() {
		AuthenticationEventPublisher publisher = mock();
		this.contextRunner.withUserConfiguration(TestBeans.Users.class)
			.withBean(AuthenticationEventPublisher.class, () -> publisher)
			.run((context) -> {
				assertThat(context.getBean(AuthenticationEventPublisher.class)).isSameAs(publisher);
				assertThat(login(context, "admin", "wrong")).isNull();
				then(publisher).should().publishAuthenticationFailure(any(BadCredentialsException.class), any());
			});
	}

	@Test
	void thereIsAnEventPublisherWithoutBootsSecurity() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SshSecurityAutoConfiguration.class))
			.withUserConfiguration(TestBeans.Users.class)
			.run((context) -> assertThat(context).hasSingleBean(DefaultAuthenticationEventPublisher.class));
	}

	@Test
	void authorizedKeysSourcesOfTheApplicationAllowKeys() {
		AuthorizedKeysSource source = mock();
		this.contextRunner.withUserConfiguration(TestBeans.Users.class)
			.withBean(AuthorizedKeysSource.class, () -> source)
			.run((context) -> {
				assertThat(methods(context)).containsExactly(List.of("publickey"), List.of("password"));
				askForKey(context);
				then(source).should().getAuthorizedKeys("admin");
			});
	}

	@Test
	void authorizedKeysLocationsAreAskedInAdditionToTheSourcesOfTheApplication(@TempDir Path directory)
			throws IOException {
		AuthorizedKeysSource source = mock();
		Path file = Files.writeString(directory.resolve("admin"), KEY_LINE);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		this.contextRunner.withUserConfiguration(TestBeans.Users.class)
			.withBean(AuthorizedKeysSource.class, () -> source)
			.withPropertyValues("ssh.auth.public-key.authorized-keys=file:" + directory + "/{username}")
			.run((context) -> {
				assertThat(askForKey(context)).isTrue();
				then(source).should().getAuthorizedKeys("admin");
			});
	}

	@Test
	void trustedAuthoritiesAloneAllowKeys(@TempDir Path directory) throws IOException {
		Path file = Files.writeString(directory.resolve("ca"), KEY_LINE);
		this.contextRunner.withUserConfiguration(TestBeans.Users.class)
			.withPropertyValues("ssh.auth.public-key.trusted-user-ca=file:" + file)
			.run((context) -> assertThat(methods(context)).containsExactly(List.of("publickey"), List.of("password")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "trusted-user-ca", "revoked-keys" })
	void listOfKeysThatCannotBeUsedFailsTheStart(String property, @TempDir Path directory) throws IOException {
		Path missing = directory.resolve("missing");
		Path malformed = Files.writeString(directory.resolve("malformed"), "# a comment\nnonsense\n");
		ApplicationContextRunner runner = this.contextRunner.withUserConfiguration(TestBeans.Users.class)
			.withPropertyValues("ssh.auth.public-key.authorized-keys=file:/keys/{username}");
		runner.withPropertyValues("ssh.auth.public-key." + property + "=file:" + missing)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("ssh.auth.public-key." + property)
				.hasMessageContaining(missing.toString())
				.hasMessageContaining("cannot be used"));
		runner.withPropertyValues("ssh.auth.public-key." + property + "=file:" + malformed)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("ssh.auth.public-key." + property)
				.hasMessageContaining("line 2"));
	}

	@Test
	void configuredMethodsReplaceTheDefault() {
		this.contextRunner.withUserConfiguration(TestBeans.Users.class)
			.withPropertyValues("ssh.auth.public-key.authorized-keys=file:/keys/{username}",
					"ssh.auth.methods=publickey+password")
			.run((context) -> assertThat(methods(context)).containsExactly(List.of("publickey", "password")));
	}

	private static boolean askForKey(ApplicationContext context) {
		return method(context, PublicKeyMethod.class).isAcceptable(
				new SshLogin("1", "admin", new InetSocketAddress("127.0.0.1", 1), "SSH-2.0-test", null, List.of()),
				SshUserKey.of(AuthorizedKeyParser.parse(KEY_LINE).key()));
	}

	private static <T> T method(ApplicationContext context, Class<T> type) {
		return context.getBean(LoginMethods.class)
			.methods()
			.stream()
			.filter(type::isInstance)
			.map(type::cast)
			.findFirst()
			.orElseThrow();
	}

	private static List<List<String>> methods(ApplicationContext context) {
		return context.getBean(LoginMethods.class).alternatives();
	}

	private static @Nullable LoginResult login(ApplicationContext context, String username, String password) {
		return method(context, PasswordMethod.class).authenticate(
				new SshLogin("1", username, new InetSocketAddress("127.0.0.1", 1), "SSH-2.0-test", null, List.of()),
				password);
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnManager {

		@Bean
		AuthenticationManager ownManager() {
			return new ProviderManager(new ManagedProvider());
		}

	}

	static class ManagedProvider implements AuthenticationProvider {

		@Override
		public Authentication authenticate(Authentication authentication) {
			if ("managed".equals(authentication.getName()) && "secret".equals(authentication.getCredentials())) {
				return UsernamePasswordAuthenticationToken.authenticated("managed", null,
						List.of(new SimpleGrantedAuthority("ROLE_ADMIN")));
			}
			throw new BadCredentialsException("no");
		}

		@Override
		public boolean supports(Class<?> authentication) {
			return true;
		}

	}

}
