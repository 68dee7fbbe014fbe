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

import java.util.List;

/**
 * A conversation with one client that wants to log in (RFC 4256): rounds of questions,
 * followed by an outcome. If the client disconnects or switches to another method, the
 * conversation is abandoned without notice.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshConversation {

	/**
	 * Take the answers of one round and continue. Called on a thread of the
	 * authentication executor, one call at a time; may block. An exception rejects the
	 * login.
	 * @param answers one answer for each question of the previous round, in order, each
	 * of at most 1024 characters; empty in the first call
	 * @return the next round or the outcome; a round after the sixteenth rejects the
	 * login
	 */
	SshConversationStep next(List<String> answers);

}
