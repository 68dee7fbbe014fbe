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
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshPenaltyReason;
import io.github.sshspringboot.server.internal.login.LoginGuard;
import io.github.sshspringboot.server.internal.penalty.SourcePenalties;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Penalises the sources of connections that end without a login.
 */
public final class LoginPenalties {

	private static final Log logger = LogFactory.getLog(LoginPenalties.class);

	private final @Nullable SourcePenalties penalties;

	private final LoginGuard guard;

	private final Executor executor;

	public LoginPenalties(@Nullable SourcePenalties penalties, LoginGuard guard, Executor executor) {
		this.penalties = penalties;
		this.guard = guard;
		this.executor = executor;
	}

	boolean isRefused(InetAddress address) {
		return this.penalties != null && this.penalties.isRefused(address);
	}

	void failed(InetAddress address, SshLogin login) {
		if (this.penalties == null || !this.penalties.distinguishesUnknownUsers()) {
			add(address, SshPenaltyReason.AUTHENTICATION_FAILED);
			return;
		}
		try {
			this.executor.execute(() -> add(address,
					isUnknown(login) ? SshPenaltyReason.INVALID_USER : SshPenaltyReason.AUTHENTICATION_FAILED));
		}
		catch (RejectedExecutionException ex) {
			add(address, SshPenaltyReason.AUTHENTICATION_FAILED);
		}
	}

	private boolean isUnknown(SshLogin login) {
		try {
			return this.guard.isUnknownUser(login);
		}
		catch (RuntimeException ex) {
			logger.debug("A name could not be looked up", ex);
			return false;
		}
	}

	void add(InetAddress address, SshPenaltyReason reason) {
		if (this.penalties != null) {
			this.penalties.add(address, reason);
		}
	}

}
