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

package io.github.sshspringboot.test;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;

import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeyParser;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.server.HostKeySource;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.util.security.SecurityUtils;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * The application that is tested. Each user has a password that is the name and
 * {@code -password}.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(TestCommands.class)
public class TestApplication {

	static final KeyPair HOST_KEY = key();

	/**
	 * With which {@code alice} may log in.
	 */
	static final KeyPair USER_KEY = key();

	@Bean
	UserDetailsService users() {
		return new InMemoryUserDetailsManager(
				User.withUsername("alice").password("{noop}alice-password").roles("USER").build(),
				User.withUsername("bob").password("{noop}bob-password").roles("USER").build());
	}

	@Bean
	HostKeySource hostKeys() {
		return () -> List.of(HOST_KEY);
	}

	@Bean
	AuthorizedKeysSource authorizedKeys() {
		AuthorizedKey key = AuthorizedKeyParser.parse(PublicKeyEntry.toString(USER_KEY.getPublic()));
		return (username) -> "alice".equals(username) ? List.of(key) : List.of();
	}

	static KeyPair key() {
		try {
			return SecurityUtils.getKeyPairGenerator(SecurityUtils.ED25519).generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
