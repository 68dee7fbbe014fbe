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

import java.net.InetAddress;

import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.penalty.SshPenaltyReason;
import org.jspecify.annotations.Nullable;

/**
 * How far a client came on its way to log in: that decides for what its source is
 * penalised if the connection ends there.
 */
final class LoginAttempt {

	private final LoginPenalties penalties;

	private final @Nullable InetAddress address;

	private volatile @Nullable SshLogin login;

	private volatile boolean tooSlow;

	private volatile boolean failed;

	private volatile boolean nameRefused;

	private volatile boolean checked;

	private volatile boolean forgiven;

	private volatile RefusalCause cause = RefusalCause.CLIENT;

	private volatile boolean blameless;

	/**
	 * Create an attempt.
	 * @param penalties the penalties
	 * @param address the client's address, {@code null} if it is not known
	 */
	LoginAttempt(LoginPenalties penalties, @Nullable InetAddress address) {
		this.penalties = penalties;
		this.address = address;
	}

	void tried(SshLogin login) {
		this.login = login;
	}

	/**
	 * Note why the next refusal comes about. Each one is the client's doing unless this
	 * is called before.
	 * @param cause the cause
	 */
	void setCause(RefusalCause cause) {
		this.cause = cause;
	}

	/**
	 * The client was refused.
	 * @return why
	 */
	RefusalCause refused() {
		RefusalCause current = this.cause;
		this.cause = RefusalCause.CLIENT;
		if (current == RefusalCause.SERVER) {
			this.blameless = !this.failed;
		}
		return current;
	}

	void failed() {
		this.failed = true;
		this.blameless = false;
	}

	/**
	 * The client gave a name that no user can have: it is not looked up.
	 */
	void nameRefused() {
		this.nameRefused = true;
		failed();
	}

	/**
	 * The server is too busy to go on: no fault of a client that did not fail before.
	 */
	void overloaded() {
		if (!this.failed) {
			forgive();
		}
	}

	/**
	 * Note whether the client is waiting for the server.
	 * @param checked whether what the client sent is being checked
	 */
	void setChecked(boolean checked) {
		this.checked = checked;
	}

	/**
	 * The time for a login is over: no fault of a client that waits for the server.
	 */
	void tooSlow() {
		if (this.checked) {
			overloaded();
		}
		else {
			this.tooSlow = true;
		}
	}

	/**
	 * The end of the connection is not the client's fault, or it is logged in.
	 */
	void forgive() {
		this.forgiven = true;
	}

	void end() {
		SshLogin login = this.login;
		if (this.address == null || this.forgiven) {
			return;
		}
		if (this.tooSlow) {
			this.penalties.add(this.address, SshPenaltyReason.GRACE_EXCEEDED);
		}
		else if (this.nameRefused) {
			this.penalties.add(this.address, SshPenaltyReason.INVALID_USER);
		}
		else if (login != null) {
			if (!this.blameless) {
				this.penalties.failed(this.address, login);
			}
		}
		else {
			this.penalties.add(this.address, SshPenaltyReason.NO_AUTHENTICATION);
		}
	}

}
