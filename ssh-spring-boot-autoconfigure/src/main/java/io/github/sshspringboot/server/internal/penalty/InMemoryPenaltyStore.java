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

package io.github.sshspringboot.server.internal.penalty;

import java.net.Inet4Address;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.SshPenalty;
import io.github.sshspringboot.server.SshPenaltyReason;
import io.github.sshspringboot.server.SshPenaltyStore;

/**
 * {@link SshPenaltyStore} that keeps penalties in memory, in tables of bounded size.
 */
public final class InMemoryPenaltyStore implements SshPenaltyStore {

	static final int MAX_SOURCES = 65536;

	private final PenaltyTable ipv4;

	private final PenaltyTable ipv6;

	private final InstantSource clock;

	public InMemoryPenaltyStore(SshPenaltySettings settings, InstantSource clock) {
		this(settings, clock, MAX_SOURCES);
	}

	InMemoryPenaltyStore(SshPenaltySettings settings, InstantSource clock, int maxSources) {
		this.ipv4 = new PenaltyTable(settings, maxSources);
		this.ipv6 = new PenaltyTable(settings, maxSources);
		this.clock = clock;
	}

	@Override
	public void add(AddressBlock source, SshPenaltyReason reason) {
		table(source).add(source, reason, this.clock.instant());
	}

	void merge(SshPenalty penalty) {
		table(penalty.source()).merge(penalty, this.clock.instant());
	}

	@Override
	public boolean isRefused(AddressBlock source) {
		return table(source).isRefused(source, this.clock.instant());
	}

	@Override
	public List<SshPenalty> list() {
		return Stream.of(this.ipv4, this.ipv6).flatMap((table) -> table.list(this.clock.instant()).stream()).toList();
	}

	@Override
	public boolean clear(AddressBlock source) {
		return table(source).remove(source, this.clock.instant());
	}

	@Override
	public void clear() {
		this.ipv4.clear();
		this.ipv6.clear();
	}

	private PenaltyTable table(AddressBlock source) {
		return (source.address() instanceof Inet4Address) ? this.ipv4 : this.ipv6;
	}

}
