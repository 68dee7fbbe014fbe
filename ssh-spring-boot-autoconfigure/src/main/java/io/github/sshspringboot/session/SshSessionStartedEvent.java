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

/**
 * Event published once for each session that starts, whatever its backend. Listeners are
 * called on the thread of the session, before its backend.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class SshSessionStartedEvent extends ApplicationEvent {

	private final String id;

	private final String backend;

	/**
	 * Create a new {@link SshSessionStartedEvent} instance.
	 * @param request what the client requested
	 * @param id the identifier of the session
	 * @param backend the name of the backend
	 */
	public SshSessionStartedEvent(SshSessionRequest request, String id, String backend) {
		super(request);
		this.id = id;
		this.backend = backend;
	}

	/**
	 * Return what the client requested.
	 * @return the request
	 */
	public SshSessionRequest getRequest() {
		return (SshSessionRequest) getSource();
	}

	/**
	 * Return the identifier of the session.
	 * @return the identifier
	 * @see SshSessionContext#getId()
	 */
	public String getId() {
		return this.id;
	}

	/**
	 * Return the name of the backend that runs the session.
	 * @return the name, such as {@link SshSessionBackend#COMMANDS}
	 */
	public String getBackend() {
		return this.backend;
	}

}
