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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestClient;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshConnections;
import org.apache.sshd.client.session.ClientSession;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code ssh.auth.recheck-interval}.
 */
class UserRecheckTests {

	@ParameterizedTest
	@EnumSource(Change.class)
	void userWhoCouldNoLongerLogInIsDisconnectedAndNobodyElse(Change change) throws Exception {
		try (SshTestServer server = SshTestServer.start(List.of(ChangingUsers.class),
				"ssh.auth.recheck-interval=100ms")) {
			ClientSession ada = server.login("ada", "secret");
			ClientSession bob = server.login("bob", "secret");
			server.getBean(Directory.class).change("ada", change);
			Awaitility.await().atMost(SshTestServer.SOON).until(() -> !ada.isOpen());
			assertThat(bob.isOpen()).isTrue();
			Awaitility.await()
				.atMost(SshTestServer.SOON)
				.untilAsserted(() -> assertThat(server.getBean(SshConnections.class).list())
					.extracting((connection) -> connection.getAuthentication().getName())
					.containsExactly("bob"));
		}
	}

	@Test
	void userStaysWhileTheUsersCannotBeLookedUp() throws Exception {
		try (SshTestServer server = SshTestServer.start(List.of(ChangingUsers.class),
				"ssh.auth.recheck-interval=50ms")) {
			ClientSession ada = server.login("ada", "secret");
			Directory directory = server.getBean(Directory.class);
			directory.broken = true;
			int before = directory.lookups;
			Awaitility.await().atMost(SshTestServer.SOON).until(() -> directory.lookups > before + 3);
			assertThat(ada.isOpen()).isTrue();
		}
	}

	@Test
	void authorityThatCameWithTheLoginCountsUntilTheUserLosesOneOfItsOwn() throws Exception {
		try (SshTestServer server = SshTestServer.start(List.of(ChangingUsers.class), "ssh.auth.recheck-interval=50ms",
				"ssh.auth.required-authorities=FACTOR_PASSWORD")) {
			ClientSession ada = server.login("ada", "secret");
			Directory directory = server.getBean(Directory.class);
			int before = directory.lookups;
			Awaitility.await().atMost(SshTestServer.SOON).until(() -> directory.lookups > before + 3);
			assertThat(ada.isOpen()).isTrue();
			directory.change("ada", Change.WITHOUT_THE_AUTHORITY);
			Awaitility.await().atMost(SshTestServer.SOON).until(() -> !ada.isOpen());
		}
	}

	@Test
	void authoritiesAreThoseOfTheListenerThatTheUserCameInAt() throws Exception {
		try (SshTestServer server = SshTestServer.start(List.of(ChangingUsers.class), "ssh.auth.recheck-interval=50ms",
				"ssh.server.listeners[0].name=guests", "ssh.server.listeners[0].port=0",
				"ssh.server.listeners[0].required-authorities=ROLE_ADMIN,ROLE_GUEST");
				TestClient guests = new TestClient(() -> server.getContext()
					.getEnvironment()
					.getRequiredProperty("local.ssh.guests.port", Integer.class));
				ClientSession guest = guests.login("ada", "secret")) {
			ClientSession ada = server.login("ada", "secret");
			server.getBean(Directory.class).change("ada", Change.WITHOUT_THE_AUTHORITY);
			Awaitility.await().atMost(SshTestServer.SOON).until(() -> !ada.isOpen());
			assertThat(guest.isOpen()).isTrue();
			Awaitility.await()
				.atMost(SshTestServer.SOON)
				.untilAsserted(() -> assertThat(server.getBean(SshConnections.class).list())
					.extracting(SshConnection::getListener)
					.containsExactly("guests"));
		}
	}

	enum Change {

		LOCKED((user) -> User.withUserDetails(user).accountLocked(true).build()),

		DISABLED((user) -> User.withUserDetails(user).disabled(true).build()),

		EXPIRED((user) -> User.withUserDetails(user).accountExpired(true).build()),

		WITHOUT_THE_AUTHORITY((user) -> User.withUserDetails(user).roles("GUEST").build()),

		GONE((user) -> null);

		private final Function<UserDetails, @Nullable UserDetails> change;

		Change(Function<UserDetails, @Nullable UserDetails> change) {
			this.change = change;
		}

	}

	static class Directory implements UserDetailsService {

		private final Map<String, UserDetails> users = new ConcurrentHashMap<>();

		private volatile boolean broken;

		private volatile int lookups;

		Directory(String... names) {
			for (String name : names) {
				this.users.put(name, User.withUsername(name).password("{noop}secret").roles("ADMIN").build());
			}
		}

		void change(String name, Change change) {
			this.users.compute(name, (key, user) -> change.change.apply(user));
		}

		@Override
		public UserDetails loadUserByUsername(String username) {
			this.lookups++;
			if (this.broken) {
				throw new IllegalStateException("out of order");
			}
			UserDetails user = this.users.get(username);
			if (user == null) {
				throw new UsernameNotFoundException(username);
			}
			return User.withUserDetails(user).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ChangingUsers {

		@Bean
		Directory directory() {
			return new Directory("ada", "bob");
		}

	}

}
