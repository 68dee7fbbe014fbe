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

import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A user of an {@link SshTestServer}. Each method returns another, extended user.
 *
 * @since 0.1.0
 */
public final class SshTestUser {

	private final String name;

	private final @Nullable String password;

	private final List<PublicKey> keys;

	private final List<List<SshPrompt>> rounds;

	private SshTestUser(String name, @Nullable String password, List<PublicKey> keys, List<List<SshPrompt>> rounds) {
		this.name = name;
		this.password = password;
		this.keys = List.copyOf(keys);
		this.rounds = List.copyOf(rounds);
	}

	/**
	 * Return a user who cannot log in yet.
	 * @param name the name of the user
	 * @return the user
	 */
	public static SshTestUser named(String name) {
		return new SshTestUser(name, null, List.of(), List.of());
	}

	/**
	 * Give the user a password: for the method {@code password}, and if the user has no
	 * prompts, for a prompt {@code "Password: "}.
	 * @param password the password
	 * @return the user with the password
	 */
	public SshTestUser password(String password) {
		return new SshTestUser(this.name, password, this.keys, this.rounds);
	}

	/**
	 * Give the user a key.
	 * @param key the public key
	 * @return the user with the key
	 */
	public SshTestUser key(PublicKey key) {
		return new SshTestUser(this.name, this.password, append(this.keys, key), this.rounds);
	}

	/**
	 * Give the user a key.
	 * @param key the pair of keys, of which only the public one is used
	 * @return the user with the key
	 */
	public SshTestUser key(KeyPair key) {
		return key(key.getPublic());
	}

	/**
	 * Ask the user, after what is asked already, in a round of its own.
	 * @param text what the user sees, such as {@code "Token: "}
	 * @param answer the right answer, which is not to be seen
	 * @return the user with the prompt
	 */
	public SshTestUser prompt(String text, String answer) {
		return prompts(SshPrompt.hidden(text, answer));
	}

	/**
	 * Ask the user several questions at once, after what is asked already.
	 * @param prompts the prompts of the round; none for a round without questions
	 * @return the user with the prompts
	 */
	public SshTestUser prompts(SshPrompt... prompts) {
		return new SshTestUser(this.name, this.password, this.keys, append(this.rounds, List.of(prompts)));
	}

	String name() {
		return this.name;
	}

	boolean hasPassword() {
		return this.password != null;
	}

	boolean isPassword(String password) {
		return password.equals(this.password);
	}

	List<PublicKey> keys() {
		return this.keys;
	}

	List<List<SshPrompt>> rounds() {
		if (this.rounds.isEmpty() && this.password != null) {
			return List.of(List.of(SshPrompt.hidden("Password: ", this.password)));
		}
		return this.rounds;
	}

	@Override
	public String toString() {
		return this.name;
	}

	private static <T> List<T> append(List<T> list, T element) {
		return Stream.concat(list.stream(), Stream.of(element)).toList();
	}

}
