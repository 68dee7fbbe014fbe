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

import io.github.sshspringboot.security.SshAuthenticationPolicy;
import io.github.sshspringboot.security.internal.LoginAuthorization;
import io.github.sshspringboot.security.internal.LoginStep;
import io.github.sshspringboot.security.internal.SpringLoginGuard;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.event.AuthenticationFailureServiceExceptionEvent;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * Auto-configuration for the integration of SSH logins with Spring Security.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = { "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
		"org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration" })
@ConditionalOnSshServer
@EnableConfigurationProperties({ SshAuthProperties.class, SshServerProperties.class })
@Import({ SshPublicKeyConfiguration.class, SshPasswordConfiguration.class, SshInteractiveConfiguration.class,
		SshKerberosConfiguration.class })
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
	LoginAuthorization sshLoginAuthorization(SshAuthProperties properties, SshServerProperties serverProperties,
			ObjectProvider<RoleHierarchy> roleHierarchy, ObjectProvider<AuthorizationEventPublisher> eventPublisher,
			ApplicationEventPublisher publisher) {
		if (properties.getRequiredAuthorities().isEmpty()) {
			throw new InvalidConfigurationPropertyValueException("ssh.auth.required-authorities", "",
					"There must be at least one authority: a login needs one of them.");
		}
		return new LoginAuthorization(properties.getRequiredAuthorities(),
				ListenerAuthorities.of(serverProperties.getListeners()), roleHierarchy.getIfUnique(),
				eventPublisher.getIfAvailable(() -> new SpringAuthorizationEventPublisher(publisher)));
	}

	@Bean
	LoginStep sshLoginStep(LoginAuthorization loginAuthorization, ObjectProvider<SshAuthenticationPolicy> policy,
			AuthenticationEventPublisher eventPublisher) {
		return new LoginStep(loginAuthorization, policy.getIfAvailable(), eventPublisher);
	}

	@Bean
	SpringLoginGuard sshLoginGuard(LoginStep step, ObjectProvider<UserDetailsService> userDetailsServices) {
		return new SpringLoginGuard(step, userDetailsServices.getIfUnique());
	}

	@Bean
	@ConditionalOnMissingBean
	LoginMethods sshLoginMethods(ObjectProvider<LoginMethodCandidate> candidates, SshAuthProperties properties,
			SshServerProperties serverProperties) {
		return LoginMethods.resolve(candidates.stream(), properties.getMethods(), serverProperties.getListeners());
	}

}
