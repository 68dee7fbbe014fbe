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

package io.github.sshspringboot.session;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What is known about the recording of a session. It has no command line, since arguments
 * may be secret; what the user sees of it is in the recording itself.
 *
 * @param id the identifier, unique among all recordings: lower-case letters and digits
 * only
 * @param user the name of the user
 * @param remoteAddress the address of the client
 * @param connectionId the identifier of the connection
 * @param sessionId the identifier of the session, unique within one run of the
 * application
 * @param type what the client requested
 * @param backend the name of the backend that ran the session
 * @param terminal the type of the client's terminal, or {@code null} if it had none
 * @param columns the width of the terminal at the start
 * @param rows the height of the terminal at the start
 * @param started when the session started
 * @param ended when the recording ended, or {@code null} while it is written
 * @param status the exit status of the session, 128 and the number of the signal if one
 * ended it, or {@code null} while the session runs or if the recording ended before it:
 * the application died, the store failed, or a limit was reached
 * @param bytes the size of the recording so far
 * @since 0.1.0
 */
public record SshRecording(String id, String user, String remoteAddress, String connectionId, String sessionId,
		SshSessionType type, String backend, @Nullable String terminal, int columns, int rows, Instant started,
		@Nullable Instant ended, @Nullable Integer status, long bytes) {

	public SshRecording {
		Assert.isTrue(id.matches("[a-z0-9]{1,64}"), "'id' must have lower-case letters and digits only");
	}

	/**
	 * Return the same recording with another size.
	 * @param bytes the size of the recording
	 * @return the recording
	 */
	public SshRecording withBytes(long bytes) {
		return new SshRecording(this.id, this.user, this.remoteAddress, this.connectionId, this.sessionId, this.type,
				this.backend, this.terminal, this.columns, this.rows, this.started, this.ended, this.status, bytes);
	}

	/**
	 * Return the same recording with its end.
	 * @param ended when the recording ended
	 * @param status the exit status of the session, or {@code null}
	 * @return the recording
	 */
	public SshRecording withEnd(Instant ended, @Nullable Integer status) {
		return new SshRecording(this.id, this.user, this.remoteAddress, this.connectionId, this.sessionId, this.type,
				this.backend, this.terminal, this.columns, this.rows, this.started, ended, status, this.bytes);
	}

}
