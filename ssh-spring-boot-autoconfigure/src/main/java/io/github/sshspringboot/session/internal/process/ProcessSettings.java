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

package io.github.sshspringboot.session.internal.process;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What runs for which request.
 *
 * @param shell what runs for a shell
 * @param command what runs for a command line
 * @param subsystems what runs for a subsystem, by its name
 * @param directory where it starts, or {@code null} for the directory of the application
 * @param environment variables that no client can change
 * @param gracePeriod how long processes may take to end
 */
public record ProcessSettings(ArgumentVector shell, ArgumentVector command, Map<String, ArgumentVector> subsystems,
		@Nullable WorkingDirectory directory, Map<String, String> environment, Duration gracePeriod) {

	public ProcessSettings {
		subsystems = Map.copyOf(subsystems);
		environment = Map.copyOf(environment);
	}

}
