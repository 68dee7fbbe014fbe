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
import io.github.sshspringboot.session.SshPseudoTerminal;

/**
 * What sees the streams of one session as they pass, to record it or to let somebody
 * watch. Called on the threads of the session, one call at a time for the output
 * (standard output and standard error in the order of their writes): implementations must
 * not keep the array, and block only if the session is meant to wait for them. A tap that
 * can no longer do its work detaches itself, or ends the session
 * ({@link RunningSession#terminate(String)}); one that throws is detached, and told so.
 */
public interface SessionTap {

	/**
	 * The session is about to write to the client.
	 */
	void output(byte[] bytes, int offset, int length);

	/**
	 * The session has read from the client, and nothing of it is secret.
	 */
	default void input(byte[] bytes, int offset, int length) {
	}

	/**
	 * The terminal of the client has another size.
	 */
	default void resized(SshPseudoTerminal terminal) {
	}

	/**
	 * This tap has thrown something, and sees the session no longer.
	 */
	default void failed(Throwable cause) {
	}

	/**
	 * The session has ended. Called once, after everything else.
	 */
	void ended(ExitStatus status);

}
