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

import io.github.sshspringboot.security.InteractiveLogins;
import io.github.sshspringboot.server.SshInteractiveAuthenticator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;

/**
 * Conversations with clients that log in.
 */
@Configuration(proxyBeanMethods = false)
class SshInteractiveConfiguration {

	private static final String NOTHING_TO_ASK = "keyboard-interactive: there is no SshInteractiveAuthenticator bean, "
			+ "and ssh.auth.keyboard-interactive.password is not set or there is nothing to check passwords with";

	@Bean
	InteractiveSupport sshInteractiveSupport(SshAuthProperties properties, SshAuthenticationSupport support,
			ObjectProvider<SshInteractiveAuthenticator> authenticators) {
		List<SshInteractiveAuthenticator> beans = authenticators.orderedStream().toList();
		InteractiveLogins logins = InteractiveLogins.of(beans);
		boolean something = !beans.isEmpty();
		AuthenticationManager passwordManager = support.passwordManager();
		if (properties.getKeyboardInteractive().isPassword() && passwordManager != null) {
			logins = logins.withPassword(passwordManager);
			something = true;
		}
		return new InteractiveSupport(logins,
				new AuthenticationMethods.Interactive(something ? null : NOTHING_TO_ASK, !beans.isEmpty(), false));
	}

}
