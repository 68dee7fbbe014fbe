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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A container to create. It has no capabilities but those that are added, its processes
 * cannot gain privileges, and the engine keeps no log of its output. Numbers that are
 * zero are limits that are not set. An entry point that is {@code null} is that of the
 * image, one that is empty is none.
 */
public record ContainerDefinition(String image, List<String> command, @Nullable List<String> entrypoint,
		@Nullable String user, @Nullable String workingDirectory, Map<String, String> environment,
		Map<String, String> labels, List<Mount> mounts, long memory, long memorySwap, double cpus, long pids,
		String network, boolean readOnly, Map<String, String> tmpfs, List<String> capAdd, boolean tty, boolean stdin,
		boolean init, int rows, int columns, @Nullable String name, @Nullable String hostname,
		@Nullable String runtime) {

	public ContainerDefinition {
		command = List.copyOf(command);
		entrypoint = (entrypoint != null) ? List.copyOf(entrypoint) : null;
		environment = Map.copyOf(environment);
		labels = Map.copyOf(labels);
		mounts = List.copyOf(mounts);
		tmpfs = Map.copyOf(tmpfs);
		capAdd = List.copyOf(capAdd);
	}

	Map<String, Object> toJson() {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("Image", this.image);
		if (!this.command.isEmpty()) {
			json.put("Cmd", this.command);
		}
		if (this.entrypoint != null) {
			// An engine takes an empty list for the entry point of the image
			json.put("Entrypoint", this.entrypoint.isEmpty() ? List.of("") : this.entrypoint);
		}
		putIfSet(json, "User", this.user);
		putIfSet(json, "WorkingDir", this.workingDirectory);
		putIfSet(json, "Hostname", this.hostname);
		json.put("Env", environment(this.environment));
		json.put("Labels", this.labels);
		json.put("Tty", this.tty);
		json.put("OpenStdin", this.stdin);
		json.put("StdinOnce", this.stdin);
		json.put("AttachStdin", this.stdin);
		json.put("AttachStdout", true);
		json.put("AttachStderr", true);
		json.put("HostConfig", hostConfig());
		return json;
	}

	private Map<String, Object> hostConfig() {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("NetworkMode", this.network);
		json.put("CapDrop", List.of("ALL"));
		json.put("CapAdd", this.capAdd);
		json.put("SecurityOpt", List.of("no-new-privileges"));
		json.put("Privileged", false);
		json.put("Init", this.init);
		json.put("ReadonlyRootfs", this.readOnly);
		json.put("Tmpfs", this.tmpfs);
		json.put("Mounts", this.mounts.stream().map(Mount::toJson).toList());
		json.put("LogConfig", Map.of("Type", "none"));
		putIfSet(json, "Memory", this.memory);
		putIfSet(json, "MemorySwap", this.memorySwap);
		putIfSet(json, "NanoCpus", Math.round(this.cpus * 1_000_000_000));
		putIfSet(json, "PidsLimit", this.pids);
		putIfSet(json, "Runtime", this.runtime);
		if (this.tty && this.rows > 0 && this.columns > 0) {
			json.put("ConsoleSize", List.of(this.rows, this.columns));
		}
		return json;
	}

	private static void putIfSet(Map<String, Object> json, String name, long value) {
		if (value != 0) {
			json.put(name, value);
		}
	}

	static void putIfSet(Map<String, Object> json, String name, @Nullable String value) {
		if (value != null) {
			json.put(name, value);
		}
	}

	static List<String> environment(Map<String, String> environment) {
		List<String> variables = new ArrayList<>();
		environment.forEach((name, value) -> variables.add(name + "=" + value));
		return variables;
	}

}
