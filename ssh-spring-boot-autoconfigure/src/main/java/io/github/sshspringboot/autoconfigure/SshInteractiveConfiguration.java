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

import java.time.Clock;
import java.util.List;

import io.github.sshspringboot.security.SshOneTimeTokenDelivery;
import io.github.sshspringboot.security.internal.LoginStep;
import io.github.sshspringboot.security.internal.PasswordLogin;
import io.github.sshspringboot.security.internal.interactive.InteractiveLogin;
import io.github.sshspringboot.security.internal.interactive.OneTimeTokenSender;
import io.github.sshspringboot.server.SshInteractiveAuthenticator;
import io.github.sshspringboot.server.internal.login.InteractiveMethod;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.AllNestedConditions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * Configuration of the login method {@code keyboard-interactive}.
 */
@Configuration(proxyBeanMethods = false)
class SshInteractiveConfiguration {

	private static final Log logger = LogFactory.getLog(SshInteractiveConfiguration.class);

	private static final String NOTHING_TO_ASK = "there is nothing to ask: there are neither an "
			+ "SshInteractiveAuthenticator bean nor OneTimeTokenService and SshOneTimeTokenDelivery beans with a "
			+ "UserDetailsService bean, and neither ssh.auth.totp.enabled nor ssh.auth.keyboard-interactive.password is set";

	private static final String AMBIGUOUS_TOKENS = "one-time tokens need one "
			+ "SshOneTimeTokenDelivery bean, one OneTimeTokenService bean and one UserDetailsService bean; of several, "
			+ "mark one @Primary";

	private static final String NOT_FIRST = "The codes of ssh.auth.totp.enabled alone are not a login. Put another "
			+ "method before keyboard-interactive, or set ssh.auth.keyboard-interactive.password=true.";

	@Bean
	@Conditional(OnOneTimeTokensCondition.class)
	OneTimeTokenSender sshOneTimeTokenSender(OneTimeTokenService service, SshOneTimeTokenDelivery delivery,
			UserDetailsService users, Environment environment) {
		return new OneTimeTokenSender(service, delivery, users, new SshThreads(environment).factory("ssh-delivery-"),
				Clock.systemUTC());
	}

	@Bean
	LoginMethodCandidate sshInteractiveMethod(SshAuthProperties properties,
			@Qualifier("sshPasswordMethod") LoginMethodCandidate passwordMethod,
			ObjectProvider<SshInteractiveAuthenticator> authenticators, ObjectProvider<OneTimeTokenSender> senders,
			ObjectProvider<SshOneTimeTokenDelivery> deliveries, ObjectProvider<UserDetailsService> userDetailsServices,
			LoginStep step) {
		List<SshInteractiveAuthenticator> own = authenticators.orderedStream().toList();
		OneTimeTokenSender sender = senders.getIfAvailable();
		boolean password = properties.getKeyboardInteractive().isPassword();
		boolean totp = properties.getTotp().isEnabled();
		InteractiveLogin login = new InteractiveLogin(own, step);
		if (password) {
			login
				.addPassword((PasswordLogin) required(passwordMethod.method(), "ssh.auth.keyboard-interactive.password",
						"a single AuthenticationManager or UserDetailsService bean"));
		}
		if (totp) {
			login.addTotp(required(userDetailsServices.getIfUnique(), "ssh.auth.totp.enabled",
					"a single UserDetailsService bean"), sender != null, Clock.systemUTC());
			checkAsked(properties.getMethods(), !own.isEmpty());
		}
		if (sender != null) {
			login.addOneTimeToken(sender);
		}
		else if (deliveries.stream().findAny().isPresent()) {
			logger.warn("A login method is disabled. " + InteractiveMethod.NAME + ": " + AMBIGUOUS_TOKENS);
			return LoginMethodCandidate.obstructed(InteractiveMethod.NAME, AMBIGUOUS_TOKENS);
		}
		if (!own.isEmpty()) {
			return LoginMethodCandidate.of(login);
		}
		if (password || sender != null) {
			return LoginMethodCandidate.onlyIfNamed(login, null);
		}
		return totp ? LoginMethodCandidate.onlyIfNamed(login, NOT_FIRST)
				: LoginMethodCandidate.obstructed(InteractiveMethod.NAME, NOTHING_TO_ASK);
	}

	private static void checkAsked(@Nullable List<String> configured, boolean byDefault) {
		boolean asked = (configured != null)
				? configured.stream().anyMatch((sequence) -> sequence.contains(InteractiveMethod.NAME)) : byDefault;
		PropertyValue.check("ssh.auth.totp.enabled", true, asked,
				"Nothing would ask for the codes. Name keyboard-interactive in ssh.auth.methods, after another method.");
	}

	private static <T> T required(@Nullable T collaborator, String property, String description) {
		if (collaborator == null) {
			throw new InvalidConfigurationPropertyValueException(property, true, "It needs " + description + ".");
		}
		return collaborator;
	}

	/**
	 * {@link AllNestedConditions} that matches if there is exactly one candidate for each
	 * bean that one-time tokens need.
	 */
	static class OnOneTimeTokensCondition extends AllNestedConditions {

		OnOneTimeTokensCondition() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnSingleCandidate(OneTimeTokenService.class)
		static class Service {

		}

		@ConditionalOnSingleCandidate(SshOneTimeTokenDelivery.class)
		static class Delivery {

		}

		@ConditionalOnSingleCandidate(UserDetailsService.class)
		static class Users {

		}

	}

}
