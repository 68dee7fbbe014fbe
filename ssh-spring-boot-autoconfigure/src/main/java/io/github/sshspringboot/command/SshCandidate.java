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

package io.github.sshspringboot.command;

import org.jspecify.annotations.Nullable;

/**
 * A value that completion proposes.
 *
 * @param value the value, as the user would type it
 * @param description a few words about the value, {@code null} for none
 * @since 0.1.0
 * @see SshCompleter
 */
public record SshCandidate(String value, @Nullable String description) {

	/**
	 * Create a candidate without a description.
	 * @param value the value, as the user would type it
	 * @return the candidate
	 */
	public static SshCandidate of(String value) {
		return new SshCandidate(value, null);
	}

}
