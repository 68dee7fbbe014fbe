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

package io.github.sshspringboot.docker.internal.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A command to run in a container that runs already.
 */
public record ExecDefinition(List<String> command, @Nullable String user, @Nullable String workingDirectory,
		Map<String, String> environment, boolean tty, boolean stdin, int rows, int columns) {

	public ExecDefinition {
		command = List.copyOf(command);
		environment = Map.copyOf(environment);
	}

	Map<String, Object> toJson() {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("Cmd", this.command);
		ContainerDefinition.putIfSet(json, "User", this.user);
		ContainerDefinition.putIfSet(json, "WorkingDir", this.workingDirectory);
		json.put("Env", ContainerDefinition.environment(this.environment));
		json.put("Tty", this.tty);
		json.put("AttachStdin", this.stdin);
		json.put("AttachStdout", true);
		json.put("AttachStderr", true);
		json.put("Privileged", false);
		if (this.tty) {
			json.put("DetachKeys", EngineStreams.NO_DETACH_KEYS);
			if (this.rows > 0 && this.columns > 0) {
				json.put("ConsoleSize", List.of(this.rows, this.columns));
			}
		}
		return json;
	}

}
