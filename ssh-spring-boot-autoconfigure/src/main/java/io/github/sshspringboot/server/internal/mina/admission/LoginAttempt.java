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
 * The progress of a client's login, which determines the penalty of its source if the
 * connection ends there.
 */
public final class LoginAttempt {

	private final LoginPenalties penalties;

	private final @Nullable InetAddress address;

	private final LongSupplier nanoTime;

	private final long halfTime;

	private volatile Standing standing = Standing.NOT_ATTEMPTED;

	private volatile @Nullable SshLogin login;

	private volatile boolean waiting;

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
	 * Note that the server could not check what the client sent, which does not count as
	 * a failure.
	 */
	public void undecided() {
		reach(Standing.UNDECIDED);
	}

	public void failed() {
		reach(Standing.FAILED);
	}

	/**
	 * Note that the client gave an invalid user name, which is not looked up.
	 */
	public void nameRefused() {
		reach(Standing.NAME_REFUSED);
	}

	/**
	 * Note that the server is too busy to continue, which does not count as a failure
	 * unless the client failed before.
	 */
	public void overloaded() {
		if (this.standing.compareTo(Standing.FAILED) < 0) {
			exempt();
		}
	}

	/**
	 * Note that a check has started. From now on, the client waits for the server, unless
	 * it sent the request just before the end of the time limit.
	 */
	public void checking() {
		this.waiting = this.nanoTime.getAsLong() - this.halfTime < 0;
	}

	public void checked() {
		this.waiting = false;
	}

	/**
	 * Note that the time limit of the login is over, which does not count as a failure of
	 * a client that waits for the server.
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
	 * Note that the client sent something that no client needs to log in.
	 */
	public void violatedProtocol() {
		reach(Standing.PROTOCOL_VIOLATED);
	}

	/**
	 * Note that the client is logged in, or that the end of the connection is not its
	 * fault: there is no penalty.
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
	 * The state of a login attempt, which only moves forward.
	 */
	private enum Standing {

		/** The client did not attempt to log in. */
		NOT_ATTEMPTED,

		/** The client disconnected before the result of its attempt. */
		ATTEMPTED,

		/** The server could not check what the client sent. */
		UNDECIDED,

		/** The client did not prove its identity. */
		FAILED,

		/** The client gave an invalid user name. */
		NAME_REFUSED,

		/** The client exceeded the time limit. */
		TOO_SLOW,

		/** The client sent something that no client needs to log in. */
		PROTOCOL_VIOLATED,

		/** The client is not penalised. */
		EXEMPT;

		Standing orLater(Standing other) {
			return (compareTo(other) < 0) ? other : this;
		}

	}

}
