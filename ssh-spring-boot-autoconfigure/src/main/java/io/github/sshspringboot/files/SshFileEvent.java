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

package io.github.sshspringboot.files;

import io.github.sshspringboot.server.SshConnection;

import org.springframework.context.ApplicationEvent;
import org.springframework.security.core.Authentication;

/**
 * Base class of the events that tell what a client has done with a file. They are
 * published after the fact, once each, in the order of the session, as the user of the
 * connection and on a thread of the command executor. What a listener throws is logged,
 * and changes nothing for the client.
 *
 * @since 0.1.0
 * @see SshFileListener
 */
@SuppressWarnings("serial")
public abstract sealed class SshFileEvent extends ApplicationEvent
		permits SshFileUploadedEvent, SshFileDownloadedEvent, SshFileRemovedEvent, SshFileRenamedEvent {

	private final String path;

	SshFileEvent(SshConnection connection, String path) {
		super(connection);
		this.path = path;
	}

	/**
	 * Return the connection of the client, which may be closed meanwhile.
	 * @return the connection
	 */
	public SshConnection getConnection() {
		return (SshConnection) getSource();
	}

	/**
	 * Return the user.
	 * @return the authentication that resulted from the login
	 */
	public Authentication getAuthentication() {
		return getConnection().getAuthentication();
	}

	/**
	 * Return the path of the file as the client sees it.
	 * @return the absolute path, such as {@code /inbox/orders.csv}
	 */
	public String getPath() {
		return this.path;
	}

}
