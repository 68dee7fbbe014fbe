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

import java.util.Base64;
import java.util.List;
import java.util.Objects;

import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeyParser;
import io.github.sshspringboot.server.SshCertificate;
import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.internal.text.ByteOrderMark;
import io.github.sshspringboot.server.internal.text.PrintableText;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A line of a user's keys.
 *
 * @param key the key with its options
 * @param options the text of the options
 * @param comment the text after the key
 */
public record UserKeyLine(AuthorizedKey key, String options, String comment) {

	private static final int MAX_COMMENT = 200;

	/**
	 * Return the keys of usable lines, except those of certificate authorities.
	 */
	static List<UserKeyLine> parse(List<String> lines) {
		return lines.stream().map(UserKeyLine::find).filter(Objects::nonNull).toList();
	}

	static @Nullable UserKeyLine find(String line) {
		String content = ByteOrderMark.strip(line).strip();
		if (content.isEmpty() || content.startsWith("#")) {
			return null;
		}
		try {
			AuthorizedKey key = AuthorizedKeyParser.parse(content);
			return key.options().certificateAuthority() ? null : split(key, content);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static UserKeyLine split(AuthorizedKey key, String content) {
		int start = content.startsWith(key.key().getType()) ? 0 : endOfOptions(content);
		String[] fields = content.substring(start).strip().split("[ \t]+", 3);
		return new UserKeyLine(key, content.substring(0, start), (fields.length > 2) ? fields[2] : "");
	}

	/**
	 * Return where the options end that a line begins with, which has been parsed.
	 */
	private static int endOfOptions(String content) {
		boolean quoted = false;
		int end = 0;
		while (quoted || " \t".indexOf(content.charAt(end)) < 0) {
			if (content.startsWith("\\\"", end)) {
				end++;
			}
			else if (content.charAt(end) == '"') {
				quoted = !quoted;
			}
			end++;
		}
		return end;
	}

	/**
	 * Parse a line that a user wants to add. The message of an
	 * {@link IllegalArgumentException} says why it cannot be.
	 */
	public static UserKeyLine parseNew(String line) {
		String content = ByteOrderMark.strip(line).strip();
		String type = content.split("[ \t]+", 2)[0];
		Assert.isTrue(!SshCertificate.isCertificate(type), "it is a certificate, not a key");
		if (!SshPublicKey.isSupported(type)) {
			AuthorizedKeyParser.parse(content);
			throw new IllegalArgumentException("it has options");
		}
		AuthorizedKey key = new AuthorizedKey(AuthorizedKeyParser.parseKey(content));
		UserKeyLine parsed = split(key, content);
		Assert.isTrue(parsed.comment.length() <= MAX_COMMENT && PrintableText.isPrintable(parsed.comment),
				"its comment is longer than " + MAX_COMMENT + " characters, or not printable");
		return parsed;
	}

	/**
	 * Return the line of a key without options.
	 */
	String format() {
		SshPublicKey plain = this.key.key();
		return (plain.getType() + " " + Base64.getEncoder().encodeToString(plain.getEncoded()) + " " + this.comment)
			.strip();
	}

}
