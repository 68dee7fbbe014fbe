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

package io.github.sshspringboot.security.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The client's side of conversations (RFC 4256).
 */
public final class Conversations {

	private Conversations() {
	}

	public static TestSession begin(SshTestServer server, String username) throws Exception {
		TestSession session = server.connectRaw();
		begin(session, username);
		return session;
	}

	public static void begin(TestSession session, String username) throws IOException {
		session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, username, "ssh-connection", "keyboard-interactive", "", "");
	}

	public static Buffer question(TestSession session) throws InterruptedException {
		Message message = session.receive(SshConstants.SSH_MSG_USERAUTH_INFO_REQUEST);
		return message.body();
	}

	/**
	 * Read the text of a single question.
	 * @param session the session
	 * @return the text
	 */
	public static String prompt(TestSession session) throws InterruptedException {
		Buffer question = question(session);
		question.getString();
		question.getString();
		question.getString();
		assertThat(question.getUInt()).isEqualTo(1);
		return question.getString();
	}

	public static void answer(TestSession session, String... answers) throws IOException {
		List<Object> fields = new ArrayList<>(List.of(answers.length));
		fields.addAll(List.of(answers));
		session.send(SshConstants.SSH_MSG_USERAUTH_INFO_RESPONSE, fields.toArray());
	}

	static Buffer assertFailure(TestSession session) throws InterruptedException {
		Message message = session.receive(SshConstants.SSH_MSG_USERAUTH_FAILURE);
		return message.body();
	}

	/**
	 * Read a partial success.
	 * @param session the session
	 * @return the methods that can go on
	 */
	public static String partialSuccess(TestSession session) throws InterruptedException {
		Buffer failure = assertFailure(session);
		String methods = failure.getString();
		assertThat(failure.getBoolean()).as("partial success").isTrue();
		return methods;
	}

}
