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

package io.github.sshspringboot.test.server;

import java.nio.file.Files;
import java.util.Objects;

import io.github.sshspringboot.test.SshTestClient;
import io.github.sshspringboot.test.server.SshEvent.ConnectionOpened;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mockito.BDDMockito;
import org.mockito.Mockito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link SshServerExtension}.
 */
@Timeout(60)
class SshServerExtensionTests {

	@Test
	void serverRunsOnlyDuringTests() {
		SshServerExtension extension = SshServerExtension.create();
		assertThatIllegalStateException().isThrownBy(extension::server);
	}

	@Test
	void testThatRunsAtTheSameTimeFailsAndSparesTheOther() {
		SshServerExtension extension = SshServerExtension.create();
		ExtensionContext first = test("first");
		ExtensionContext second = test("second");
		extension.beforeAll(first);
		extension.beforeEach(first);
		try (SshTestClient client = SshTestClient.connectTo(extension.port()).as("user").password("password")) {
			client.login();
			assertThatIllegalStateException().isThrownBy(() -> extension.beforeEach(second))
				.withMessageContaining("@ResourceLock");
			extension.afterEach(second);
			assertThat(client.read("hi")).isEqualTo("hi\n");
			assertThat(extension.timeline()).filteredOn(ConnectionOpened.class::isInstance).hasSize(1);
		}
		extension.afterEach(first);
		extension.beforeEach(second);
		assertThat(extension.timeline()).isEmpty();
		extension.afterEach(second);
		extension.afterAll(first);
	}

	private static ExtensionContext test(String id) {
		ExtensionContext context = Mockito.mock(ExtensionContext.class);
		BDDMockito.given(context.getUniqueId()).willReturn(id);
		return context;
	}

	private static void use(SshTestServer server) throws Exception {
		assertThat(server.timeline()).isEmpty();
		assertThat(server.files().resolve("a")).doesNotExist();
		Files.writeString(server.files().resolve("a"), "left");
		try (SshTestClient client = SshTestClient.connectTo(server.port())) {
			assertThat(client.as("user").password("password").read("hi")).isEqualTo("hi\n");
			assertThat(server.timeline()).startsWith(new ConnectionOpened());
			server.faults().refuseConnections();
			server.onExec("hi").refuse();
		}
	}

	@Nested
	@TestMethodOrder(MethodOrderer.MethodName.class)
	class Registered {

		@RegisterExtension
		static final SshServerExtension ssh = SshServerExtension.of(SshTestServer.builder());

		private static @Nullable SshTestServer first;

		@AfterAll
		static void runsStill() {
			assertThat(ssh.server()).isSameAs(first);
		}

		@RepeatedTest(3)
		void eachTestIsFresh() throws Exception {
			first = Objects.requireNonNullElse(first, ssh.server());
			assertThat(ssh.server()).isSameAs(first);
			assertThat(ssh.port()).isEqualTo(ssh.server().port());
			assertThat(ssh.timeline()).isEmpty();
			assertThat(ssh.files()).isEqualTo(ssh.server().files());
			assertThat(ssh.faults()).isSameAs(ssh.server().faults());
			use(ssh.server());
		}

	}

	@Nested
	class RegisteredForEachTest {

		private static @Nullable SshTestServer previous;

		@RegisterExtension
		final SshServerExtension ssh = SshServerExtension.create();

		@RepeatedTest(2)
		void eachTestHasItsServer() throws Exception {
			assertThat(this.ssh.server()).isNotSameAs(previous);
			previous = this.ssh.server();
			use(this.ssh.server());
		}

	}

	@Nested
	@ExtendWith(SshServerExtension.class)
	class Extended {

		private static @Nullable SshTestServer first;

		@RepeatedTest(2)
		void parameterHasTheServer(SshTestServer server) throws Exception {
			first = Objects.requireNonNullElse(first, server);
			assertThat(server).isSameAs(first);
			use(server);
		}

		@Nested
		class Inner {

			@Test
			void nestedClassHasTheServerOfTheOuterOne(SshTestServer server) throws Exception {
				first = Objects.requireNonNullElse(first, server);
				assertThat(server).isSameAs(first);
				use(server);
			}

		}

	}

}
