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

package io.github.sshspringboot.command.pipeline;

/**
 * The memory that the stages of a pipeline may use together for text that they cannot
 * pass on yet.
 */
final class HeldMemory {

	static final long LIMIT = 64L * 1024 * 1024;

	private long used;

	void take(String stage, long bytes) {
		this.used += bytes;
		if (this.used > LIMIT) {
			throw StageException.failure(stage + ": more text than the " + LIMIT / (1024 * 1024)
					+ " MB that fit. Let less through with grep or where before it");
		}
	}

	void giveBack(long bytes) {
		this.used -= bytes;
	}

}
