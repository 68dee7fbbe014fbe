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

package io.github.sshspringboot.docker.internal;

import java.time.Duration;
import java.util.List;

import io.github.sshspringboot.docker.SshContainer;
import org.jspecify.annotations.Nullable;

/**
 * What is configured for sessions in containers. Texts of the template may contain
 * <code>{username}</code>.
 */
public record ContainerSettings(SshContainer template, List<String> shell, List<String> exec,
		@Nullable String sftpServer, ContainerMode mode, ImagePull pull, Duration pullTimeout,
		@Nullable Duration maxLife, Duration stopTimeout, int maxContainers, int maxContainersPerUser) {

	public ContainerSettings {
		shell = List.copyOf(shell);
		exec = List.copyOf(exec);
	}

	/**
	 * Return whether a command is a shell that runs the script that is appended to it.
	 */
	public static boolean canRunScripts(List<String> command) {
		return command.size() > 1 && command.get(command.size() - 1).matches("-[a-z]*c");
	}

}
