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

package io.github.sshspringboot.test;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What a user of an {@link SshTestClient} has to log in with. A server may ask for
 * several of them.
 *
 * @since 0.1.0
 * @see SshTestClient.Builder#logins(Function)
 */
public final class SshTestCredentials {

	private static final SshTestCredentials NONE = new SshTestCredentials(new Values(null, List.of(), List.of(), null));

	private final Values values;

	private SshTestCredentials(Values values) {
		this.values = values;
	}

	/**
	 * Return credentials of a user who has none.
	 * @return credentials of a user who has none
	 */
	public static SshTestCredentials none() {
		return NONE;
	}

	/**
	 * Return these credentials with a password, which also answers the question for a
	 * password of a server that asks for it by keyboard-interactive.
	 * @param password the password
	 * @return the credentials
	 */
	public SshTestCredentials password(String password) {
		Assert.notNull(password, "'password' must not be null");
		return new SshTestCredentials(
				new Values(password, this.values.keys(), this.values.answers(), this.values.answering()));
	}

	/**
	 * Return these credentials with one more key.
	 * @param key the key, whose public part may be an OpenSSH certificate
	 * @return the credentials
	 */
	public SshTestCredentials key(KeyPair key) {
		Assert.isTrue(key != null && key.getPrivate() != null && key.getPublic() != null,
				"'key' must have a private and a public part");
		return new SshTestCredentials(
				new Values(this.values.password(), Stream.concat(this.values.keys().stream(), Stream.of(key)).toList(),
						this.values.answers(), this.values.answering()));
	}

	/**
	 * Return these credentials with answers to the questions of keyboard-interactive.
	 * @param answers the answers, in the order of the questions
	 * @return the credentials
	 */
	public SshTestCredentials answers(String... answers) {
		return new SshTestCredentials(
				new Values(this.values.password(), this.values.keys(), List.of(answers), this.values.answering()));
	}

	/**
	 * Return these credentials with answers to the questions of keyboard-interactive that
	 * have no other answer.
	 * @param answers the answers
	 * @return the credentials
	 */
	public SshTestCredentials answers(Answers answers) {
		return new SshTestCredentials(
				new Values(this.values.password(), this.values.keys(), this.values.answers(), answers));
	}

	@Nullable String password() {
		return this.values.password();
	}

	List<KeyPair> keys() {
		return this.values.keys();
	}

	List<String> answers() {
		return this.values.answers();
	}

	@Nullable Answers answering() {
		return this.values.answering();
	}

	/**
	 * Say what there is, but not its values.
	 */
	String describe() {
		List<String> parts = new ArrayList<>();
		if (!keys().isEmpty()) {
			parts.add((keys().size() > 1) ? keys().size() + " keys" : "a key");
		}
		if (password() != null) {
			parts.add("a password");
		}
		if (!answers().isEmpty() || answering() != null) {
			parts.add("answers");
		}
		return parts.isEmpty() ? "no credentials" : String.join(" and ", parts);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SshTestCredentials credentials && this.values.equals(credentials.values);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.values);
	}

	/**
	 * Answers to questions of keyboard-interactive.
	 */
	@FunctionalInterface
	public interface Answers {

		/**
		 * Return the answer to a question.
		 * @param question the question, such as {@code "Password: "}
		 * @return the answer, or {@code null} if there is none
		 */
		@Nullable String answer(String question);

	}

	private record Values(@Nullable String password, List<KeyPair> keys, List<String> answers,
			@Nullable Answers answering) {

	}

}
