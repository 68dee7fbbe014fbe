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

import java.time.Duration;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.session.SshSessionRequest;

/**
 * Is told what becomes of sessions, whatever their backend. Called on the thread of the
 * session.
 */
public interface SessionLifecycle {

	/**
	 * A session is about to run.
	 */
	default void started(RunningSession session) {
	}

	/**
	 * A session that was started has ended.
	 */
	default void ended(RunningSession session, ExitStatus status, SessionOutcome outcome, Duration duration) {
	}

	/**
	 * A session was not started.
	 */
	default void refused(SshSessionRequest request, String backend, ExitStatus status) {
	}

}
