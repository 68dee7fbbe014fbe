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

package io.github.sshspringboot.session;

import org.springframework.context.ApplicationEvent;
import org.springframework.security.core.Authentication;
import org.springframework.util.Assert;

/**
 * Event published when a user begins and ends to watch a session with the command
 * {@code sessions watch}. If a listener throws an exception at the begin, the session is
 * not watched.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class SshSessionWatchEvent extends ApplicationEvent {

	private final Change change;

	private final Authentication authentication;

	private final String sessionId;

	private final transient SshSessionRequest request;

	/**
	 * Create a new {@link SshSessionWatchEvent} instance.
	 * @param change what happened
	 * @param authentication the user who watches
	 * @param sessionId the identifier of the session that is watched
	 * @param request the request of that session, with its user
	 */
	public SshSessionWatchEvent(Change change, Authentication authentication, String sessionId,
			SshSessionRequest request) {
		super(authentication);
		Assert.notNull(change, "'change' must not be null");
		Assert.notNull(sessionId, "'sessionId' must not be null");
		Assert.notNull(request, "'request' must not be null");
		this.change = change;
		this.authentication = authentication;
		this.sessionId = sessionId;
		this.request = request;
	}

	/**
	 * Return what happened.
	 * @return the change
	 */
	public Change getChange() {
		return this.change;
	}

	/**
	 * Return the user who watches.
	 * @return the authentication of the login that watches
	 */
	public Authentication getAuthentication() {
		return this.authentication;
	}

	/**
	 * Return the identifier of the session that is watched.
	 * @return the identifier
	 */
	public String getSessionId() {
		return this.sessionId;
	}

	/**
	 * Return the request of the session that is watched.
	 * @return the request, with the connection and its user
	 */
	public SshSessionRequest getRequest() {
		return this.request;
	}

	/**
	 * What can happen.
	 */
	public enum Change {

		/** A user begins to watch. */
		STARTED,

		/** A user no longer watches. */
		ENDED

	}

}
