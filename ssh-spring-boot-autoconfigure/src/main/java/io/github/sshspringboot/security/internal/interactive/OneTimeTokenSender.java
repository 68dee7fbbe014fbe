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

package io.github.sshspringboot.security.internal.interactive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;

import io.github.sshspringboot.security.SshOneTimeTokenDelivery;
import io.github.sshspringboot.security.internal.UserLookup;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.internal.FailureLog;
import io.github.sshspringboot.server.internal.execution.BoundedExecutor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * Generates one-time tokens and has them delivered on threads of its own, so that the
 * time a delivery takes tells a client nothing. A user gets no other token for 30
 * seconds, however many clients ask for it, unless the user has used the last one.
 */
public final class OneTimeTokenSender implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(OneTimeTokenSender.class);

	private static final Duration PAUSE = Duration.ofSeconds(30);

	private static final int MAX_RECENT = 10_000;

	private static final int MAX_CONCURRENT = 4;

	private static final int MAX_QUEUED = 256;

	private final FailureLog failures = new FailureLog(logger, Clock.systemUTC());

	private final OneTimeTokenService service;

	private final SshOneTimeTokenDelivery delivery;

	private final UserLookup users;

	private final BoundedExecutor executor;

	private final Clock clock;

	private final Map<String, Instant> recent = new LinkedHashMap<>();

	public OneTimeTokenSender(OneTimeTokenService service, SshOneTimeTokenDelivery delivery, UserDetailsService users,
			ThreadFactory threads, Clock clock) {
		this.service = service;
		this.delivery = delivery;
		this.users = new UserLookup(users);
		this.executor = new BoundedExecutor(threads, MAX_CONCURRENT, MAX_QUEUED);
		this.clock = clock;
	}

	void send(SshLogin login) {
		try {
			this.executor.execute(() -> sendNow(login));
		}
		catch (RejectedExecutionException ex) {
			this.failures.warn("A one-time token is not sent: too many others wait for their delivery");
		}
	}

	private void sendNow(SshLogin login) {
		try {
			UserDetails user = this.users.findInGoodStanding(login.username());
			if (isDue(user.getUsername())) {
				this.delivery.deliver(this.service.generate(new GenerateOneTimeTokenRequest(user.getUsername())), user,
						login);
			}
		}
		catch (AuthenticationException ex) {
			logger.debug("No one-time token is sent: " + ex.getMessage());
		}
		catch (RuntimeException ex) {
			this.failures.error("A one-time token could not be delivered", ex);
		}
	}

	private boolean isDue(String username) {
		Instant now = this.clock.instant();
		synchronized (this.recent) {
			Iterator<Instant> oldest = this.recent.values().iterator();
			while (oldest.hasNext() && oldest.next().plus(PAUSE).isBefore(now)) {
				oldest.remove();
			}
			if (this.recent.size() >= MAX_RECENT) {
				return false;
			}
			return this.recent.putIfAbsent(key(username), now) == null;
		}
	}

	/**
	 * Return the key of a user in tables, which is the same for all forms of the name: a
	 * service may ignore case.
	 */
	static String key(String username) {
		return username.toLowerCase(Locale.ROOT);
	}

	/**
	 * Note that a user has used its token, and may need another one.
	 */
	void used(String username) {
		synchronized (this.recent) {
			this.recent.remove(key(username));
		}
	}

	OneTimeTokenService getService() {
		return this.service;
	}

	UserLookup getUsers() {
		return this.users;
	}

	Clock getClock() {
		return this.clock;
	}

	/**
	 * Interrupt the deliveries.
	 */
	@Override
	public void close() {
		this.executor.close();
	}

}
