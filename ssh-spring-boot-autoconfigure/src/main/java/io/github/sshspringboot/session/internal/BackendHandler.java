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
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.session.SshSessionBackend;
import io.github.sshspringboot.session.SshSessionException;
import io.github.sshspringboot.session.SshSessionRequest;
import org.jspecify.annotations.Nullable;

/**
 * {@link SshSessionHandler} of a session that a backend runs, on a thread of its own. A
 * draining server waits for it.
 */
final class BackendHandler implements SshSessionHandler {

	private static final String FULL = "The server is busy: too many sessions of all users, or of yours, are running. "
			+ "End one of yours, or try again later.";

	private final String name;

	private final SshSessionBackend backend;

	private final SshSessionRequest request;

	private final SshService service;

	private final SessionRunner runner;

	private final SessionPlaces places;

	private final SshExecutors executors;

	BackendHandler(String name, SshSessionBackend backend, SshSessionRequest request, SshService service,
			SessionRunner runner, SessionPlaces places, SshExecutors executors) {
		this.name = name;
		this.backend = backend;
		this.request = request;
		this.service = service;
		this.runner = runner;
		this.places = places;
		this.executors = executors;
	}

	@Override
	public SshService getService(@Nullable String commandOrSubsystem) {
		return this.service;
	}

	@Override
	public boolean hasOwnThread() {
		return true;
	}

	@Override
	public ExitStatus handle(SshSession session) throws Exception {
		try (SshSession.Activity activity = session.beginActivity();
				SessionPlaces.Place place = this.places.take(this.request.connection().getAuthentication().getName())) {
			return (place != null) ? this.runner.run(session, this.request, this.service, this.name, this::run)
					: this.runner.refuse(session, this.request, this.name,
							new SshSessionException(FULL, ExitStatus.BUSY, null));
		}
	}

	private ExitStatus run(SshSession session, RunningSession running) throws Exception {
		SessionContext context = new SessionContext(session, this.request, running.getId(), this.executors.shells());
		try {
			return this.backend.run(context);
		}
		finally {
			context.end();
		}
	}

}
