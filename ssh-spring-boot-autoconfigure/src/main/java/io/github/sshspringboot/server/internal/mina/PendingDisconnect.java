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

package io.github.sshspringboot.server.internal.mina;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.server.internal.mina.channel.SessionCommand;
import org.jspecify.annotations.Nullable;

/**
 * Disconnect by the application. A command that disconnects its own connection ends
 * first, so that its client receives the result.
 */
final class PendingDisconnect {

	private static final int READ_SECONDS = 1;

	private static final int UNREAD_SECONDS = 5;

	private final ServerConnection connection;

	private final ScheduledExecutorService timer;

	private volatile @Nullable String message;

	PendingDisconnect(ServerConnection connection, ScheduledExecutorService timer) {
		this.connection = connection;
		this.timer = timer;
	}

	boolean isRequested() {
		return this.message != null;
	}

	/**
	 * Disconnect with the given message, now or after the command that the current thread
	 * runs.
	 */
	void request(String message) {
		SessionCommand own = this.connection.getRunningCommands().getOwnSession();
		if (own == null) {
			this.connection.disconnectQuietly(message);
			return;
		}
		this.message = message;
		this.connection.getRunningSessions().end(own);
	}

	void commandEnded() {
		String requested = this.message;
		if (requested != null && this.connection.getRunningCommands().getOwnSession() == null) {
			this.connection.getOutputQueue().onEmpty(() -> disconnectLater(requested, READ_SECONDS));
			disconnectLater(requested, UNREAD_SECONDS);
		}
	}

	private void disconnectLater(String requested, int seconds) {
		if (this.connection.isOpen()) {
			ScheduledFuture<?> future = this.timer.schedule(() -> this.connection.disconnectQuietly(requested), seconds,
					TimeUnit.SECONDS);
			this.connection.addCloseFutureListener((closed) -> future.cancel(false));
		}
	}

}
