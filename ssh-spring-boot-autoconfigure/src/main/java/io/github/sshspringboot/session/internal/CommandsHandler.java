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

package io.github.sshspringboot.session.internal;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSessionHandler;
import io.github.sshspringboot.server.internal.execution.CommandKind;
import io.github.sshspringboot.session.SshSessionBackend;
import io.github.sshspringboot.session.SshSessionRequest;
import org.jspecify.annotations.Nullable;

/**
 * {@link SshSessionHandler} of a session of the application's own, on the threads that
 * its handler asks for.
 */
final class CommandsHandler implements SshSessionHandler {

	private final SessionRunner runner;

	private final SshSessionRequest request;

	private final SshSessionHandler handler;

	CommandsHandler(SessionRunner runner, SshSessionRequest request, SshSessionHandler handler) {
		this.runner = runner;
		this.request = request;
		this.handler = handler;
	}

	@Override
	public CommandKind getKind(String commandOrSubsystem) {
		return this.handler.getKind(commandOrSubsystem);
	}

	@Override
	public SshService getService(@Nullable String commandOrSubsystem) {
		return this.handler.getService(commandOrSubsystem);
	}

	@Override
	public boolean hasOwnThread() {
		return this.handler.hasOwnThread();
	}

	@Override
	public ExitStatus handle(SshSession session) throws Exception {
		return this.runner.run(session, this.request, getService(this.request.command()), SshSessionBackend.COMMANDS,
				(observed, running) -> this.handler.handle(observed));
	}

}
