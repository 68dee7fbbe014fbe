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

package io.github.sshspringboot.docs;

import java.nio.file.FileSystem;
import java.util.List;

import io.github.sshspringboot.files.SshFileSystems;
import io.github.sshspringboot.files.SshMount;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/**
 * Example of the page on files.
 */
@Configuration(proxyBeanMethods = false)
class ArchiveConfiguration {

	@Bean
	SshFileSystems archiveFiles(FileSystem archive) {
		SshMount mount = SshMount.of("/archive", archive.getPath("/orders"))
			.withAccess(SshMount.Access.READ_WRITE)
			.withLimits(DataSize.ofMegabytes(10), 1000, DataSize.ofGigabytes(1));
		return (connection) -> List.of(mount);
	}

}
