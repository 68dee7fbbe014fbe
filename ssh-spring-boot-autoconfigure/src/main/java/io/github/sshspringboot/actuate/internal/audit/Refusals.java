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
 * Counts refusals by address and reason. Only a limited number of addresses is told
 * apart, so that an attack from many of them needs little memory.
 */
final class Refusals<R> {

	static final String OTHERS = "others";

	private final int maxAddresses;

	private Map<RefusedFrom<R>, Long> counts = new LinkedHashMap<>();

	Refusals(int maxAddresses) {
		this.maxAddresses = maxAddresses;
	}

	/**
	 * Count a refusal. Return the number of refusals of its address for its reason, or 0
	 * if the address is not told apart.
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

	record RefusedFrom<R>(String address, R reason) {

	}

}
