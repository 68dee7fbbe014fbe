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

import org.jspecify.annotations.Nullable;

/**
 * Strategy that decides where a session runs. A bean of this type replaces the router
 * that {@code ssh.session.routes} configures.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshSessionRouter {

	/**
	 * Return the backend that runs a session. Called on a thread of the session, which
	 * may block, once for each session.
	 * @param request what the client requests
	 * @return the backend, or {@code null} to refuse the session
	 */
	@Nullable SshSessionBackend route(SshSessionRequest request);

}
