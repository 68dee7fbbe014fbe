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

package io.github.sshspringboot.docker.internal;

import java.util.regex.Pattern;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.session.SshSessionException;

/**
 * Puts a user into the texts of the configuration that have <code>{username}</code> in
 * them. A name that could mean something else there is refused.
 */
final class UserTexts {

	static final String USERNAME = "{username}";

	private static final Pattern IMAGE = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

	private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,31}");

	private static final Pattern PATH = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}._@+-]{0,127}");

	private static final Pattern TEXT = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]{1,200}");

	private final String username;

	UserTexts(String username) {
		this.username = username;
	}

	/**
	 * Return the name of an image.
	 */
	String image(String template) throws SshSessionException {
		return expand(template, IMAGE);
	}

	/**
	 * Return the name of a volume or host.
	 */
	String name(String template) throws SshSessionException {
		return expand(template, NAME);
	}

	/**
	 * Return the name of a user of the image, never a number.
	 */
	String account(String template) throws SshSessionException {
		return expand(template, ACCOUNT);
	}

	/**
	 * Return a path, of which the user is within one name.
	 */
	String path(String template) throws SshSessionException {
		return expand(template, PATH);
	}

	/**
	 * Return a text that nobody parses.
	 */
	String text(String template) throws SshSessionException {
		return expand(template, TEXT);
	}

	private String expand(String template, Pattern safe) throws SshSessionException {
		if (!template.contains(USERNAME)) {
			return template;
		}
		if (!safe.matcher(this.username).matches()) {
			throw new SshSessionException("There is no container for users with your name.", ExitStatus.DENIED, null);
		}
		return template.replace(USERNAME, this.username);
	}

}
