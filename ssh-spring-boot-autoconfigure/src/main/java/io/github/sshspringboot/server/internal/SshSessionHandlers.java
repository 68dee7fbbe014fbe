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

package io.github.sshspringboot.server.internal;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The handlers of the application's own commands, shell and subsystems. Shells are
 * refused if their handler is {@code null}. Of several handlers for a subsystem, the
 * first is used.
 */
public record SshSessionHandlers(SshSessionHandler exec, @Nullable SshSessionHandler shell,
		List<SshSubsystemHandler> subsystems) implements SshSessionSelector {

	public SshSessionHandlers {
		subsystems = List.copyOf(subsystems);
	}

	@Override
	public @Nullable SshSessionHandler select(SshSessionStart start) {
		return switch (start.type()) {
			case EXEC -> this.exec.select(Objects.requireNonNull(start.value()));
			case SHELL -> this.shell;
			case SUBSYSTEM -> findSubsystem(Objects.requireNonNull(start.value()));
		};
	}

	/**
	 * Return the handler of a subsystem, or {@code null} if there is none.
	 */
	public @Nullable SshSubsystemHandler findSubsystem(String name) {
		return this.subsystems.stream().filter((handler) -> handler.supports(name)).findFirst().orElse(null);
	}

}
