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

package io.github.sshspringboot.server;

import org.jspecify.annotations.Nullable;

/**
 * Logs clients in by asking them: the method {@code keyboard-interactive} (RFC 4256). A
 * bean of this type makes the method available; with several, the first that begins a
 * conversation holds it. The principals that conversations accept must be Spring Security
 * authentications whose name is the name that the client gave. The server publishes the
 * outcome as one success or failure event: the authenticator must not publish it as well.
 * <p>
 * Called on threads of the authentication executor, for many clients at a time. Calls may
 * block, but no call should wait for a person: between two rounds no thread is held.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshInteractiveAuthenticator {

	/**
	 * Begin a conversation. The client has proved nothing yet, unless
	 * {@link SshLogin#previous()} says so: a user that does not exist must be asked the
	 * same as one that does.
	 * @param login the client
	 * @return the conversation, {@code null} to leave the client to the next
	 * authenticator
	 */
	@Nullable SshConversation begin(SshLogin login);

}
