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

import io.github.sshspringboot.server.SshDisconnectReason;
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

	private volatile @Nullable Request requested;

	PendingDisconnect(ServerConnection connection, ScheduledExecutorService timer) {
		this.connection = connection;
		this.timer = timer;
	}

	boolean isRequested() {
		return this.requested != null;
	}

	/**
	 * Disconnect with the given reason, now or after the command that the current thread
	 * runs.
	 */
	void request(SshDisconnectReason reason, String message) {
		Request request = new Request(reason, message);
		SessionCommand own = this.connection.getRunningCommands().getOwnSession();
		if (own == null) {
			request.disconnect(this.connection);
			return;
		}
		this.requested = request;
		this.connection.getRunningSessions().end(own);
	}

	void commandEnded() {
		Request requested = this.requested;
		if (requested != null && this.connection.getRunningCommands().getOwnSession() == null) {
			this.connection.getOutputQueue().onEmpty(() -> disconnectLater(requested, READ_SECONDS));
			disconnectLater(requested, UNREAD_SECONDS);
		}
	}

	private void disconnectLater(Request requested, int seconds) {
		if (this.connection.isOpen()) {
			ScheduledFuture<?> future = this.timer.schedule(() -> requested.disconnect(this.connection), seconds,
					TimeUnit.SECONDS);
			this.connection.addCloseFutureListener((closed) -> future.cancel(false));
		}
	}

	private record Request(SshDisconnectReason reason, String message) {

		void disconnect(ServerConnection connection) {
			connection.disconnectQuietly(this.reason, this.message);
		}

	}

}
