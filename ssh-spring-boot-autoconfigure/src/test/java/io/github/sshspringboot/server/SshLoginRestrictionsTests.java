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

package io.github.sshspringboot.server;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SshLoginRestrictions}.
 */
class SshLoginRestrictionsTests {

	@Test
	void severalNeverAllowMoreThanOne() {
		SshLoginRestrictions one = new SshLoginRestrictions("run", true, true, false, List.of("a:1", "b:2"), null,
				Map.of("A", "1", "B", "1"));
		SshLoginRestrictions other = new SshLoginRestrictions(null, false, false, true, List.of("b:2", "c:3"),
				List.of("d:4"), Map.of("B", "2", "C", "2"));
		SshLoginRestrictions expected = new SshLoginRestrictions("run", false, false, false, List.of("b:2"),
				List.of("d:4"), Map.of("A", "1", "B", "1", "C", "2"));
		assertThat(one.and(other)).isEqualTo(expected);
		assertThat(one.and(SshLoginRestrictions.NONE)).isEqualTo(one);
		assertThat(SshLoginRestrictions.NONE.and(one)).isEqualTo(one);
	}

	@Test
	void targetsWithNothingInCommonAllowNone() {
		assertThat(opening("a:1").and(opening("b:2")).permitOpen()).isEmpty();
		assertThat(opening("a:1").and(opening("b:2")).and(SshLoginRestrictions.NONE).permitOpen()).isEmpty();
	}

	@Test
	void differentForcedCommandsCannotHoldTogether() {
		assertThat(forcing("a").isCompatibleWith(forcing("a"))).isTrue();
		assertThat(forcing("a").isCompatibleWith(forcing(null))).isTrue();
		assertThat(forcing("a").isCompatibleWith(forcing("b"))).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> forcing("a").and(forcing("b")));
	}

	private static SshLoginRestrictions opening(String target) {
		return new SshLoginRestrictions(null, true, true, true, List.of(target), null, Map.of());
	}

	private static SshLoginRestrictions forcing(@Nullable String command) {
		return new SshLoginRestrictions(command, true, true, true, null, null, Map.of());
	}

}
