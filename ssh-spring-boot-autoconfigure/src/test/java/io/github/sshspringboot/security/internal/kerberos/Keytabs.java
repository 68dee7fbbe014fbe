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

package io.github.sshspringboot.security.internal.kerberos;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.sshspringboot.server.internal.key.KeyFilePermissions;

/**
 * Keytab files with one key.
 */
public final class Keytabs {

	private static final int FORMAT = 0x0502;

	private static final int HOST_BASED_NAME = 3;

	/** The type of the key: aes128-cts-hmac-sha256-128 (RFC 8009), of 16 zeros. */
	static final int AES128_SHA256 = 19;

	private static final int KEY_LENGTH = 16;

	private Keytabs() {
	}

	public static Path write(Path file, String realm, String... components) throws IOException {
		ByteArrayOutputStream entry = new ByteArrayOutputStream();
		DataOutputStream data = new DataOutputStream(entry);
		data.writeShort(components.length);
		data.writeUTF(realm);
		for (String component : components) {
			data.writeUTF(component);
		}
		data.writeInt(HOST_BASED_NAME);
		data.writeInt(0);
		data.writeByte(1);
		data.writeShort(AES128_SHA256);
		data.writeShort(KEY_LENGTH);
		data.write(new byte[KEY_LENGTH]);
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		DataOutputStream result = new DataOutputStream(content);
		result.writeShort(FORMAT);
		result.writeInt(entry.size());
		entry.writeTo(result);
		if (Files.notExists(file)) {
			Files.createFile(file, KeyFilePermissions.file());
		}
		return Files.write(file, content.toByteArray());
	}

}
