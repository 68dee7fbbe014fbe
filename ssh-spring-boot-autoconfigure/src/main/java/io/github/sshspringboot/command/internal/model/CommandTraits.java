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

package io.github.sshspringboot.command.internal.model;

import java.time.Duration;

import io.github.sshspringboot.command.SshCommandAvailability;
import io.github.sshspringboot.command.SshCommandKind;
import org.jspecify.annotations.Nullable;

/**
 * Further attributes of a command. {@code deprecated} and {@code confirm} may be empty; a
 * {@code null} timeout stands for the general limit, zero for none.
 */
public record CommandTraits(CommandForm form, boolean hidden, boolean privileged, String deprecated,
		@Nullable Duration timeout, String confirm, @Nullable SshCommandAvailability availability,
		SshCommandKind kind) {

	/**
	 * Return the reason why the command cannot currently be run, {@code null} if it can.
	 */
	public @Nullable String unavailableReason() {
		return (this.availability != null) ? this.availability.getUnavailableReason() : null;
	}

}
