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

package io.github.sshspringboot.server.internal.key;

import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyFilePermissions}.
 */
class KeyFilePermissionsTests {

	@ParameterizedTest
	@CsvSource({ "rw-------, 1000, 1000, true", "r--------, 0, 0, true", "r--r-----, 0, 1000, true",
			"rw-r-----, 0, 1000, true", "r--r-----, 1000, 1000, false", "r--r-----, 0, 0, false",
			"rw-rw----, 0, 1000, false", "r--r--r--, 0, 1000, false", "r-----r--, 0, 1000, false" })
	void privateKeyIsItsOwnersOrThatOfRootAndAGroup(String permissions, int owner, int processUser, boolean expected) {
		assertThat(KeyFilePermissions.isPrivate(PosixFilePermissions.fromString(permissions), owner, processUser))
			.isEqualTo(expected);
	}

}
