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

package io.github.sshspringboot.server.internal.mina.admission;

import java.net.SocketAddress;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.server.SshServerListener.Refusal;
import io.github.sshspringboot.server.internal.FailureLog;
import io.github.sshspringboot.server.internal.text.PrintableText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Logs the first refused connection at once, and further ones once a minute, so that a
 * flood does not fill the log.
 */
final class RefusalLog {

	private static final Log logger = LogFactory.getLog(RefusalLog.class);

	private static final long INTERVAL = TimeUnit.MINUTES.toNanos(1);

	private final FailureLog cutOff = new FailureLog(logger, Clock.systemUTC());

	private long reportedAt = System.nanoTime() - INTERVAL;

	private long refused;

	/**
	 * Record the decision about a connection, and return it.
	 */
	@Nullable Refusal record(@Nullable Refusal refusal) {
		return record(refusal, "");
	}

	/**
	 * Record the decision about a connection of the given user, and return it.
	 */
	synchronized @Nullable Refusal record(@Nullable Refusal refusal, String who) {
		if (refusal != null) {
			this.refused++;
			long now = System.nanoTime();
			if (now - this.reportedAt >= INTERVAL) {
				logger.warn("Refused " + this.refused + " SSH connection" + ((this.refused != 1) ? "s" : "")
						+ ", the last for this reason: " + RefusalText.of(refusal).reason() + who);
				this.reportedAt = now;
				this.refused = 0;
			}
		}
		return refusal;
	}

	/**
	 * Warn that a connection is closed because its client does not read. A user can cause
	 * any number of these, so they are limited.
	 */
	void warnOfCutOff(String connectionId, String username, SocketAddress address) {
		this.cutOff.warn("SSH connection " + connectionId + " of user '" + PrintableText.of(username) + "' at "
				+ address + " is cut off: the client does not read what it asked for");
	}

}
