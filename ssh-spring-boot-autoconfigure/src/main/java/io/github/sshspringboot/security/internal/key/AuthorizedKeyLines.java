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

import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeyParser;
import io.github.sshspringboot.server.internal.key.KeyFormat;
import io.github.sshspringboot.server.internal.key.PublicKeyFormat;
import io.github.sshspringboot.server.internal.text.ByteOrderMark;
import org.apache.commons.logging.Log;

/**
 * Parses text in the format of an {@code authorized_keys} file. Skips each unusable line.
 */
final class AuthorizedKeyLines {

	private AuthorizedKeyLines() {
	}

	/**
	 * Return the keys of the usable lines, and log which lines are not used and why.
	 */
	static List<AuthorizedKey> parse(String text, String origin, Log logger) {
		List<AuthorizedKey> keys = new ArrayList<>();
		List<String> problems = new ArrayList<>();
		int number = 0;
		for (String line : ByteOrderMark.strip(text).split("\r\n|\n|\r", -1)) {
			number++;
			if (line.isBlank() || line.strip().startsWith("#")) {
				continue;
			}
			try {
				keys.add(AuthorizedKeyParser.parse(line));
			}
			catch (IllegalArgumentException ex) {
				problems.add("Line " + number + " of " + origin + " is not used: " + ex.getMessage());
			}
		}
		String other = keys.isEmpty() ? PublicKeyFormat.explain(KeyFormat.of(text)) : null;
		if (other != null) {
			problems = List.of("Nothing of " + origin + " is used: " + other);
		}
		problems.forEach(logger::warn);
		return List.copyOf(keys);
	}

}
