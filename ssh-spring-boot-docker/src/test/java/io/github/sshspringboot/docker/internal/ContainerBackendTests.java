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

package io.github.sshspringboot.docker.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.sshspringboot.docker.SshContainer;
import io.github.sshspringboot.docker.internal.engine.DockerEngine;
import io.github.sshspringboot.docker.internal.engine.FakeEngine;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.session.SshSessionContext;
import io.github.sshspringboot.session.SshSessionException;
import io.github.sshspringboot.session.SshSessionRequest;
import io.github.sshspringboot.session.SshSessionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.util.Assert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ContainerBackend}.
 */
@Timeout(30)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Engines there are not at Unix sockets")
class ContainerBackendTests {

	@TempDir
	private Path directory;

	@Test
	void containersThatWereLeftBehindAreRemovedEvenIfThoseOfConnectionsCannotBe() throws Exception {
		Path socket = this.directory.resolve("engine.sock");
		DockerEngine engine = new DockerEngine(socket, Duration.ofSeconds(20));
		ContainerSettings settings = new ContainerSettings(new SshContainer("image"), List.of("sh"), List.of("sh"),
				null, ContainerMode.CONNECTION, ImagePull.NEVER, Duration.ofSeconds(20), null, Duration.ofSeconds(1), 1,
				1);
		AtomicBoolean stopped = new AtomicBoolean();
		try (FakeEngine fake = new FakeEngine(socket);
				ContainerThreads threads = new ContainerThreads(false);
				ContainerBackend backend = new ContainerBackend(engine, settings,
						new ContainerRegistry(engine, "here", null), threads, List::of, (id) -> {
							Assert.state(!stopped.get(), "There is no server");
							return true;
						})) {
			fake.answers(409, "{}");
			assertThatExceptionOfType(SshSessionException.class).isThrownBy(() -> backend.run(session()));
			stopped.set(true);
			fake.answers(200, "[{\"Id\":\"a\",\"Labels\":{}}]").answers(204, "");
			backend.sweep();
			assertThat(fake.requests()).endsWith("DELETE /v1.44/containers/a?force=1&v=1");
		}
	}

	private static SshSessionContext session() {
		SshConnection connection = mock();
		given(connection.getId()).willReturn("connection");
		given(connection.getAuthentication()).willReturn(new TestingAuthenticationToken("alice", ""));
		SshSessionContext session = mock();
		given(session.getConnection()).willReturn(connection);
		given(session.getRequest())
			.willReturn(new SshSessionRequest(connection, SshSessionType.SHELL, null, null, false));
		return session;
	}

}
