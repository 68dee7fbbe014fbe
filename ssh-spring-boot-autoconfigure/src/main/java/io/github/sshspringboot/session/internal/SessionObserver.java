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
import io.github.sshspringboot.session.SshSessionRequest;

/**
 * Stands around every session, whatever its backend: makes it a {@link RunningSession}
 * while it runs, and lets taps see its streams.
 */
@FunctionalInterface
public interface SessionObserver {

	/**
	 * Run a session. Called on the thread of the session.
	 * @param session the session of the client
	 * @param request what the client requested
	 * @param service what the session uses the connection for
	 * @param backend the name of the backend
	 * @param body what runs the session, with the streams to use
	 * @return the status that the body returned
	 */
	ExitStatus observe(SshSession session, SshSessionRequest request, SshService service, String backend, Body body)
			throws Exception;

	/**
	 * What runs a session.
	 */
	interface Body {

		/**
		 * Run a session.
		 * @param session the session whose streams taps see
		 * @param running the same session as it is listed
		 */
		ExitStatus run(SshSession session, RunningSession running) throws Exception;

	}

}
