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
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

import io.github.sshspringboot.files.SshMount;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.FailureLog;
import io.github.sshspringboot.server.internal.text.PrintableText;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.io.ResourceLoader;
import org.springframework.security.core.Authentication;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * The mounts of {@code ssh.sftp.mounts}.
 */
final class ConfiguredMounts implements AutoCloseable {

	private static final String CLASSPATH = "classpath:";

	private static final String FILE = "file:";

	private final FailureLog failures = new FailureLog(LogFactory.getLog(ConfiguredMounts.class), Clock.systemUTC());

	private final ClasspathDirectories classpath = new ClasspathDirectories();

	private final List<ConfiguredMount> mounts = new ArrayList<>();

	private final BiPredicate<Authentication, List<String>> authorization;

	/**
	 * Check the mounts.
	 * @param secrets files and directories that must not be in a mount
	 * @param authorization whether a user has one of some authorities
	 */
	ConfiguredMounts(SshSftpProperties properties, List<MountLocation> secrets, ResourceLoader resourceLoader,
			BiPredicate<Authentication, List<String>> authorization) {
		this.authorization = authorization;
		for (SshSftpProperties.Mount mount : properties.getMounts()) {
			String name = "ssh.sftp.mounts[" + this.mounts.size() + "]";
			ConfiguredMount added = create(name, mount, resourceLoader);
			checkPath(name, added.path());
			checkLocation(name, mount.getLocation(), added.location(), secrets);
			this.mounts.add(added);
		}
	}

	boolean isEmpty() {
		return this.mounts.isEmpty();
	}

	private ConfiguredMount create(String name, SshSftpProperties.Mount mount, ResourceLoader resourceLoader) {
		checkPositive(name + ".max-file-size", mount.getMaxFileSize());
		checkPositive(name + ".quota", mount.getQuota());
		PropertyValue.checkPositive(name + ".max-files", mount.getMaxFiles());
		PropertyValue.check(name + ".authorities", mount.getAuthorities(),
				mount.getAuthorities().stream().allMatch(StringUtils::hasText), "It must not name an empty authority.");
		String location = mount.getLocation();
		if (location == null || !(location.startsWith(FILE) || location.startsWith(CLASSPATH))) {
			throw new InvalidConfigurationPropertyValueException(name + ".location", location,
					"It must be a directory that begins with 'file:' or 'classpath:'.");
		}
		try {
			if (location.startsWith(CLASSPATH)) {
				return new ConfiguredMount(template(name, mount, classpath(name, mount, location, resourceLoader)),
						null, mount);
			}
			MountLocation parsed = MountLocation.of(location, resourceLoader);
			String problem = parsed.check(mount.isCreate());
			PropertyValue.check(name + ".location", location, problem == null, String.valueOf(problem));
			return new ConfiguredMount(template(name, mount, parsed.path()), parsed, mount);
		}
		catch (IOException | FileSystemNotFoundException | IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(name + ".location", location,
					"It cannot be used: " + ex.getMessage());
		}
	}

	private static void checkPositive(String name, @Nullable DataSize value) {
		PropertyValue.check(name, value, value == null || value.toBytes() > 0, "It must be positive.");
	}

	private static SshMount template(String name, SshSftpProperties.Mount mount, Path location) {
		try {
			return new SshMount(String.valueOf(mount.getPath()), location, mount.getAccess(), mount.getMaxFileSize(),
					mount.getMaxFiles(), mount.getQuota(), mount.isKeepPartial());
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(name + ".path", mount.getPath(),
					"It must be absolute, such as '/inbox', without a slash at its end, '.' and '..'.");
		}
	}

	private Path classpath(String name, SshSftpProperties.Mount mount, String location, ResourceLoader resourceLoader)
			throws IOException {
		PropertyValue.check(name + ".access", mount.getAccess(), mount.getAccess() == SshMount.Access.READ_ONLY,
				"The class path is read-only.");
		Path directory = this.classpath
			.open(resourceLoader.getResource(location.endsWith("/") ? location : location + "/"));
		PropertyValue.check(name + ".location", location, Files.isDirectory(directory), "It is no directory.");
		return directory;
	}

	private void checkPath(String name, String path) {
		for (ConfiguredMount other : this.mounts) {
			boolean nested = path.equals("/") || other.path().equals("/") || path.startsWith(other.path() + "/")
					|| other.path().startsWith(path + "/");
			PropertyValue.check(name + ".path", path, !nested && !path.equals(other.path()),
					"It must not be the path of another mount, or inside of one: " + other.path());
		}
	}

	private void checkLocation(String name, @Nullable String value, @Nullable MountLocation location,
			List<MountLocation> secrets) {
		if (location == null) {
			return;
		}
		for (MountLocation secret : secrets) {
			PropertyValue.check(name + ".location", value, !location.holds(secret),
					"It must not hold keys of the server or of users, the history of shells, or recordings.");
		}
		for (ConfiguredMount mount : this.mounts) {
			MountLocation other = mount.location();
			PropertyValue.check(name + ".location", value,
					other == null || other.equals(location) || (!other.holds(location) && !location.holds(other)),
					"It must not overlap with the location of another mount, for no name of a user: "
							+ mount.properties().getLocation());
		}
	}

	List<SshMount> getMounts(SshConnection connection) {
		Authentication user = connection.getAuthentication();
		List<SshMount> visible = new ArrayList<>();
		for (ConfiguredMount mount : this.mounts) {
			List<String> authorities = mount.properties().getAuthorities();
			if (authorities.isEmpty() || this.authorization.test(user, authorities)) {
				SshMount resolved = resolve(mount, user.getName());
				if (resolved != null) {
					visible.add(resolved);
				}
			}
		}
		return visible;
	}

	private @Nullable SshMount resolve(ConfiguredMount mount, String username) {
		if (mount.location() == null) {
			return mount.template();
		}
		try {
			return mount.at(mount.location().resolve(username, mount.properties().isCreate()));
		}
		catch (IOException ex) {
			this.failures
				.warn("User '" + PrintableText.of(username) + "' does not see the mount " + mount.path() + ": " + ex);
			return null;
		}
	}

	@Override
	public void close() throws IOException {
		this.classpath.close();
	}

	private record ConfiguredMount(SshMount template, @Nullable MountLocation location,
			SshSftpProperties.Mount properties) {

		String path() {
			return this.template.path();
		}

		SshMount at(Path directory) {
			return new SshMount(path(), directory, this.template.access(), this.template.maxFileSize(),
					this.template.maxFiles(), this.template.quota(), this.template.keepPartial());
		}

	}

}
