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

import java.util.concurrent.atomic.AtomicReference;

import io.github.sshspringboot.server.SshDisconnect;
import io.github.sshspringboot.server.SshDisconnect.Side;
import io.github.sshspringboot.server.SshDisconnectReason;
import io.github.sshspringboot.server.internal.text.PrintableText;
import org.jspecify.annotations.Nullable;

/**
 * Notifies listeners of the end of a connection once, after its login. If the client
 * disconnects while a login is being reported, the end is reported afterwards; a login
 * after the end is not reported.
 */
final class ConnectionEnd {

	static final String LOST = "The connection was lost";

	private final AtomicReference<SshDisconnect> disconnect = new AtomicReference<>();

	private boolean reporting;

	private boolean ended;

	private @Nullable Runnable delayed;

	/**
	 * Note why the connection ends. Only the first reason counts. The client may have
	 * written the message.
	 */
	void note(Side side, int code, String message) {
		this.disconnect.compareAndSet(null, new SshDisconnect(side, code, PrintableText.of(message)));
	}

	SshDisconnect getDisconnect() {
		SshDisconnect noted = this.disconnect.get();
		return (noted != null) ? noted
				: new SshDisconnect(Side.CLIENT, SshDisconnectReason.CONNECTION_LOST.getCode(), LOST);
	}

	/**
	 * Report a login with the given callback, and return {@code false} if the connection
	 * has already ended.
	 */
	boolean reportLogin(Runnable event) {
		synchronized (this) {
			if (this.ended) {
				return false;
			}
			this.reporting = true;
		}
		try {
			event.run();
		}
		finally {
			reported();
		}
		return true;
	}

	private void reported() {
		Runnable end;
		synchronized (this) {
			this.reporting = false;
			end = this.delayed;
			this.delayed = null;
		}
		if (end != null) {
			end.run();
		}
	}

	/**
	 * Report the end of the connection with the given callback.
	 */
	void reportEnd(Runnable event) {
		synchronized (this) {
			this.ended = true;
			if (this.reporting) {
				this.delayed = event;
				return;
			}
		}
		event.run();
	}

}
