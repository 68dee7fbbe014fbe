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
 * Remembers the penalties of sources. Called from any thread. {@link #add} and
 * {@link #isRefused} are called on threads that move the bytes of all clients: they must
 * not block. A store on another machine answers from memory, and talks to it on a thread
 * of its own.
 *
 * @since 0.1.0
 */
public interface SshPenaltyStore {

	/**
	 * Add to the penalty of a source. Never blocks.
	 * @param source the source
	 * @param reason the reason
	 */
	void add(AddressBlock source, SshPenaltyReason reason);

	/**
	 * Whether connections from a source are refused. Never blocks.
	 * @param source the source
	 * @return whether it has a penalty that is enforced
	 */
	boolean isRefused(AddressBlock source);

	/**
	 * The penalties at this moment, enforced or not.
	 * @return the penalties, in no order
	 */
	List<SshPenalty> list();

	/**
	 * Forget the penalty of a source.
	 * @param source the source
	 * @return whether it had one
	 */
	boolean clear(AddressBlock source);

	/**
	 * Forget all penalties.
	 */
	void clear();

}
