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

package io.github.sshspringboot.server.internal.key;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Permissions of key files, as {@code ssh-keygen} sets and {@code sshd} demands them.
 * File systems without POSIX permissions are not checked.
 */
public final class KeyFilePermissions {

	private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

	private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(PosixFilePermission.OWNER_READ,
			PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

	private static final Set<PosixFilePermission> WRITABLE_BY_OTHERS = EnumSet.of(PosixFilePermission.GROUP_WRITE,
			PosixFilePermission.OTHERS_WRITE);

	private KeyFilePermissions() {
	}

	/**
	 * Return the attributes of a directory that only its owner can access.
	 */
	public static FileAttribute<?>[] directory() {
		return attributes("rwx------");
	}

	/**
	 * Return the attributes of a file that only its owner can access.
	 */
	public static FileAttribute<?>[] file() {
		return attributes("rw-------");
	}

	private static FileAttribute<?>[] attributes(String permissions) {
		return (!POSIX) ? new FileAttribute<?>[0] : new FileAttribute<?>[] {
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) };
	}

	/**
	 * Return whether only the owner of an existing file has permissions.
	 */
	public static boolean isOwnerOnly(Path file) throws IOException {
		return !POSIX || OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file));
	}

	/**
	 * Return whether a private key file is protected from other users. It may belong to
	 * {@code root} and be readable by a group, as a Kubernetes secret is for a process
	 * that does not run as {@code root}.
	 */
	static boolean isPrivate(Path file) throws IOException {
		if (isOwnerOnly(file)) {
			return true;
		}
		return KeyFileOwners.areKnown() && isPrivate(Files.getPosixFilePermissions(file), KeyFileOwners.owner(file),
				KeyFileOwners.processUser());
	}

	static boolean isPrivate(Set<PosixFilePermission> permissions, int owner, int processUser) {
		boolean shared = owner == KeyFileOwners.ROOT && processUser != KeyFileOwners.ROOT;
		return permissions.stream()
			.allMatch((permission) -> OWNER_ONLY.contains(permission)
					|| (shared && permission == PosixFilePermission.GROUP_READ));
	}

	/**
	 * Return whether users who are neither the owner nor in the group can read an
	 * existing file.
	 */
	public static boolean isReadableByAll(Path file) throws IOException {
		return POSIX && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
	}

	/**
	 * Return whether the group or all users can write to an existing file or directory.
	 */
	public static boolean isWritableByOthers(Path path) throws IOException {
		return POSIX && Files.getPosixFilePermissions(path).stream().anyMatch(WRITABLE_BY_OTHERS::contains);
	}

}
