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
 * What a command says about itself beside its name and parameters.
 *
 * @param hidden whether it is listed nowhere
 * @param privileged whether it is for administrators unless a rule names it
 * @param deprecated what to use instead, empty if it is not deprecated
 * @param timeout after what time it is interrupted, {@code null} for the general limit,
 * zero for never
 * @param confirm the question to answer before it runs, empty for none
 * @param availability whether it can be run at the time, {@code null} for always
 * @param kind what it does with its thread
 */
public record CommandTraits(boolean hidden, boolean privileged, String deprecated, @Nullable Duration timeout,
		String confirm, @Nullable SshCommandAvailability availability, SshCommandKind kind) {

	/**
	 * Why the command cannot be run.
	 * @return the reason, {@code null} if it can be run
	 */
	public @Nullable String unavailableReason() {
		return (this.availability != null) ? this.availability.getUnavailableReason() : null;
	}

}
