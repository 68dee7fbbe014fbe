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

package io.github.sshspringboot.session.internal;

import java.util.List;
import java.util.Set;

import io.github.sshspringboot.server.internal.text.WildcardPattern;
import io.github.sshspringboot.session.SshSessionRequest;
import io.github.sshspringboot.session.SshSessionType;
import org.jspecify.annotations.Nullable;

/**
 * A configured route. It matches a session that all of its criteria match; one that is
 * empty or {@code null} matches every session.
 *
 * @param users patterns of names of users
 * @param authorities the authorities of which a user has one
 * @param listener the name of the listener
 * @param types the types of sessions
 * @param commands patterns of the first words of a command line, or of the name of a
 * subsystem; they match no shell
 * @param backend the name of the backend, {@value #NONE} to refuse the session
 */
public record SessionRoute(List<String> users, List<String> authorities, @Nullable String listener,
		Set<SshSessionType> types, List<String> commands, String backend) {

	/** The name of the backend that refuses sessions. */
	public static final String NONE = "none";

	public SessionRoute {
		users = List.copyOf(users);
		authorities = List.copyOf(authorities);
		types = Set.copyOf(types);
		commands = List.copyOf(commands);
	}

	boolean matches(SshSessionRequest request) {
		return (this.listener == null || this.listener.equals(request.connection().getListener()))
				&& (this.types.isEmpty() || this.types.contains(request.type()))
				&& (this.users.isEmpty() || matchesUser(request.connection().getAuthentication().getName()))
				&& (this.commands.isEmpty() || matchesCommand(request.command()));
	}

	private boolean matchesUser(String name) {
		return this.users.stream().anyMatch((pattern) -> WildcardPattern.matchesName(pattern, name));
	}

	private boolean matchesCommand(@Nullable String command) {
		return command != null && this.commands.stream().anyMatch((pattern) -> matchesWords(pattern, command));
	}

	private static boolean matchesWords(String pattern, String command) {
		String[] expected = words(pattern, 0);
		String[] words = words(command, expected.length + 1);
		if (words.length < expected.length) {
			return false;
		}
		for (int i = 0; i < expected.length; i++) {
			if (!WildcardPattern.matchesName(expected[i], words[i])) {
				return false;
			}
		}
		return true;
	}

	private static String[] words(String text, int limit) {
		return text.strip().split("\\s+", limit);
	}

}
