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

import java.util.List;

import io.github.sshspringboot.security.SshOneTimeTokenDelivery;
import io.github.sshspringboot.security.internal.NoAuthenticationMethodException;
import io.github.sshspringboot.security.internal.interactive.OneTimeTokenSender;
import io.github.sshspringboot.server.SshInteractiveAuthenticator;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ott.InMemoryOneTimeTokenService;
import org.springframework.security.authentication.ott.OneTimeTokenService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SshInteractiveConfiguration}.
 */
class SshInteractiveConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshSecurityAutoConfiguration.class));

	private final ApplicationContextRunner users = this.contextRunner.withUserConfiguration(TestBeans.Users.class);

	@Test
	void conversationsAreNotOfferedUnasked() {
		this.users.run((context) -> assertThat(methods(context)).containsExactly(List.of("password")));
		this.users.withPropertyValues("ssh.auth.keyboard-interactive.password=true")
			.run((context) -> assertThat(methods(context)).containsExactly(List.of("password")));
	}

	@Test
	void authenticatorOfTheApplicationOffersConversations() {
		this.contextRunner.withBean(SshInteractiveAuthenticator.class, () -> mock())
			.run((context) -> assertThat(methods(context)).containsExactly(List.of("keyboard-interactive")));
	}

	@Test
	void conversationWithNothingToAskFailsTheStart() {
		this.users.withPropertyValues("ssh.auth.methods=keyboard-interactive")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(NoAuthenticationMethodException.class)
				.hasMessageContaining("there is nothing to ask"));
	}

	@Test
	void codesOfDevicesAreNoLoginByThemselves() {
		this.users.withPropertyValues("ssh.auth.methods=keyboard-interactive", "ssh.auth.totp.enabled=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class));
		this.users.withPropertyValues("ssh.auth.methods=password+keyboard-interactive", "ssh.auth.totp.enabled=true")
			.run((context) -> assertThat(methods(context))
				.containsExactly(List.of("password", "keyboard-interactive")));
	}

	@Test
	void codesOfDevicesThatNothingAsksForFailTheStart() {
		this.users.withPropertyValues("ssh.auth.totp.enabled=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getName()).isEqualTo("ssh.auth.totp.enabled")));
	}

	@Test
	void whatCannotBeCheckedFailsTheStartRatherThanBeingLeftOut() {
		this.contextRunner.withBean(AuthenticationManager.class, () -> mock())
			.withPropertyValues("ssh.auth.totp.enabled=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getName()).isEqualTo("ssh.auth.totp.enabled")));
		this.contextRunner.withBean(SshInteractiveAuthenticator.class, () -> mock())
			.withPropertyValues("ssh.auth.keyboard-interactive.password=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getName()).isEqualTo("ssh.auth.keyboard-interactive.password")));
	}

	@Test
	void oneTimeTokensNeedTheirServiceAndTheirDelivery() {
		this.users.withBean(SshOneTimeTokenDelivery.class, () -> mock())
			.withPropertyValues("ssh.auth.methods=keyboard-interactive")
			.run((context) -> assertThat(context).hasFailed());
		this.users.withBean(OneTimeTokenService.class, InMemoryOneTimeTokenService::new)
			.withPropertyValues("ssh.auth.methods=keyboard-interactive")
			.run((context) -> assertThat(context).hasFailed());
		this.users.withBean(SshOneTimeTokenDelivery.class, () -> mock())
			.withBean(OneTimeTokenService.class, InMemoryOneTimeTokenService::new)
			.withPropertyValues("ssh.auth.methods=keyboard-interactive")
			.run((context) -> {
				assertThat(context).hasSingleBean(OneTimeTokenSender.class);
				assertThat(methods(context)).containsExactly(List.of("keyboard-interactive"));
			});
	}

	@Test
	void severalTokenServicesStopOnlyWhatNeedsOne() {
		ApplicationContextRunner several = this.users
			.withBean("first", OneTimeTokenService.class, InMemoryOneTimeTokenService::new)
			.withBean("second", OneTimeTokenService.class, InMemoryOneTimeTokenService::new);
		several.run((context) -> assertThat(methods(context)).containsExactly(List.of("password")));
		ApplicationContextRunner delivered = several.withBean(SshOneTimeTokenDelivery.class, () -> mock());
		delivered.run((context) -> {
			assertThat(context).doesNotHaveBean(OneTimeTokenSender.class);
			assertThat(methods(context)).containsExactly(List.of("password"));
		});
		delivered
			.withPropertyValues("ssh.auth.methods=keyboard-interactive", "ssh.auth.keyboard-interactive.password=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(NoAuthenticationMethodException.class,
						(ex) -> assertThat(ex.getReasons()).singleElement().asString().contains("mark one @Primary")));
	}

	private static List<List<String>> methods(ApplicationContext context) {
		return context.getBean(LoginMethods.class).alternatives();
	}

}
