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

import java.net.InetAddress;
import java.time.Duration;
import java.util.function.LongSupplier;

import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshPenaltyReason;
import org.jspecify.annotations.Nullable;

/**
 * How far a client came on its way to log in: that decides for what its source is
 * penalised if the connection ends there.
 */
public final class LoginAttempt {

	private final LoginPenalties penalties;

	private final @Nullable InetAddress address;

	private final LongSupplier nanoTime;

	private final long halfTime;

	private volatile Standing standing = Standing.NOT_ATTEMPTED;

	private volatile @Nullable SshLogin login;

	private volatile boolean waiting;

	/**
	 * Create an attempt, which begins now.
	 * @param penalties the penalties
	 * @param address the client's address, {@code null} if it is not known
	 * @param grace how long a login may take
	 * @param nanoTime the time in nanoseconds
	 */
	LoginAttempt(LoginPenalties penalties, @Nullable InetAddress address, Duration grace, LongSupplier nanoTime) {
		this.penalties = penalties;
		this.address = address;
		this.nanoTime = nanoTime;
		this.halfTime = nanoTime.getAsLong() + grace.dividedBy(2).toNanos();
	}

	private synchronized void reach(Standing next) {
		this.standing = this.standing.orLater(next);
	}

	public void attempted(SshLogin login) {
		this.login = login;
		reach(Standing.ATTEMPTED);
	}

	/**
	 * The server could not check what the client sent: no failure of the client.
	 */
	public void undecided() {
		reach(Standing.UNDECIDED);
	}

	public void failed() {
		reach(Standing.FAILED);
	}

	/**
	 * The client gave a name that no user can have: it is not looked up.
	 */
	public void nameRefused() {
		reach(Standing.NAME_REFUSED);
	}

	/**
	 * The server is too busy to go on: no failure of a client that did not fail before.
	 */
	public void overloaded() {
		if (this.standing.compareTo(Standing.FAILED) < 0) {
			exempt();
		}
	}

	/**
	 * What the client sent is being checked from now on. It waits for the server if it
	 * left time for that: whoever asks just before the end of the time does not.
	 */
	public void checking() {
		this.waiting = this.nanoTime.getAsLong() - this.halfTime < 0;
	}

	public void checked() {
		this.waiting = false;
	}

	/**
	 * The time for a login is over: no failure of a client that waits for the server.
	 */
	public void tooSlow() {
		if (this.waiting) {
			overloaded();
		}
		else {
			reach(Standing.TOO_SLOW);
		}
	}

	/**
	 * The client sent what no client needs to log in.
	 */
	public void violatedProtocol() {
		reach(Standing.PROTOCOL_VIOLATED);
	}

	/**
	 * The end of the connection is not the client's fault, or it is logged in: no
	 * penalty.
	 */
	public void exempt() {
		reach(Standing.EXEMPT);
	}

	public void end() {
		if (this.address == null) {
			return;
		}
		switch (this.standing) {
			case NOT_ATTEMPTED -> this.penalties.add(this.address, SshPenaltyReason.NO_AUTHENTICATION);
			case ATTEMPTED, FAILED -> failed(this.address);
			case NAME_REFUSED -> this.penalties.add(this.address, SshPenaltyReason.INVALID_USER);
			case TOO_SLOW -> this.penalties.add(this.address, SshPenaltyReason.GRACE_EXCEEDED);
			case PROTOCOL_VIOLATED -> this.penalties.add(this.address, SshPenaltyReason.REFUSED);
			default -> {
			}
		}
	}

	private void failed(InetAddress address) {
		SshLogin login = this.login;
		if (login != null) {
			this.penalties.failed(address, login);
		}
		else {
			this.penalties.add(address, SshPenaltyReason.AUTHENTICATION_FAILED);
		}
	}

	/**
	 * How a client stands. It never goes back to an earlier one.
	 */
	private enum Standing {

		/** It did not attempt to log in. */
		NOT_ATTEMPTED,

		/** It attempted to log in, and left before the result. */
		ATTEMPTED,

		/** The server could not check what it sent. */
		UNDECIDED,

		/** It did not prove who it is. */
		FAILED,

		/** It gave a name that no user can have. */
		NAME_REFUSED,

		/** It took too long. */
		TOO_SLOW,

		/** It sent what no client needs to log in. */
		PROTOCOL_VIOLATED,

		/** It is not penalised. */
		EXEMPT;

		Standing orLater(Standing other) {
			return (compareTo(other) < 0) ? other : this;
		}

	}

}
