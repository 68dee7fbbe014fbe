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

import io.github.sshspringboot.security.InteractiveLogins;
import io.github.sshspringboot.security.LoginOptions;
import io.github.sshspringboot.security.OneTimeTokenSender;
import io.github.sshspringboot.security.PasswordChange;
import io.github.sshspringboot.security.SshAuthenticationPolicy;
import io.github.sshspringboot.security.SshKerberosPrincipals;
import io.github.sshspringboot.security.SshOneTimeTokenDelivery;
import io.github.sshspringboot.server.SshInteractiveAuthenticator;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.AllNestedConditions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Conversations with clients that log in.
 */
@Configuration(proxyBeanMethods = false)
class SshInteractiveConfiguration {

	private static final Log logger = LogFactory.getLog(SshInteractiveConfiguration.class);

	private static final String NOTHING_TO_ASK = "keyboard-interactive: there is nothing to ask, neither by an "
			+ "SshInteractiveAuthenticator bean, nor by OneTimeTokenService and SshOneTimeTokenDelivery beans with a "
			+ "UserDetailsService bean, nor by ssh.auth.totp.enabled or ssh.auth.keyboard-interactive.password";

	private static final String AMBIGUOUS_TOKENS = "keyboard-interactive: one-time tokens need one "
			+ "SshOneTimeTokenDelivery bean, one OneTimeTokenService bean and one UserDetailsService bean; of several, "
			+ "mark one @Primary";

	@Bean
	@Conditional(OnOneTimeTokensCondition.class)
	OneTimeTokenSender sshOneTimeTokenSender(OneTimeTokenService service, SshOneTimeTokenDelivery delivery,
			UserDetailsService users, Environment environment) {
		return new OneTimeTokenSender(service, delivery, users, new SshThreads(environment).factory("ssh-delivery-"),
				Clock.systemUTC());
	}

	@Bean
	InteractiveSupport sshInteractiveSupport(SshAuthProperties properties, SshAuthenticationSupport support,
			ObjectProvider<SshInteractiveAuthenticator> authenticators, ObjectProvider<OneTimeTokenSender> senders,
			ObjectProvider<SshOneTimeTokenDelivery> deliveries, AuthenticationEventPublisher publisher) {
		List<SshInteractiveAuthenticator> own = authenticators.orderedStream().toList();
		OneTimeTokenSender sender = senders.getIfAvailable();
		boolean password = properties.getKeyboardInteractive().isPassword();
		boolean totp = properties.getTotp().isEnabled();
		InteractiveLogins logins = InteractiveLogins.of(own);
		if (password) {
			required(support.passwordManager(), "ssh.auth.keyboard-interactive.password",
					"a single AuthenticationManager or UserDetailsService bean");
			logins = logins.withPassword();
		}
		if (totp) {
			logins = logins.withTotp(
					required(support.userDetailsService(), "ssh.auth.totp.enabled", "a single UserDetailsService bean"),
					sender != null, publisher, Clock.systemUTC());
		}
		if (sender != null) {
			logins = logins.withOneTimeToken(sender, publisher);
		}
		boolean complete = !own.isEmpty() || password || sender != null;
		String obstacle = (complete || totp) ? null : NOTHING_TO_ASK;
		if (sender == null && deliveries.stream().findAny().isPresent()) {
			obstacle = AMBIGUOUS_TOKENS;
			logger.warn("A method to log in is off. " + AMBIGUOUS_TOKENS);
		}
		return new InteractiveSupport(logins,
				new AuthenticationMethods.Interactive(obstacle, !own.isEmpty(), !complete));
	}

	@Bean
	LoginOptions sshLoginOptions(InteractiveSupport interactive, SshAuthenticationSupport support,
			SshAuthProperties properties, ObjectProvider<SshKerberosPrincipals> kerberosPrincipals,
			ObjectProvider<UserDetailsPasswordService> passwordServices, ObjectProvider<PasswordEncoder> encoders,
			ObjectProvider<SshAuthenticationPolicy> policies) {
		UserDetailsService users = support.userDetailsService();
		UserDetailsPasswordService passwords = passwordServices.getIfUnique();
		PasswordEncoder encoder = encoder(encoders);
		PasswordChange change = (users != null && passwords != null && encoder != null)
				? new PasswordChange(users, passwords, encoder) : null;
		return new LoginOptions(interactive.logins(), change, policies.getIfAvailable(),
				new KerberosLoginsFactory(properties.getGssapi()).create(kerberosPrincipals.getIfAvailable(), users));
	}

	private static @Nullable PasswordEncoder encoder(ObjectProvider<PasswordEncoder> encoders) {
		PasswordEncoder encoder = encoders.getIfUnique();
		return (encoder == null && encoders.stream().findAny().isEmpty())
				? PasswordEncoderFactories.createDelegatingPasswordEncoder() : encoder;
	}

	private static <T> T required(@Nullable T collaborator, String property, String description) {
		if (collaborator == null) {
			throw new InvalidConfigurationPropertyValueException(property, true, "It needs " + description + ".");
		}
		return collaborator;
	}

	/**
	 * What one-time tokens need, without any doubt.
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
