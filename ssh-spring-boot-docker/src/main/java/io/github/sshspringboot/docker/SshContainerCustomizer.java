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

package io.github.sshspringboot.docker;

import io.github.sshspringboot.session.SshSessionException;
import io.github.sshspringboot.session.SshSessionRequest;

/**
 * Callback for what a session's container is like. Beans of this type are called in their
 * order for each session in a container, on the thread of the session, which may block.
 * With {@code ssh.backends.container.mode=connection} the container is that which the
 * first session of the connection specified; the command, the environment, the user and
 * the working directory are those of each session.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshContainerCustomizer {

	/**
	 * Customize a container before it is created.
	 * @param request what the client requested, with its connection and user
	 * @param container the container as it is configured, which may be changed
	 * @throws SshSessionException to refuse the session, with the message for the user
	 */
	void customize(SshSessionRequest request, SshContainer container) throws SshSessionException;

}
