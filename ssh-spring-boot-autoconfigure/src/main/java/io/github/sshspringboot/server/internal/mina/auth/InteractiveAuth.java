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

package io.github.sshspringboot.server.internal.mina.auth;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.server.SshConversation;
import io.github.sshspringboot.server.SshConversationStep;
import io.github.sshspringboot.server.SshConversationStep.Accept;
import io.github.sshspringboot.server.SshConversationStep.Ask;
import io.github.sshspringboot.server.SshConversationStep.Question;
import io.github.sshspringboot.server.internal.login.InteractiveMethod;
import io.github.sshspringboot.server.internal.login.LoginResult;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The {@code keyboard-interactive} method (RFC 4256). No thread is held while the client
 * prepares its answers.
 */
final class InteractiveAuth implements AuthExchange {

	private static final int MAX_ROUNDS = 16;

	private static final int MAX_ANSWER_LENGTH = 1024;

	private final InteractiveMethod method;

	private final AuthContext context;

	private @Nullable SshConversation conversation;

	private int expectedAnswers;

	private int rounds;

	InteractiveAuth(InteractiveMethod method, AuthContext context) {
		this.method = method;
		this.context = context;
	}

	@Override
	public AuthStep begin(Buffer request) throws IOException {
		SshConversation begun = this.method.begin(this.context.login());
		this.conversation = begun;
		return (begun != null) ? next(begun, List.of()) : AuthStep.MALFORMED;
	}

	@Override
	public AuthStep next(int type, Buffer message) throws IOException {
		List<String> answers = readAnswers(type, message);
		return (answers != null && this.conversation != null) ? next(this.conversation, answers) : AuthStep.MALFORMED;
	}

	private AuthStep next(SshConversation current, List<String> answers) throws IOException {
		SshConversationStep step = current.next(answers);
		if (step instanceof Accept accept) {
			return AuthStep.of(LoginResult.of(accept.authentication()));
		}
		if (step instanceof Ask ask) {
			if (this.rounds++ == MAX_ROUNDS) {
				return AuthStep.MALFORMED;
			}
			send(ask);
			return AuthStep.CONTINUE;
		}
		return AuthStep.FAILED;
	}

	/**
	 * Read the answers (RFC 4256 section 3.4), or return {@code null} if they do not
	 * match the questions.
	 */
	private @Nullable List<String> readAnswers(int type, Buffer buffer) {
		if (type != SshConstants.SSH_MSG_USERAUTH_INFO_RESPONSE || buffer.getUInt() != this.expectedAnswers) {
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
	 */
	private void send(Ask ask) throws IOException {
		this.expectedAnswers = ask.questions().size();
		Buffer buffer = this.context.connection().createBuffer(SshConstants.SSH_MSG_USERAUTH_INFO_REQUEST);
		buffer.putString(ask.name());
		buffer.putString(ask.instruction());
		buffer.putString("");
		buffer.putUInt(this.expectedAnswers);
		for (Question question : ask.questions()) {
			buffer.putString(question.text());
			buffer.putBoolean(question.echo());
		}
		this.context.connection().writePacket(buffer);
	}

}
