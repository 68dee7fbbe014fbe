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

package io.github.sshspringboot.server.mina;

/**
 * A method of authentication that waits for the next message of its client, and holds
 * what is to be given back.
 */
interface UnfinishedLogin {

	/**
	 * The client will not finish it. Called on a thread of the authentication executor,
	 * never while a message is processed.
	 * @return whether the client has failed, because it had attempted to log in
	 */
	boolean abandon();

	/**
	 * Give back what it holds. Runs nothing of the application.
	 */
	void release();

}
