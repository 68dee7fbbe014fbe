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

import java.util.List;
import java.util.Map;

import io.github.sshspringboot.docker.SshContainer;
import io.github.sshspringboot.docker.SshContainerMount;
import io.github.sshspringboot.docker.internal.engine.ContainerDefinition;
import io.github.sshspringboot.docker.internal.engine.Mount;
import io.github.sshspringboot.session.SshPseudoTerminal;
import org.jspecify.annotations.Nullable;

/**
 * Turns containers of the face into those of the engine.
 */
final class ContainerDefinitions {

	private ContainerDefinitions() {
	}

	/**
	 * Return a container that runs a command, at a terminal if there is one.
	 */
	static ContainerDefinition of(SshContainer container, String name, List<String> command,
			Map<String, String> environment, @Nullable SshPseudoTerminal terminal) {
		long memory = (container.getMemory() != null) ? container.getMemory().toBytes() : 0;
		return new ContainerDefinition(container.getImage(), command, container.getEntrypoint(), container.getUser(),
				container.getWorkingDirectory(), environment, container.getLabels(),
				container.getMounts().stream().map(ContainerDefinitions::mount).toList(), memory, memory,
				container.getCpus(), container.getPids(), container.getNetwork(), container.isReadOnlyRoot(),
				container.getTmpfs(), container.getCapabilities(), terminal != null, true, true,
				(terminal != null) ? terminal.rows() : 0, (terminal != null) ? terminal.columns() : 0, name,
				container.getHostname(), container.getRuntime());
	}

	private static Mount mount(SshContainerMount mount) {
		return new Mount(mount.isVolume() ? Mount.Type.VOLUME : Mount.Type.BIND, mount.source(), mount.target(),
				mount.readOnly());
	}

}
