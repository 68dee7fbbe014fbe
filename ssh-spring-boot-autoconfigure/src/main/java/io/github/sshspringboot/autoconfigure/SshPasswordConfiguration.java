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

import io.github.sshspringboot.security.internal.ExactUsernameAuthenticationManager;
import io.github.sshspringboot.security.internal.ExactUsernameAuthenticationProvider;
import io.github.sshspringboot.security.internal.LoginStep;
import io.github.sshspringboot.security.internal.PasswordChange;
import io.github.sshspringboot.security.internal.PasswordLogin;
import io.github.sshspringboot.server.internal.login.PasswordMethod;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.authentication.password.CompromisedPasswordChecker;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Configuration of the login method {@code password}. If Spring Security creates its
 * manager from the only {@code UserDetailsService} bean, a manager that checks passwords
 * in the same way, but looks each user up only once, replaces it.
 */
@Configuration(proxyBeanMethods = false)
@Import(AuthenticationConfiguration.class)
class SshPasswordConfiguration {

	private static final Log logger = LogFactory.getLog(SshPasswordConfiguration.class);

	private static final String AMBIGUOUS = "there are several AuthenticationManager beans; mark one @Primary";

	private static final String UNCHECKED = "there is no AuthenticationManager bean, and no single UserDetailsService "
			+ "bean to make one";

	@Bean
	static GlobalManagerOrigin sshGlobalManagerOrigin() {
		return new GlobalManagerOrigin();
	}

	@Bean
	LoginMethodCandidate sshPasswordMethod(SshAuthProperties properties, ApplicationContext context,
			AuthenticationConfiguration authenticationConfiguration, GlobalManagerOrigin origin, LoginStep step,
			AuthenticationEventPublisher publisher) {
		ObjectProvider<AuthenticationManager> managers = context.getBeanProvider(AuthenticationManager.class);
		AuthenticationManager manager = managers.getIfUnique();
		if (manager == null && managers.stream().findAny().isPresent()) {
			if (properties.getMethods() == null) {
				logger.warn("Nobody can log in to the SSH server by password: " + AMBIGUOUS);
			}
			return LoginMethodCandidate.obstructed(PasswordMethod.NAME, AMBIGUOUS);
		}
		boolean global = manager == null;
		if (manager == null) {
			manager = authenticationConfiguration.getAuthenticationManager();
		}
		if (manager == null) {
			return LoginMethodCandidate.obstructed(PasswordMethod.NAME, UNCHECKED);
		}
		UserDetailsService users = context.getBeanProvider(UserDetailsService.class).getIfUnique();
		AuthenticationManager exact = (users != null && global && manager instanceof ProviderManager made
				&& isMadeOfUsers(made, context, origin)) ? manager(users, made, context, step)
						: new ExactUsernameAuthenticationManager(manager, users, publisher);
		return LoginMethodCandidate.of(new PasswordLogin(exact, passwordChange(users, context), step));
	}

	private static boolean isMadeOfUsers(ProviderManager manager, ApplicationContext context,
			GlobalManagerOrigin origin) {
		return !origin.isConfiguredByApplication() && manager.getClass() == ProviderManager.class
				&& manager.getProviders().size() == 1
				&& manager.getProviders().get(0).getClass() == DaoAuthenticationProvider.class
				&& context.getBeanNamesForType(UserDetailsService.class).length == 1;
	}

	private static ProviderManager manager(UserDetailsService users, ProviderManager original,
			ApplicationContext context, LoginStep step) {
		ExactUsernameAuthenticationProvider provider = new ExactUsernameAuthenticationProvider(users);
		context.getBeanProvider(PasswordEncoder.class).ifUnique(provider::setPasswordEncoder);
		context.getBeanProvider(UserDetailsPasswordService.class).ifUnique(provider::setUserDetailsPasswordService);
		context.getBeanProvider(CompromisedPasswordChecker.class).ifUnique(provider::setCompromisedPasswordChecker);
		provider.afterPropertiesSet();
		ProviderManager manager = step.newManager(provider);
		manager.setEraseCredentialsAfterAuthentication(original.isEraseCredentialsAfterAuthentication());
		return manager;
	}

	private static @Nullable PasswordChange passwordChange(@Nullable UserDetailsService users,
			ApplicationContext context) {
		UserDetailsPasswordService passwords = context.getBeanProvider(UserDetailsPasswordService.class).getIfUnique();
		ObjectProvider<PasswordEncoder> encoders = context.getBeanProvider(PasswordEncoder.class);
		PasswordEncoder encoder = encoders.getIfUnique();
		if (encoder == null && encoders.stream().findAny().isEmpty()) {
			encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
		}
		return (users != null && passwords != null && encoder != null) ? new PasswordChange(users, passwords, encoder)
				: null;
	}

}
