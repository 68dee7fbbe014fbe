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

package io.github.sshspringboot.shell.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Maps usernames to file names. No two users share a file, even on file systems that
 * ignore case, and no name leads out of the directory.
 */
final class HistoryFileName {

	private static final String PREFIX = "user-";

	private static final String SUFFIX = ".history";

	private static final String KEPT = "abcdefghijklmnopqrstuvwxyz0123456789._-";

	private static final int MAX_LENGTH = 120;

	private static final int CUT_LENGTH = 50;

	private HistoryFileName() {
	}

	static String of(String username) {
		StringBuilder name = new StringBuilder();
		username.chars().forEach((c) -> {
			if (KEPT.indexOf(c) >= 0) {
				name.append((char) c);
			}
			else {
				name.append('%').append(HexFormat.of().toHexDigits((char) c));
			}
		});
		if (name.length() > MAX_LENGTH) {
			return PREFIX + name.substring(0, CUT_LENGTH) + "~" + hash(name.toString()) + SUFFIX;
		}
		return PREFIX + name + SUFFIX;
	}

	private static String hash(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
