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

package io.github.sshspringboot.security.internal.key;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.sshspringboot.security.AuthorizedKeyParser;
import io.github.sshspringboot.server.SshUserKey;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.FileSystemResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AuthorizedKeyLines} and {@link PublicKeyLines}.
 */
class KeyLinesTests {

	private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOENiMLCO+GCINYiTkDd4kEkWWyf5TrK2Xj3TQpUfaLB";

	@Test
	void byteOrderMarkBeforeTheFirstLineIsNoContent() {
		for (String line : List.of(KEY, "restrict " + KEY, "command=\"echo\" " + KEY)) {
			assertThat(AuthorizedKeyLines.parse("\uFEFF" + line + "\n", "a test", LogFactory.getLog(getClass())))
				.as(line)
				.hasSize(1);
		}
		assertThat(PublicKeyLines.parse(("\uFEFF" + KEY).getBytes(StandardCharsets.UTF_8))).hasSize(1);
		assertThat(PublicKeyLines.parse(("\uFEFF# none\n" + KEY).getBytes(StandardCharsets.UTF_8))).hasSize(1);
	}

	@Test
	void listBehindAByteOrderMarkRevokesAndTrusts(@TempDir Path directory) throws Exception {
		Path file = Files.writeString(directory.resolve("keys"), "\uFEFF" + KEY + "\n");
		SshUserKey key = new SshUserKey(AuthorizedKeyParser.parse(KEY).key(), null, false, false);
		assertThat(new RevokedKeys(List.of(new FileSystemResource(file))).test(key)).isTrue();
		assertThat(new TrustedUserAuthorities(List.of(new FileSystemResource(file))).test(key.key())).isTrue();
	}

}
