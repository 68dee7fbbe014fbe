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
 * Stores the penalties of sources. All methods may be called from any thread.
 * {@link #add} and {@link #isRefused} are called on the I/O threads that serve all
 * clients and must not block: a remote store has to answer from memory and communicate on
 * a thread of its own.
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
	 * Return whether connections from a source are refused. Never blocks.
	 * @param source the source
	 * @return whether the source has an enforced penalty
	 */
	boolean isRefused(AddressBlock source);

	/**
	 * Return the current penalties, enforced or not.
	 * @return the penalties, in no particular order
	 */
	List<SshPenalty> list();

	/**
	 * Remove the penalty of a source.
	 * @param source the source
	 * @return whether there was a penalty
	 */
	boolean clear(AddressBlock source);

	/**
	 * Remove all penalties.
	 */
	void clear();

}
