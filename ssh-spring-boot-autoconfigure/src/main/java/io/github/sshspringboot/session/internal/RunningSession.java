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

import java.time.Instant;
import java.util.Map;

import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.session.SshPseudoTerminal;
import io.github.sshspringboot.session.SshSessionRequest;
import org.jspecify.annotations.Nullable;

/**
 * A session that runs, whatever its backend. All methods may be called from any thread.
 */
public interface RunningSession {

	/**
	 * Return the identifier, unique within the running application: letters, digits and
	 * hyphens only.
	 */
	String getId();

	SshSessionRequest getRequest();

	/**
	 * Return what the session uses the connection for. An {@code exec} request is
	 * {@link SshService#FILES} only if the application's own files run it.
	 */
	SshService getService();

	/**
	 * Return the name of the backend, such as {@code commands}.
	 */
	String getBackend();

	Instant getStartedAt();

	Map<String, String> getEnvironment();

	/**
	 * Return the client's terminal as it is now, or {@code null} if it has none.
	 */
	@Nullable SshPseudoTerminal getTerminal();

	/**
	 * Let a tap see the session from now on, until it is detached or the session ends.
	 */
	void attach(SessionTap tap);

	/**
	 * Let a tap see no more of the session, nor its end. A call that has begun may still
	 * run.
	 */
	void detach(SessionTap tap);

	/**
	 * Show the user a line, soon and if that does not block: above the line that is
	 * edited in a shell, which taps see too, and otherwise on standard error. Returns at
	 * once.
	 */
	void tell(String message);

	/**
	 * Tell the user why, and end the session as an interrupt does, with the exit status
	 * 130. Returns at once: writes and reads of the session fail from now on. Has no
	 * effect if the session has ended.
	 */
	void terminate(String message);

}
