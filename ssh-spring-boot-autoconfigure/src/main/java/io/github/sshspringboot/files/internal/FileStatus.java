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

package io.github.sshspringboot.files.internal;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What clients are told about a file or directory: nothing of its owner, group or place
 * at the host. The size is {@code null} if it is not known before the file is read.
 */
public record FileStatus(Type type, @Nullable Long size, int permissions, Instant modifiedAt, Instant accessedAt) {

	public boolean isDirectory() {
		return this.type == Type.DIRECTORY;
	}

	public enum Type {

		FILE, DIRECTORY

	}

}
