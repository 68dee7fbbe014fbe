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

package io.github.sshspringboot.docker.autoconfigure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.docker.SshContainerMount;
import io.github.sshspringboot.server.internal.SecretLocations;

/**
 * The configured mounts of containers: none gives away the engine or shows secrets of the
 * server, and none lies within one whose files users can turn into links.
 */
final class ConfiguredContainerMounts {

	private static final String VOLUME = "[A-Za-z0-9][A-Za-z0-9_.-]*";

	private final Path socket;

	private final SecretLocations secrets;

	ConfiguredContainerMounts(Path socket, SecretLocations secrets) {
		this.socket = socket;
		this.secrets = secrets;
	}

	List<SshContainerMount> of(List<SshContainerProperties.Mount> mounts) {
		List<SshContainerMount> configured = new ArrayList<>();
		for (int i = 0; i < mounts.size(); i++) {
			configured.add(mount("mounts[" + i + "]", mounts.get(i)));
		}
		for (int i = 0; i < configured.size(); i++) {
			checkNotWithin("mounts[" + i + "].source", configured.get(i), configured);
		}
		return configured;
	}

	private SshContainerMount mount(String name, SshContainerProperties.Mount mount) {
		String source = mount.getSource();
		String target = mount.getTarget();
		ConfiguredContainers.check(name + ".target", target, isPath(target) && !target.equals("/"),
				"It must be an absolute path, and not that of the root.");
		ConfiguredContainers.check(name + ".source", source,
				isPath(source) || source.replace("{username}", "u").matches(VOLUME),
				"It must be an absolute path, or the name of a volume.");
		SshContainerMount configured = new SshContainerMount(source, target, mount.isReadOnly());
		ConfiguredContainers.check(name + ".source", source, configured.isVolume() || !holdsSocket(Path.of(source)),
				"It would give users the engine, and with it the machine.");
		ConfiguredContainers.check(name + ".source", source,
				configured.isVolume() || !this.secrets.isAnyIn(Path.of(source)),
				"It must not hold keys of the server or of users, the history of shells, or recordings.");
		return configured;
	}

	private static boolean isPath(String path) {
		return path.startsWith("/") && path.indexOf(0) < 0 && Path.of(path).normalize().equals(Path.of(path));
	}

	private boolean holdsSocket(Path source) {
		return new SourcePattern(this.socket.toString()).mayBeWithin(source.toString())
				|| new SourcePattern(real(this.socket).toString()).mayBeWithin(real(source).toString());
	}

	private static Path real(Path path) {
		try {
			return path.toRealPath();
		}
		catch (IOException ex) {
			return path;
		}
	}

	private static void checkNotWithin(String name, SshContainerMount mount, List<SshContainerMount> all) {
		for (SshContainerMount other : all) {
			if (other != mount && !other.readOnly() && other.isVolume() == mount.isVolume()) {
				checkNotWithin(name, mount, other);
			}
		}
	}

	private static void checkNotWithin(String name, SshContainerMount mount, SshContainerMount other) {
		boolean within = Path.of(mount.source()).startsWith(Path.of(other.source()));
		ConfiguredContainers.check(name, mount.source(), !within || mount.isVolume(),
				"It lies within a mount that users can write to, and may lead elsewhere by a link.");
		ConfiguredContainers.check(name, mount.source(),
				within || !new SourcePattern(mount.source()).mayBeWithin(other.source()),
				"There is a name of a user to whom the mount of '" + other.source()
						+ "' would give it, or the directory in which it lies, for writing.");
	}

}
