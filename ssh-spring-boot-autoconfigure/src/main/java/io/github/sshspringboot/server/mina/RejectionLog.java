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

package io.github.sshspringboot.server.mina;

import java.net.SocketAddress;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.server.FailureLog;
import io.github.sshspringboot.server.PrintableText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tells of refused connections: of the first at once, of those that follow once a minute,
 * so that a flood of them does not fill the log.
 */
final class RejectionLog {

	private static final Log logger = LogFactory.getLog(RejectionLog.class);

	private static final long INTERVAL = TimeUnit.MINUTES.toNanos(1);

	private final FailureLog cutOff = new FailureLog(logger, Clock.systemUTC());

	private long reportedAt = System.nanoTime() - INTERVAL;

	private long refused;

	/**
	 * Record what was decided about a connection.
	 * @param rejection why it is refused, {@code null} if it is not
	 * @return the same
	 */
	@Nullable Rejection record(@Nullable Rejection rejection) {
		return record(rejection, "");
	}

	/**
	 * Record what was decided about a connection of somebody who is known.
	 * @param rejection why it is refused, {@code null} if it is not
	 * @param who whose it is, empty if that is not known
	 * @return the same
	 */
	synchronized @Nullable Rejection record(@Nullable Rejection rejection, String who) {
		if (rejection != null) {
			this.refused++;
			long now = System.nanoTime();
			if (now - this.reportedAt >= INTERVAL) {
				logger.warn("Refused " + this.refused + " SSH connection" + ((this.refused != 1) ? "s" : "")
						+ ", the last for this reason: " + rejection.getReason() + who);
				this.reportedAt = now;
				this.refused = 0;
			}
		}
		return rejection;
	}

	/**
	 * Tell of a connection that is cut off since its client does not read. A user may
	 * make as many as there is time for.
	 * @param connectionId the identifier of the connection
	 * @param username the name of its user
	 * @param address the address of the client
	 */
	void tellCutOff(String connectionId, String username, SocketAddress address) {
		this.cutOff.warn("SSH connection " + connectionId + " of user '" + PrintableText.of(username) + "' at "
				+ address + " is cut off: the client does not read what it asked for");
	}

}
