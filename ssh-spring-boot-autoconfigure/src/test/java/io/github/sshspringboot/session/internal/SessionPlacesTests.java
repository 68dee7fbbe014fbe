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

package io.github.sshspringboot.session.internal;

import java.util.Objects;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SessionPlaces}.
 */
class SessionPlacesTests {

	@Test
	void userHasABoundedNumber() {
		SessionPlaces places = new SessionPlaces(100, 2);
		SessionPlaces.Place first = Objects.requireNonNull(places.take("user"));
		assertThat(places.take("USER")).isNotNull();
		assertThat(places.take("user")).isNull();
		assertThat(places.take("other")).isNotNull();
		first.close();
		assertThat(places.take("user")).isNotNull();
	}

	@Test
	void userHasNoMoreThanAreLeft() {
		SessionPlaces places = new SessionPlaces(4, 10);
		assertThat(places.take("user")).isNotNull();
		assertThat(places.take("user")).isNotNull();
		assertThat(places.take("user")).isNull();
		assertThat(places.take("other")).isNotNull();
		assertThat(places.take("third")).isNotNull();
		assertThat(places.take("fourth")).isNull();
	}

}
