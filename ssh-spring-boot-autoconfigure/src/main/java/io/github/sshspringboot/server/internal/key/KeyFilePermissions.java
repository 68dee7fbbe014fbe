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
 * Permissions of key files, as {@code ssh-keygen} makes them and {@code sshd} demands
 * them. File systems without POSIX permissions are left alone.
 *
 * @since 0.1.0
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
	 * Permissions of a directory for its owner alone.
	 * @return what to create it with
	 */
	public static FileAttribute<?>[] directory() {
		return attributes("rwx------");
	}

	/**
	 * Permissions of a file for its owner alone.
	 * @return what to create it with
	 */
	public static FileAttribute<?>[] file() {
		return attributes("rw-------");
	}

	private static FileAttribute<?>[] attributes(String permissions) {
		return (!POSIX) ? new FileAttribute<?>[0] : new FileAttribute<?>[] {
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) };
	}

	/**
	 * Whether nobody but the owner may do anything.
	 * @param file a file that exists
	 * @return whether only the owner has permissions
	 * @throws IOException if that cannot be found out
	 */
	public static boolean isOwnerOnly(Path file) throws IOException {
		return !POSIX || OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file));
	}

	/**
	 * Whether nobody else may read the file of a private key. The file may belong to
	 * {@code root} and be readable for a group, as a Kubernetes secret is for the group
	 * of a process that is not {@code root}.
	 * @param file a file that exists
	 * @return whether it is the owner's alone, or that of {@code root} and a group
	 * @throws IOException if that cannot be found out
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
	 * Whether everybody may read.
	 * @param file a file that exists
	 * @return whether users who are neither the owner nor of the group may read it
	 * @throws IOException if that cannot be found out
	 */
	public static boolean isReadableByAll(Path file) throws IOException {
		return POSIX && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
	}

	/**
	 * Whether others than the owner may write.
	 * @param path a file or directory that exists
	 * @return whether the group or all users may write to it
	 * @throws IOException if that cannot be found out
	 */
	public static boolean isWritableByOthers(Path path) throws IOException {
		return POSIX && Files.getPosixFilePermissions(path).stream().anyMatch(WRITABLE_BY_OTHERS::contains);
	}

}
