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

package io.github.sshspringboot.security.internal.key;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import io.github.sshspringboot.security.AuthorizedKeyParser;
import io.github.sshspringboot.server.SshCertificate;
import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.internal.key.KeyFormat;
import io.github.sshspringboot.server.internal.key.PublicKeyFormat;
import io.github.sshspringboot.server.internal.text.ByteOrderMark;

/**
 * Parses files with one public key per line, without options.
 */
final class PublicKeyLines {

	private PublicKeyLines() {
	}

	static List<SshPublicKey> parse(byte[] content) {
		String other = PublicKeyFormat.explain(KeyFormat.of(content));
		if (other != null) {
			throw new IllegalArgumentException(other);
		}
		List<SshPublicKey> keys = new ArrayList<>();
		int number = 0;
		String text = ByteOrderMark.strip(new String(content, StandardCharsets.UTF_8));
		for (String line : text.split("\r\n|\n|\r", -1)) {
			number++;
			if (!line.isBlank() && !line.strip().startsWith("#")) {
				keys.add(parseLine(number, line.strip()));
			}
		}
		return List.copyOf(keys);
	}

	/**
	 * Return the key of a line, which may also contain a certificate of the key.
	 */
	private static SshPublicKey parseLine(int number, String line) {
		try {
			String[] fields = line.split("[ \t]+", 3);
			if (fields.length > 1 && SshCertificate.isCertificate(fields[0])) {
				return SshCertificate.decode(Base64.getDecoder().decode(fields[1])).getKey();
			}
			return AuthorizedKeyParser.parseKey(line);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("line " + number + ": " + ex.getMessage(), ex);
		}
	}

}
