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

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;

import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.server.HostKeySource;
import io.github.sshspringboot.server.internal.mina.MinaHostKeyCodec;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * Beans of applications under test.
 */
final class TestBeans {

	private static final KeyPair HOST_KEY = generate();

	private TestBeans() {
	}

	private static KeyPair generate() {
		try {
			return new MinaHostKeyCodec().generate("ssh-ed25519");
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A host key that is not written to a file.
	 */
	@Configuration(proxyBeanMethods = false)
	static class HostKey {

		@Bean
		HostKeySource testHostKeySource() {
			return () -> List.of(HOST_KEY);
		}

	}

	/**
	 * The user {@code admin} with the password {@code admin-password}.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Users {

		@Bean
		UserDetailsService testUserDetailsService() {
			return new InMemoryUserDetailsManager(
					User.withUsername("admin").password("{noop}admin-password").roles("ADMIN").build());
		}

	}

	/**
	 * A command.
	 */
	@SshCommand("greet")
	static class Greeting {

		@SshCommand
		String greet() {
			return "hello";
		}

	}

}
