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
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.server.internal.SecretLocations;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;

/**
 * The {@link SecretLocations} that are configured: keys, lists of keys, the history of
 * shells, and recordings.
 */
final class ServerSecrets implements SecretLocations {

	private final ApplicationContext context;

	private final SshServerProperties server;

	private final SshAuthProperties auth;

	private final SshShellProperties shell;

	private final SshRecordingProperties recording;

	ServerSecrets(ApplicationContext context, SshServerProperties server, SshAuthProperties auth,
			SshShellProperties shell, SshRecordingProperties recording) {
		this.context = context;
		this.server = server;
		this.auth = auth;
		this.shell = shell;
		this.recording = recording;
	}

	@Override
	public boolean isAnyIn(Path path) {
		try {
			MountLocation location = MountLocation.of(path);
			return find().stream().anyMatch(location::holds);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return where they are now.
	 */
	List<MountLocation> find() throws IOException {
		List<MountLocation> locations = new ArrayList<>();
		add(ApplicationDirectory.of(this.context.getEnvironment(), this.context), locations);
		add(this.server.getHostKeys().getDirectory(), locations);
		add(this.shell.getHistory().getDirectory(), locations);
		add(this.recording.getLocation(), locations);
		add(this.server.getHostKeys().getLocations(), locations);
		SshAuthProperties.PublicKey publicKey = this.auth.getPublicKey();
		add(publicKey.getTrustedUserCa(), locations);
		add(publicKey.getRevokedKeys(), locations);
		Resource keytab = this.auth.getGssapi().getKeytab();
		if (keytab != null) {
			add(List.of(keytab), locations);
		}
		addLocations(publicKey.getAuthorizedKeys(), locations);
		addLocations(publicKey.getAuthorizedPrincipals(), locations);
		return locations;
	}

	private static void add(@Nullable Path path, List<MountLocation> locations) throws IOException {
		if (path != null) {
			locations.add(MountLocation.of(path));
		}
	}

	private static void add(List<Resource> resources, List<MountLocation> locations) throws IOException {
		for (Resource resource : resources) {
			if (resource.isFile()) {
				add(resource.getFile().toPath(), locations);
			}
		}
	}

	private void addLocations(List<String> values, List<MountLocation> locations) throws IOException {
		for (String value : values) {
			if (this.context.getResource(value).isFile()) {
				locations.add(MountLocation.of(value, this.context));
			}
		}
	}

}
