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
 * The penalties of clients' addresses: a source that misbehaves is refused for a time
 * that grows with each connection that does. May be injected and called from any thread.
 *
 * @since 0.1.0
 */
public interface SshPenalties {

	/**
	 * Add to the penalty of the source of an address. The server does so at the end of
	 * connections; an application may do so for {@link SshPenaltyReason#REFUSED reasons
	 * of its own}. Never blocks.
	 * @param address the address
	 * @param reason the reason
	 */
	void add(InetAddress address, SshPenaltyReason reason);

	/**
	 * Whether connections from an address are refused. Never blocks.
	 * @param address the address
	 * @return whether its source has a penalty that is enforced
	 */
	boolean isRefused(InetAddress address);

	/**
	 * The penalties at this moment, enforced or not.
	 * @return the penalties, the longest first
	 */
	List<SshPenalty> list();

	/**
	 * Forget the penalty of the source of an address.
	 * @param address the address
	 * @return whether it had one
	 */
	boolean clear(InetAddress address);

	/**
	 * Forget all penalties.
	 */
	void clear();

}
