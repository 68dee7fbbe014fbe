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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.springframework.core.io.ClassPathResource;

/**
 * The private keys among the test resources, as files that only their owner may read.
 */
public final class KeyFiles {

	/** The passphrase of the encrypted keys. */
	public static final String PASSPHRASE = "correct horse";

	/** The fingerprint of {@code ed25519_openssh}. */
	public static final String ED25519_FINGERPRINT = "SHA256:9U/uB4d6vVmI+ggLfOVObjiRYyPioRdKfM6mPc2Rt4I";

	private KeyFiles() {
	}

	/**
	 * Copy a key to a directory.
	 * @param name the name of the key
	 * @param directory the directory
	 * @return the file
	 */
	public static Path copy(String name, Path directory) {
		try {
			Path file = directory.resolve(name);
			Files.write(file, new ClassPathResource("keys/" + name).getContentAsByteArray());
			return chmod("rw-------", file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Change the permissions of a file.
	 * @param permissions the permissions
	 * @param file the file
	 * @return the file
	 */
	public static Path chmod(String permissions, Path file) {
		try {
			return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
