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

package io.github.sshspringboot.docs;

import java.nio.charset.StandardCharsets;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.session.SshSessionBackend;
import io.github.sshspringboot.session.SshSessionContext;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

@Component("lobby")
class Lobby implements SshSessionBackend {

	private final SshSessionBackend commands;

	Lobby(@Qualifier("commands") SshSessionBackend commands) {
		this.commands = commands;
	}

	@Override
	public ExitStatus run(SshSessionContext session) throws Exception {
		String name = session.getConnection().getAuthentication().getName();
		session.getOutput().write(("Welcome, " + name + "\r\n").getBytes(StandardCharsets.UTF_8));
		return this.commands.run(session);
	}

}
