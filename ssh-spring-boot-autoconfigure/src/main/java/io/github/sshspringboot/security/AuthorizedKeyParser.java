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

package io.github.sshspringboot.security;

import java.util.Base64;

import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.internal.key.PublicKeyFormat;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Parses lines of {@code authorized_keys} files.
 *
 * @since 0.1.0
 */
public final class AuthorizedKeyParser {

	private AuthorizedKeyParser() {
	}

	/**
	 * Parse a line of an {@code authorized_keys} file.
	 * @param line the line, neither empty nor a comment
	 * @return the key
	 * @throws IllegalArgumentException if the line is malformed or has an unsupported
	 * option, key type or key length; the message says which, without quoting the line
	 */
	public static AuthorizedKey parse(String line) {
		Assert.notNull(line, "'line' must not be null");
		String content = line.strip();
		if (beginsWithType(content)) {
			return new AuthorizedKey(parseKey(content));
		}
		requireKnown(content, null);
		int end = endOfOptions(content);
		String rest = content.substring(end).strip();
		requireKnown(rest, "it has no key of a supported type");
		return new AuthorizedKey(parseKey(rest), AuthorizedKeyOptionsParser.parse(content.substring(0, end)));
	}

	private static boolean beginsWithType(String text) {
		return SshPublicKey.isSupported(firstWord(text));
	}

	private static String firstWord(String text) {
		return text.split("[ \t]+", 2)[0];
	}

	/**
	 * Check that a text begins with a supported key type. A text that begins with
	 * anything unknown is rejected with the given message, or accepted if there is none.
	 */
	private static void requireKnown(String text, @Nullable String unknown) {
		String explanation = PublicKeyFormat.explain(firstWord(text));
		String problem = (explanation != null) ? explanation : unknown;
		if (problem != null && !beginsWithType(text)) {
			throw new IllegalArgumentException(problem);
		}
	}

	private static int endOfOptions(String text) {
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == '\\' && text.startsWith("\"", i + 1)) {
				i++;
			}
			else if (character == '"') {
				quoted = !quoted;
			}
			else if (!quoted && (character == ' ' || character == '\t')) {
				return i;
			}
		}
		Assert.isTrue(!quoted, "the value of an option does not end with a quotation mark");
		return text.length();
	}

	/**
	 * Parse the line of a public key without options.
	 * @param line the type, the key and an optional comment
	 * @return the key
	 * @throws IllegalArgumentException if the line is malformed
	 */
	public static SshPublicKey parseKey(String line) {
		String[] fields = line.strip().split("[ \t]+", 3);
		requireKnown(line.strip(), "it does not begin with a supported key type");
		Assert.isTrue(fields.length > 1, "there is no key after its type");
		SshPublicKey key = SshPublicKey.decode(decodeBase64(fields[1]));
		Assert.isTrue(key.getType().equals(fields[0]), "the key does not match the type before it");
		return key;
	}

	private static byte[] decodeBase64(String text) {
		try {
			return Base64.getDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("the key is not Base64", ex);
		}
	}

}
