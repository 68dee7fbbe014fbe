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

package io.github.sshspringboot.server.internal.mina.forwarding;

import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Sockets}.
 */
class SocketsTests {

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

	private final AtomicInteger attempts = new AtomicInteger();

	@TempDir
	private Path directory;

	@AfterEach
	void stop() {
		this.timer.shutdownNow();
	}

	private List<SocketAddress> addresses() {
		return new AbstractList<>() {

			@Override
			public SocketAddress get(int index) {
				SocketsTests.this.attempts.incrementAndGet();
				return UnixDomainSocketAddress.of(SocketsTests.this.directory.resolve("absent"));
			}

			@Override
			public int size() {
				return 4000;
			}

		};
	}

	@Test
	void nameWithManyAddressesIsGivenUp() {
		assertThatExceptionOfType(ForwardingRefusedException.class)
			.isThrownBy(() -> new Sockets(this.timer).connect(addresses(), () -> false));
		assertThat(this.attempts).hasValue(8);
	}

	@Test
	void nothingIsTriedForAClientThatGaveUp() {
		assertThatExceptionOfType(ForwardingRefusedException.class)
			.isThrownBy(() -> new Sockets(this.timer).connect(addresses(), () -> this.attempts.get() == 2));
		assertThat(this.attempts).hasValue(2);
	}

}
