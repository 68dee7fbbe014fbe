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

package io.github.sshspringboot.test.server;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.sshd.common.config.keys.KeyUtils;

/**
 * The users of the server.
 */
final class Users {

	private static final List<List<SshPrompt>> UNKNOWN = List.of(List.of(SshPrompt.hidden("Password: ", "")));

	private final Map<String, SshTestUser> users = new LinkedHashMap<>();

	Users(Collection<SshTestUser> users) {
		users.forEach((user) -> this.users.put(user.name(), user));
	}

	boolean isPassword(String username, String password) {
		SshTestUser user = this.users.get(username);
		return user != null && user.isPassword(password);
	}

	boolean isKey(String username, PublicKey key) {
		SshTestUser user = this.users.get(username);
		return user != null && user.keys().stream().anyMatch((known) -> KeyUtils.compareKeys(known, key));
	}

	boolean isAsked(String username) {
		SshTestUser user = this.users.get(username);
		return user != null && !user.rounds().isEmpty();
	}

	List<List<SshPrompt>> rounds(String username) {
		SshTestUser user = this.users.get(username);
		return (user != null && !user.rounds().isEmpty()) ? user.rounds() : UNKNOWN;
	}

	/**
	 * Return the methods that at least one user can use, each as a sequence.
	 */
	List<List<String>> methods() {
		List<List<String>> methods = new ArrayList<>();
		if (this.users.values().stream().anyMatch((user) -> !user.keys().isEmpty())) {
			methods.add(List.of("publickey"));
		}
		if (this.users.values().stream().anyMatch(SshTestUser::hasPassword)) {
			methods.add(List.of("password"));
		}
		if (this.users.values().stream().anyMatch((user) -> !user.rounds().isEmpty())) {
			methods.add(List.of("keyboard-interactive"));
		}
		return methods;
	}

}
