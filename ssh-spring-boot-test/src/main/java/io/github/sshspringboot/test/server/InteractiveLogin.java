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

import java.util.List;

import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.auth.AbstractUserAuth;
import org.apache.sshd.server.session.ServerSession;

/**
 * The method {@code keyboard-interactive} (RFC 4256) with any number of rounds. A name
 * that nobody has is asked for a password that is never right.
 */
final class InteractiveLogin extends AbstractUserAuth {

	static final String NAME = "keyboard-interactive";

	private static final int MAX_ANSWERS = 64;

	private final Users users;

	private int round;

	InteractiveLogin(Users users) {
		super(NAME);
		this.users = users;
	}

	@Override
	@SuppressWarnings("NullAway") // MINA's null: in progress
	protected Boolean doAuth(Buffer buffer, boolean init) throws Exception {
		List<List<SshPrompt>> rounds = this.users.rounds(getUsername());
		if (!init) {
			boolean right = areRight(rounds.get(this.round), buffer) && this.users.isAsked(getUsername());
			this.round++;
			if (!right || this.round == rounds.size()) {
				return right;
			}
		}
		ask(rounds.get(this.round));
		return null;
	}

	private void ask(List<SshPrompt> prompts) throws Exception {
		ServerSession session = getServerSession();
		ConnectionLog.add(session,
				new SshEvent.Prompted(getUsername(), prompts.stream().map(SshPrompt::text).toList()));
		Buffer request = session.createBuffer(SshConstants.SSH_MSG_USERAUTH_INFO_REQUEST);
		request.putString("");
		request.putString("");
		request.putString("");
		request.putUInt(prompts.size());
		for (SshPrompt prompt : prompts) {
			request.putString(prompt.text());
			request.putBoolean(prompt.echo());
		}
		session.writePacket(request);
	}

	private boolean areRight(List<SshPrompt> prompts, Buffer buffer) {
		int command = buffer.getUByte();
		long count = buffer.getUInt();
		if (command != SshConstants.SSH_MSG_USERAUTH_INFO_RESPONSE || count != prompts.size() || count > MAX_ANSWERS) {
			return false;
		}
		boolean right = true;
		for (SshPrompt prompt : prompts) {
			right &= prompt.answer().equals(buffer.getString());
		}
		return right;
	}

}
