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

package io.github.sshspringboot.actuate.audit;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.sshspringboot.server.SshServerListener.Refusal;

/**
 * Counts refused connections. Of many addresses only the first ones are told apart, so
 * that an attack from everywhere costs no memory.
 */
final class RefusedConnections {

	private static final int MAX_ADDRESSES = 1000;

	private static final String OTHERS = "others";

	private Map<RefusedFrom, Long> counts = new LinkedHashMap<>();

	synchronized void add(SocketAddress address, Refusal refusal) {
		RefusedFrom refusedFrom = new RefusedFrom(text(address), refusal);
		boolean known = this.counts.containsKey(refusedFrom) || this.counts.size() < MAX_ADDRESSES;
		this.counts.merge(known ? refusedFrom : new RefusedFrom(OTHERS, refusal), 1L, Long::sum);
	}

	synchronized Map<RefusedFrom, Long> drain() {
		Map<RefusedFrom, Long> result = this.counts;
		this.counts = new LinkedHashMap<>();
		return result;
	}

	private static String text(SocketAddress address) {
		return (address instanceof InetSocketAddress internet && internet.getAddress() != null)
				? internet.getAddress().getHostAddress() : String.valueOf(address);
	}

	/**
	 * From where, and why, connections were refused.
	 *
	 * @param address the client's IP address
	 * @param refusal the reason
	 */
	record RefusedFrom(String address, Refusal refusal) {

	}

}
