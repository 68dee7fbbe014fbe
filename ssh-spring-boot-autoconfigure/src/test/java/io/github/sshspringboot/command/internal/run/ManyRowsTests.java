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

package io.github.sshspringboot.command.internal.run;

import java.nio.file.Path;
import java.util.List;

import io.github.sshspringboot.ForkedJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that results of any size run in constant memory.
 */
class ManyRowsTests {

	@Test
	void tenMillionRowsRunInSmallHeap(@TempDir Path directory) throws Exception {
		Path report = directory.resolve("report");
		try (ForkedJvm jvm = ForkedJvm.start(directory.resolve("output"), List.of("-Xmx64m"), ManyRows.class,
				report.toString(), "rows --output ndjson")) {
			assertThat(jvm.awaitEnd(300)).isTrue();
			assertThat(report).hasContent("0 " + ManyRows.COUNT);
		}
	}

}
