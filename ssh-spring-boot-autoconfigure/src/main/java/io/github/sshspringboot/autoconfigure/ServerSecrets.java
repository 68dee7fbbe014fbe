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

package io.github.sshspringboot.autoconfigure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;

/**
 * The files and directories of the server that no user may reach: keys, lists of keys,
 * the history of shells, and recordings.
 */
final class ServerSecrets {

	private final ApplicationContext context;

	private final List<MountLocation> locations = new ArrayList<>();

	private ServerSecrets(ApplicationContext context) {
		this.context = context;
	}

	static List<MountLocation> find(ApplicationContext context, SshServerProperties server, SshAuthProperties auth,
			SshShellProperties shell, SshRecordingProperties recording) throws IOException {
		ServerSecrets secrets = new ServerSecrets(context);
		secrets.add(ApplicationDirectory.of(context.getEnvironment(), context));
		secrets.add(server.getHostKeys().getDirectory());
		secrets.add(shell.getHistory().getDirectory());
		secrets.add(recording.getLocation());
		secrets.add(server.getHostKeys().getLocations());
		secrets.add(auth.getPublicKey().getTrustedUserCa());
		secrets.add(auth.getPublicKey().getRevokedKeys());
		Resource keytab = auth.getGssapi().getKeytab();
		if (keytab != null) {
			secrets.add(List.of(keytab));
		}
		for (String location : auth.getPublicKey().getAuthorizedKeys()) {
			secrets.addLocation(location);
		}
		for (String location : auth.getPublicKey().getAuthorizedPrincipals()) {
			secrets.addLocation(location);
		}
		return secrets.locations;
	}

	private void add(@Nullable Path path) throws IOException {
		if (path != null) {
			this.locations.add(MountLocation.of(path));
		}
	}

	private void add(List<Resource> resources) throws IOException {
		for (Resource resource : resources) {
			if (resource.isFile()) {
				add(resource.getFile().toPath());
			}
		}
	}

	private void addLocation(String location) throws IOException {
		if (this.context.getResource(location).isFile()) {
			this.locations.add(MountLocation.of(location, this.context));
		}
	}

}
