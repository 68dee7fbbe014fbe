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

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeyParser;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.internal.NoAuthenticationMethodException;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshUserKey;
import io.github.sshspringboot.server.internal.login.PublicKeyMethod;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SshPublicKeyConfiguration}.
 */
class SshPublicKeyConfigurationTests {

	private static final AuthorizedKey KEY = AuthorizedKeyParser
		.parse("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOAQsnwDj0mkHSe3H91zSdVdUbEyWtZCpHIu7G50U7aO for a test");

	private static final SshLogin LOGIN = new SshLogin("1", "admin", InetSocketAddress.createUnresolved("client", 1),
			"SSH-2.0-test", null, List.of());

	private final List<String> lookups = new ArrayList<>();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshSecurityAutoConfiguration.class))
		.withBean(AuthorizedKeysSource.class, () -> (username) -> List.of(KEY));

	@Test
	void userIsLookedUpOnceForAKey() {
		UserDetailsService users = (username) -> {
			this.lookups.add(username);
			return User.withUsername(username).password("{noop}secret").roles("ADMIN").build();
		};
		this.contextRunner.withBean(UserDetailsService.class, () -> users)
			.withPropertyValues("ssh.auth.methods=publickey")
			.run((context) -> {
				PublicKeyMethod method = (PublicKeyMethod) context.getBean(LoginMethods.class).methods().get(0);
				SshUserKey key = SshUserKey.of(KEY.key());
				assertThat(method.isAcceptable(LOGIN, key)).isTrue();
				assertThat(this.lookups).as("nobody has proved anything").isEmpty();
				assertThat(method.authenticate(LOGIN, key)).isNotNull();
				assertThat(this.lookups).containsExactly("admin");
			});
	}

	@Test
	void keysOfUsersThatNobodyKnowsFailTheStart() {
		this.contextRunner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(NoAuthenticationMethodException.class, (ex) -> assertThat(ex.getReasons())
				.contains("publickey: there is no single UserDetailsService bean that knows the users of the keys")));
	}

}
