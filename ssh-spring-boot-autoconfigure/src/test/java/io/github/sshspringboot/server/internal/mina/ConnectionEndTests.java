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

package io.github.sshspringboot.server.internal.mina;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link ConnectionEnd}.
 */
class ConnectionEndTests {

	private final ConnectionEnd end = new ConnectionEnd();

	private final List<String> told = new CopyOnWriteArrayList<>();

	@Test
	void loginBeforeTheEndIsToldFirst() {
		assertThat(this.end.reportLogin(() -> this.told.add("login"))).isTrue();
		this.end.reportEnd(() -> this.told.add("end"));
		assertThat(this.told).containsExactly("login", "end");
	}

	@Test
	void loginAfterTheEndIsNotTold() {
		this.end.reportEnd(() -> this.told.add("end"));
		assertThat(this.end.reportLogin(() -> this.told.add("login"))).isFalse();
		assertThat(this.told).containsExactly("end");
	}

	@Test
	void endDuringTheLoginIsToldAfterIt() {
		this.end.reportLogin(() -> {
			this.end.reportEnd(() -> this.told.add("end"));
			this.told.add("login");
		});
		assertThat(this.told).containsExactly("login", "end");
	}

	@Test
	void endIsToldEvenIfTheLoginCannotBe() {
		assertThatIllegalStateException().isThrownBy(() -> this.end.reportLogin(() -> {
			this.end.reportEnd(() -> this.told.add("end"));
			throw new IllegalStateException("for a test");
		}));
		assertThat(this.told).containsExactly("end");
	}

}
