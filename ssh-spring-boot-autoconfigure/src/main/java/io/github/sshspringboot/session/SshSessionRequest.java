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

import io.github.sshspringboot.server.SshConnection;
import org.jspecify.annotations.Nullable;

/**
 * The request of a client that starts a session, after the restrictions of its login. A
 * forced command is what the request is for; the client's own is the original one.
 *
 * @param connection the connection, with its user and its listener
 * @param type what is requested
 * @param command the command line, the name of the subsystem, or {@code null} for a shell
 * @param originalCommand the command line or the name of the subsystem that the client
 * sent, or {@code null} if it requested a shell
 * @param terminal whether the client requested a terminal
 * @since 0.1.0
 */
public record SshSessionRequest(SshConnection connection, SshSessionType type, @Nullable String command,
		@Nullable String originalCommand, boolean terminal) {

}
