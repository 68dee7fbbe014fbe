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

package io.github.sshspringboot.files.internal.mount;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

import io.github.sshspringboot.files.SshMount;
import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link Usage}.
 */
class UsageTests {

	@Test
	void fileThatIsRemovedDuringTheCountHidesNoOther() throws IOException {
		Directory directory = mock();
		Path gone = Path.of("gone");
		Path file = Path.of("file");
		BasicFileAttributes attributes = mock();
		given(attributes.isRegularFile()).willReturn(true);
		given(attributes.size()).willReturn(60L);
		given(directory.reopen()).willReturn(directory);
		given(directory.names()).willReturn(List.of(gone, file).iterator());
		given(directory.read(gone)).willThrow(new NoSuchFileException("gone"));
		given(directory.read(file)).willReturn(attributes);
		SshMount mount = new SshMount("/in", Path.of("in"), SshMount.Access.READ_WRITE, null, null,
				DataSize.ofBytes(100), false);
		assertThat(new Usage(directory).getFreeBytes(mount)).isEqualTo(40);
	}

}
