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

package io.github.sshspringboot.server;

import java.util.List;

import org.springframework.security.core.Authentication;
import org.springframework.util.Assert;

/**
 * The next step of a {@link SshConversation}: a round of questions, or the outcome.
 *
 * @since 0.1.0
 */
public sealed interface SshConversationStep {

	/**
	 * Ask one question without echo, as for a password.
	 * @param question the text that the client shows, such as {@code Code: }
	 * @return the step
	 */
	static SshConversationStep ask(String question) {
		return new Ask("", "", List.of(new Question(question, false)));
	}

	/**
	 * Log the client in.
	 * @param authentication the authenticated user
	 * @return the step
	 */
	static SshConversationStep accept(Authentication authentication) {
		return new Accept(authentication);
	}

	/**
	 * Reject the client.
	 * @return the step
	 */
	static SshConversationStep refuse() {
		return new Refuse();
	}

	/**
	 * A round of questions (RFC 4256 section 3.2). If there are no questions, the client
	 * shows the texts and continues at once.
	 *
	 * @param name a title, may be empty
	 * @param instruction an explanation, may be empty
	 * @param questions at most 16 questions
	 */
	record Ask(String name, String instruction, List<Question> questions) implements SshConversationStep {

		private static final int MAX_QUESTIONS = 16;

		public Ask {
			Assert.notNull(name, "'name' must not be null");
			Assert.notNull(instruction, "'instruction' must not be null");
			questions = List.copyOf(questions);
			Assert.isTrue(questions.size() <= MAX_QUESTIONS, "There may be at most 16 questions in a round");
		}

	}

	/**
	 * A question.
	 *
	 * @param text the text that the client shows, not empty
	 * @param echo whether the client shows the answer while it is typed
	 */
	record Question(String text, boolean echo) {

		public Question {
			Assert.hasLength(text, "'text' must not be empty");
		}

	}

	/**
	 * The client is logged in.
	 *
	 * @param authentication the authenticated user
	 */
	record Accept(Authentication authentication) implements SshConversationStep {

		public Accept {
			Assert.notNull(authentication, "'authentication' must not be null");
		}

	}

	/**
	 * The client is rejected.
	 */
	record Refuse() implements SshConversationStep {

	}

}
