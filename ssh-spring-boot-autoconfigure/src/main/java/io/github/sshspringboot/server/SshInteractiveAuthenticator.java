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
 * Strategy interface that logs clients in by asking questions, for the method
 * {@code keyboard-interactive} (RFC 4256). A bean of this type makes the method
 * available. If there are several, the first that begins a conversation is used. The name
 * of an authentication that a conversation accepts must be the name that the client gave.
 * The server publishes the outcome as one success or failure event, so the authenticator
 * must not publish it as well.
 * <p>
 * Called on threads of the authentication executor, for several clients at the same time.
 * Calls may block, but should not wait for a person: no thread is held between two
 * rounds.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshInteractiveAuthenticator {

	/**
	 * Begin a conversation. Unless {@link SshLogin#previous()} is set, the client has not
	 * proved anything yet: ask the same of a user that does not exist as of one that
	 * does.
	 * @param login the login attempt
	 * @return the conversation, or {@code null} to leave the client to the next
	 * authenticator
	 */
	@Nullable SshConversation begin(SshLogin login);

}
