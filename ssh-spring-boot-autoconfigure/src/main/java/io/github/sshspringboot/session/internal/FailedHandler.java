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

import java.util.Set;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSessionHandler;
import io.github.sshspringboot.session.SshSessionRequest;
import org.jspecify.annotations.Nullable;

/**
 * {@link SshSessionHandler} of a session that nothing runs. It tells the user why.
 */
final class FailedHandler implements SshSessionHandler {

	private final SessionRunner runner;

	private final SshSessionRequest request;

	private final Set<SshService> services;

	private final Throwable reason;

	FailedHandler(SessionRunner runner, SshSessionRequest request, Set<SshService> services, Throwable reason) {
		this.runner = runner;
		this.request = request;
		this.services = services;
		this.reason = reason;
	}

	@Override
	public Set<SshService> getServices(@Nullable String commandOrSubsystem) {
		return this.services;
	}

	@Override
	public boolean hasOwnThread() {
		return true;
	}

	@Override
	public ExitStatus handle(SshSession session) {
		return this.runner.refuse(session, this.request, SessionRoute.NONE, this.reason);
	}

}
