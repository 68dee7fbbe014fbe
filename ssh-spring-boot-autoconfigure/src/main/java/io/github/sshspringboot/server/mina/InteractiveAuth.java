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

package io.github.sshspringboot.server.mina;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.server.SshAuthenticator;
import io.github.sshspringboot.server.SshConversation;
import io.github.sshspringboot.server.SshConversationStep;
import io.github.sshspringboot.server.SshConversationStep.Accept;
import io.github.sshspringboot.server.SshConversationStep.Ask;
import io.github.sshspringboot.server.SshConversationStep.Question;
import io.github.sshspringboot.server.SshConversationStep.Refuse;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.auth.AbstractUserAuth;
import org.jspecify.annotations.Nullable;

/**
 * The {@code keyboard-interactive} method (RFC 4256). No thread is held while the client
 * makes up its answers.
 */
final class InteractiveAuth extends AbstractUserAuth {

	static final String NAME = "keyboard-interactive";

	private static final int MAX_ROUNDS = 16;

	private static final int MAX_ANSWER_LENGTH = 1024;

	private final SshAuthenticator authenticator;

	private @Nullable SshConversation conversation;

	private int expectedAnswers;

	private int rounds;

	InteractiveAuth(SshAuthenticator authenticator) {
		super(NAME);
		this.authenticator = authenticator;
	}

	@Override
	protected @Nullable Boolean doAuth(Buffer buffer, boolean init) throws Exception {
		List<String> answers = init ? List.of() : readAnswers(buffer);
		if (answers == null) {
			return reject();
		}
		SshConversationStep step = next(answers);
		if (step instanceof Ask ask && this.rounds < MAX_ROUNDS) {
			this.rounds++;
			send(ask);
			return null;
		}
		if (step instanceof Accept accept) {
			((ServerConnection) getServerSession()).setPrincipal(accept.principal());
			return true;
		}
		return (step instanceof Refuse) ? Boolean.FALSE : reject();
	}

	/**
	 * Refuse what the conversation, if there is one, does not see.
	 * @return that the client is refused
	 */
	private boolean reject() {
		this.authenticator.reject(((ServerConnection) getServerSession()).toLogin(getUsername()), NAME);
		return false;
	}

	private @Nullable SshConversationStep next(List<String> answers) {
		SshConversation current = this.conversation;
		if (current == null) {
			current = this.authenticator
				.beginInteractive(((ServerConnection) getServerSession()).toLogin(getUsername()));
			this.conversation = current;
		}
		return (current != null) ? current.next(answers) : null;
	}

	/**
	 * Read the answers (RFC 4256 section 3.4).
	 * @param buffer the message, with its number
	 * @return the answers, {@code null} if they are not what was asked for
	 */
	private @Nullable List<String> readAnswers(Buffer buffer) {
		if (buffer.getUByte() != SshConstants.SSH_MSG_USERAUTH_INFO_RESPONSE
				|| buffer.getUInt() != this.expectedAnswers) {
			return null;
		}
		List<String> answers = new ArrayList<>(this.expectedAnswers);
		for (int i = 0; i < this.expectedAnswers; i++) {
			String answer = WireText.read(buffer);
			if (answer == null || answer.length() > MAX_ANSWER_LENGTH) {
				return null;
			}
			answers.add(answer);
		}
		return (buffer.available() == 0) ? List.copyOf(answers) : null;
	}

	/**
	 * Send the questions (RFC 4256 section 3.2).
	 * @param ask the questions
	 * @throws IOException if that fails
	 */
	private void send(Ask ask) throws IOException {
		this.expectedAnswers = ask.questions().size();
		Buffer buffer = getServerSession().createBuffer(SshConstants.SSH_MSG_USERAUTH_INFO_REQUEST);
		buffer.putString(ask.name());
		buffer.putString(ask.instruction());
		buffer.putString("");
		buffer.putUInt(this.expectedAnswers);
		for (Question question : ask.questions()) {
			buffer.putString(question.text());
			buffer.putBoolean(question.echo());
		}
		getServerSession().writePacket(buffer);
	}

}
