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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.github.sshspringboot.test.SshTestCredentials.Answers;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractive;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.auth.password.UserAuthPassword;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.session.ClientSession;
import org.jspecify.annotations.Nullable;

/**
 * The conversation of one login.
 */
final class Conversation implements UserInteraction {

	private final @Nullable String password;

	private final Deque<String> answers;

	private final @Nullable Answers answering;

	private final List<String> unanswered = new ArrayList<>();

	private volatile boolean passwordSent;

	private volatile String banner = "";

	Conversation(SshTestCredentials credentials) {
		this.password = credentials.password();
		this.answers = new ArrayDeque<>(credentials.answers());
		this.answering = credentials.answering();
	}

	/**
	 * Return the questions of the server to which there was no answer.
	 */
	synchronized List<String> unanswered() {
		return List.copyOf(this.unanswered);
	}

	String banner() {
		return this.banner;
	}

	@Override
	public void welcome(ClientSession session, String banner, String language) {
		this.banner = this.banner + banner;
	}

	@Override
	public synchronized String @Nullable [] interactive(ClientSession session, String name, String instruction,
			String language, String[] prompts, boolean[] echo) {
		String[] result = new String[prompts.length];
		for (int i = 0; i < prompts.length; i++) {
			String answer = answer(prompts[i]);
			if (answer == null) {
				this.unanswered.add(prompts[i]);
				return null;
			}
			result[i] = answer;
		}
		return result;
	}

	private @Nullable String answer(String prompt) {
		String answer = this.answers.poll();
		if (answer == null && this.answering != null) {
			return this.answering.answer(prompt);
		}
		return answer;
	}

	@Override
	public @Nullable String getUpdatedPassword(ClientSession session, String prompt, String language) {
		return null;
	}

	private boolean hasAnswers() {
		return this.answering != null || !this.answers.isEmpty() || (this.password != null && !this.passwordSent);
	}

	private static @Nullable Conversation of(ClientSession session) {
		return (session.getUserInteraction() instanceof Conversation conversation) ? conversation : null;
	}

	/**
	 * Sends a password no more than once, so that a server counts one attempt.
	 */
	static final class PasswordFactory extends UserAuthPasswordFactory {

		@Override
		public UserAuthPassword createUserAuth(ClientSession session) {
			return new UserAuthPassword() {

				@Override
				protected boolean sendAuthDataRequest(ClientSession session, String service) throws Exception {
					boolean sent = super.sendAuthDataRequest(session, service);
					Conversation conversation = of(session);
					if (sent && conversation != null) {
						conversation.passwordSent = true;
					}
					return sent;
				}

			};
		}

	}

	/**
	 * Begins a conversation only if there is an answer left.
	 */
	static final class KeyboardInteractiveFactory extends UserAuthKeyboardInteractiveFactory {

		@Override
		public UserAuthKeyboardInteractive createUserAuth(ClientSession session) {
			return new UserAuthKeyboardInteractive() {

				@Override
				protected boolean sendAuthDataRequest(ClientSession session, String service) throws Exception {
					Conversation conversation = of(session);
					return conversation != null && conversation.hasAnswers()
							&& super.sendAuthDataRequest(session, service);
				}

			};
		}

	}

}
