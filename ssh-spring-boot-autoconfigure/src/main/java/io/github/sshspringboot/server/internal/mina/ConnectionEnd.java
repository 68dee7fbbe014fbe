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
import io.github.sshspringboot.server.internal.text.PrintableText;
import org.jspecify.annotations.Nullable;

/**
 * Lets listeners hear of the end of a connection once, after its login. A login that is
 * being told when the client leaves delays the news of the end, and one that comes after
 * it is not told at all.
 */
final class ConnectionEnd {

	static final String LOST = "The connection was lost";

	private final AtomicReference<SshDisconnect> disconnect = new AtomicReference<>();

	private boolean telling;

	private boolean ended;

	private @Nullable Runnable delayed;

	/**
	 * Note why the connection ends. The first reason is the one that counts.
	 * @param side who ends it
	 * @param code the reason code
	 * @param message why, which the client may have written
	 */
	void note(Side side, int code, String message) {
		this.disconnect.compareAndSet(null, new SshDisconnect(side, code, PrintableText.of(message)));
	}

	SshDisconnect getDisconnect() {
		SshDisconnect noted = this.disconnect.get();
		return (noted != null) ? noted : new SshDisconnect(Side.CLIENT, SshDisconnect.CONNECTION_LOST, LOST);
	}

	/**
	 * Tell of a login.
	 * @param event tells of it
	 * @return whether the connection had not ended before
	 */
	boolean tellBefore(Runnable event) {
		synchronized (this) {
			if (this.ended) {
				return false;
			}
			this.telling = true;
		}
		try {
			event.run();
		}
		finally {
			told();
		}
		return true;
	}

	private void told() {
		Runnable end;
		synchronized (this) {
			this.telling = false;
			end = this.delayed;
			this.delayed = null;
		}
		if (end != null) {
			end.run();
		}
	}

	/**
	 * The connection has ended.
	 * @param event tells of it
	 */
	void tell(Runnable event) {
		synchronized (this) {
			this.ended = true;
			if (this.telling) {
				this.delayed = event;
				return;
			}
		}
		event.run();
	}

}
