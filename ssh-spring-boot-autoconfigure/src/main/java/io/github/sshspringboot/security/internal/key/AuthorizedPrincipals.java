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

import io.github.sshspringboot.security.AuthorizedKeyOptions;
import io.github.sshspringboot.security.AuthorizedKeyParser;
import io.github.sshspringboot.server.internal.text.ByteOrderMark;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.io.ResourceLoader;
import org.springframework.util.Assert;

/**
 * The principals that log in a user by a certificate of a trusted authority, like
 * {@code AuthorizedPrincipalsFile} of OpenSSH: files with one principal per line, after
 * options as in {@code authorized_keys}. An unusable line is skipped with a warning.
 */
public final class AuthorizedPrincipals {

	private static final Log logger = LogFactory.getLog(AuthorizedPrincipals.class);

	/**
	 * Stands for the key that the options of {@code authorized_keys} come before.
	 */
	private static final String ANY_KEY = " ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

	private final UserFiles<Line> files;

	/**
	 * Create new principals. Each location must depend on the user.
	 */
	public AuthorizedPrincipals(List<String> locations, ResourceLoader resourceLoader) {
		UserFiles.requireUsername(locations, "any principal in the file would log in as any user");
		this.files = new UserFiles<>("authorized principals", logger, locations, resourceLoader,
				AuthorizedPrincipals::parse);
	}

	List<Line> get(String username) {
		return this.files.get(username);
	}

	private static List<Line> parse(String text, String description) {
		List<Line> lines = new ArrayList<>();
		int number = 0;
		for (String line : ByteOrderMark.strip(text).split("\r\n|\n|\r", -1)) {
			number++;
			if (line.isBlank() || line.strip().startsWith("#")) {
				continue;
			}
			try {
				lines.add(Line.of(line.strip()));
			}
			catch (IllegalArgumentException ex) {
				logger.warn("Line " + number + " of " + description + " is not used: " + ex.getMessage());
			}
		}
		return List.copyOf(lines);
	}

	/**
	 * A principal, and the conditions and restrictions of its logins.
	 */
	record Line(String name, AuthorizedKeyOptions options) {

		private static Line of(String line) {
			int end = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
			if (end < 0) {
				return new Line(line, AuthorizedKeyOptions.NONE);
			}
			AuthorizedKeyOptions options = AuthorizedKeyParser.parse(line.substring(0, end).strip() + ANY_KEY)
				.options();
			Assert.isTrue(!options.certificateAuthority(), "cert-authority is no option of a principal");
			return new Line(line.substring(end + 1), options);
		}

	}

}
