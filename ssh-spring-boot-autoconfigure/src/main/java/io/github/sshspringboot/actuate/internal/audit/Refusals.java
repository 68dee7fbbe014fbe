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

package io.github.sshspringboot.actuate.internal.audit;

import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.sshspringboot.server.internal.text.ClientAddress;

/**
 * Counts refusals. Of many addresses only the first ones are told apart, so that an
 * attack from everywhere costs no memory.
 *
 * @param <R> the type of the reasons
 */
final class Refusals<R> {

	static final String OTHERS = "others";

	private final int maxAddresses;

	private Map<RefusedFrom<R>, Long> counts = new LinkedHashMap<>();

	Refusals(int maxAddresses) {
		this.maxAddresses = maxAddresses;
	}

	/**
	 * Count one.
	 * @param address the client's address
	 * @param reason why it was refused
	 * @return how many there are of that address for that reason, 0 if it is not told
	 * from others
	 */
	synchronized long add(SocketAddress address, R reason) {
		RefusedFrom<R> refusedFrom = new RefusedFrom<>(ClientAddress.host(address), reason);
		boolean known = this.counts.containsKey(refusedFrom) || this.counts.size() < this.maxAddresses;
		long count = this.counts.merge(known ? refusedFrom : new RefusedFrom<>(OTHERS, reason), 1L, Long::sum);
		return known ? count : 0;
	}

	synchronized Map<RefusedFrom<R>, Long> drain() {
		Map<RefusedFrom<R>, Long> result = this.counts;
		this.counts = new LinkedHashMap<>();
		return result;
	}

	/**
	 * From where, and why, something was refused.
	 *
	 * @param <R> the type of the reason
	 * @param address the client's IP address
	 * @param reason the reason
	 */
	record RefusedFrom<R>(String address, R reason) {

	}

}
