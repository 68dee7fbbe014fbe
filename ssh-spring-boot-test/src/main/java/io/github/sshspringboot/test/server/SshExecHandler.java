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

package io.github.sshspringboot.test.server;

/**
 * What a test runs in place of a command, a shell or a subsystem.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshExecHandler {

	/**
	 * Run until the command ends. It is interrupted when the client closes the channel or
	 * the server is closed.
	 * @param exchange what the client asked for, and its streams
	 * @return the exit status
	 * @throws Exception if it fails: the client is told its message and the exit status
	 * 255, and the timeline has it
	 */
	int handle(SshExchange exchange) throws Exception;

}
