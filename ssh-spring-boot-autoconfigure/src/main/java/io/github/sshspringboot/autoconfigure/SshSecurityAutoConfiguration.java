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

import io.github.sshspringboot.autoconfigure.AuthenticationMethods.Passwords;
import io.github.sshspringboot.autoconfigure.AuthenticationMethods.Tickets;
import io.github.sshspringboot.security.LoginAuthorization;
import io.github.sshspringboot.security.LoginOptions;
import io.github.sshspringboot.security.SpringSecurityAuthenticator;
import io.github.sshspringboot.security.key.AuthorizedKeysSource;
import io.github.sshspringboot.security.key.SshCertificatePrincipals;
import io.github.sshspringboot.security.key.UserKeyAuthorizer;
import io.github.sshspringboot.server.LoginGuard;
import io.github.sshspringboot.server.SshAuthenticator;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.event.AuthenticationFailureServiceExceptionEvent;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;
import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * Auto-configuration of the bridge from SSH logins to Spring Security.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = { "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
		"org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration" })
@ConditionalOnSshServer
@EnableConfigurationProperties(SshAuthProperties.class)
@Import({ AuthenticationConfiguration.class, SshInteractiveConfiguration.class })
public final class SshSecurityAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(AuthenticationEventPublisher.class)
	DefaultAuthenticationEventPublisher sshAuthenticationEventPublisher(ApplicationEventPublisher publisher) {
		DefaultAuthenticationEventPublisher eventPublisher = new DefaultAuthenticationEventPublisher(publisher);
		eventPublisher.setDefaultAuthenticationFailureEvent(AuthenticationFailureServiceExceptionEvent.class);
		return eventPublisher;
	}

	@Bean
	@ConditionalOnMissingBean
	LoginAuthorization sshLoginAuthorization(SshAuthProperties properties, ObjectProvider<RoleHierarchy> roleHierarchy,
			ObjectProvider<AuthorizationEventPublisher> eventPublisher, ApplicationEventPublisher publisher) {
		if (properties.getRequiredAuthorities().isEmpty()) {
			throw new InvalidConfigurationPropertyValueException("ssh.auth.required-authorities", "",
					"There must be at least one authority: a login needs one of them.");
		}
		return new LoginAuthorization(properties.getRequiredAuthorities(), roleHierarchy.getIfUnique(),
				eventPublisher.getIfAvailable(() -> new SpringAuthorizationEventPublisher(publisher)));
	}

	@Bean
	SshAuthenticationSupport sshAuthenticationSupport(SshAuthProperties properties, ApplicationContext context,
			ObjectProvider<AuthenticationManager> authenticationManagers,
			AuthenticationConfiguration authenticationConfiguration,
			ObjectProvider<UserDetailsService> userDetailsServices,
			ObjectProvider<AuthorizedKeysSource> authorizedKeysSources,
			ObjectProvider<SshCertificatePrincipals> certificatePrincipals) {
		UserKeyAuthorizer keyAuthorizer = new KeyAuthorizerFactory(properties.getPublicKey(), context)
			.create(authorizedKeysSources.orderedStream().toList(), certificatePrincipals.getIfAvailable());
		AuthenticationManager manager = authenticationManagers.getIfUnique();
		boolean ambiguous = manager == null && authenticationManagers.stream().findAny().isPresent();
		if (manager == null && !ambiguous) {
			manager = authenticationConfiguration.getAuthenticationManager();
		}
		return new SshAuthenticationSupport(manager, passwords(manager, ambiguous), userDetailsServices.getIfUnique(),
				keyAuthorizer);
	}

	private static Passwords passwords(@Nullable AuthenticationManager manager, boolean ambiguous) {
		if (ambiguous) {
			return Passwords.AMBIGUOUS;
		}
		return (manager != null) ? Passwords.CHECKED : Passwords.UNCHECKED;
	}

	@Bean
	LoginMethods sshLoginMethods(SshAuthProperties properties, SshAuthenticationSupport support,
			InteractiveSupport interactive, LoginOptions options, SshAuthenticator authenticator) {
		boolean custom = !(authenticator instanceof SpringSecurityAuthenticator);
		List<List<String>> methods = new AuthenticationMethods(custom ? Passwords.CHECKED : support.passwords(),
				custom || support.keyAuthorizer() != null, custom || support.userDetailsService() != null,
				custom ? AuthenticationMethods.Interactive.CUSTOM : interactive.methods(), tickets(custom, options))
			.resolve(properties.getMethods());
		PropertyValue.check("ssh.auth.totp.enabled", true,
				!properties.getTotp().isEnabled()
						|| methods.stream().anyMatch((sequence) -> sequence.contains("keyboard-interactive")),
				"Nothing would ask for the codes. Name keyboard-interactive in ssh.auth.methods, after another method.");
		return new LoginMethods(new AuthenticatorAdapter(authenticator)
			.getMethods(methods.stream().flatMap(List::stream).distinct().toList()), methods);
	}

	@Bean
	LoginGuard sshLoginGuard(SshAuthenticator authenticator) {
		return new AuthenticatorAdapter(authenticator);
	}

	private static Tickets tickets(boolean custom, LoginOptions options) {
		if (custom) {
			return Tickets.CUSTOM;
		}
		return (options.kerberosLogins() != null) ? Tickets.CONFIGURED : Tickets.NONE;
	}

	@Bean
	@ConditionalOnMissingBean(SshAuthenticator.class)
	SpringSecurityAuthenticator sshAuthenticator(SshAuthenticationSupport support, LoginOptions options,
			LoginAuthorization loginAuthorization, AuthenticationEventPublisher eventPublisher) {
		return new SpringSecurityAuthenticator(support.passwordManager(), support.keyAuthorizer(),
				support.userDetailsService(), options, loginAuthorization, eventPublisher);
	}

}
