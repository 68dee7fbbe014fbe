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

import java.net.InetAddress;
import java.util.List;

/**
 * The penalties of client addresses. Connections from a source that misbehaves are
 * refused for a time that grows with each of its offending connections. Can be injected,
 * and called from any thread.
 *
 * @since 0.1.0
 */
public interface SshPenalties {

	/**
	 * Add to the penalty of an address's source. The server calls this at the end of
	 * connections; an application may call it for {@link SshPenaltyReason#REFUSED reasons
	 * of its own}. Never blocks.
	 * @param address the address
	 * @param reason the reason
	 */
	void add(InetAddress address, SshPenaltyReason reason);

	/**
	 * Return whether connections from an address are refused. Never blocks.
	 * @param address the address
	 * @return whether its source has an enforced penalty
	 */
	boolean isRefused(InetAddress address);

	/**
	 * Return the current penalties, enforced or not.
	 * @return the penalties, the longest first
	 */
	List<SshPenalty> list();

	/**
	 * Remove the penalty of an address's source.
	 * @param address the address
	 * @return whether there was a penalty
	 */
	boolean clear(InetAddress address);

	/**
	 * Remove all penalties.
	 */
	void clear();

}
