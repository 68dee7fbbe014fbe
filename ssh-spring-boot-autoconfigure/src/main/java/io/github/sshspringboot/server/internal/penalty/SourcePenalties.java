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

import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.SshPenalties;
import io.github.sshspringboot.server.SshPenalty;
import io.github.sshspringboot.server.SshPenaltyReason;
import io.github.sshspringboot.server.SshPenaltyStore;

import org.springframework.util.Assert;

/**
 * Penalises sources, as a {@link SshPenaltyStore} remembers them.
 *
 * @since 0.1.0
 */
public final class SourcePenalties implements SshPenalties {

	private final SshPenaltyStore store;

	private final Function<InetAddress, AddressBlock> sources;

	private final List<AddressBlock> exempt;

	private final boolean unknownUsers;

	/**
	 * Create the penalties.
	 * @param store remembers them
	 * @param sources gives the block of addresses that is one source with an address
	 * @param exempt the addresses that are never penalised
	 * @param unknownUsers whether the penalty for a name that is no user's differs from
	 * that for a wrong password, so that names must be looked up
	 */
	public SourcePenalties(SshPenaltyStore store, Function<InetAddress, AddressBlock> sources,
			List<AddressBlock> exempt, boolean unknownUsers) {
		Assert.notNull(store, "'store' must not be null");
		Assert.notNull(sources, "'sources' must not be null");
		Assert.notNull(exempt, "'exempt' must not be null");
		this.store = store;
		this.sources = sources;
		this.exempt = List.copyOf(exempt);
		this.unknownUsers = unknownUsers;
	}

	/**
	 * Whether the server looks up the name of each client that failed to log in, after
	 * the connection ended.
	 * @return whether {@link SshPenaltyReason#INVALID_USER} is a reason of its own
	 */
	public boolean distinguishesUnknownUsers() {
		return this.unknownUsers;
	}

	@Override
	public void add(InetAddress address, SshPenaltyReason reason) {
		if (!isExempt(address)) {
			this.store.add(this.sources.apply(address), reason);
		}
	}

	@Override
	public boolean isRefused(InetAddress address) {
		return !isExempt(address) && this.store.isRefused(this.sources.apply(address));
	}

	private boolean isExempt(InetAddress address) {
		for (AddressBlock block : this.exempt) {
			if (block.contains(address)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public List<SshPenalty> list() {
		return this.store.list().stream().sorted(Comparator.comparing(SshPenalty::until).reversed()).toList();
	}

	@Override
	public boolean clear(InetAddress address) {
		return this.store.clear(this.sources.apply(address));
	}

	@Override
	public void clear() {
		this.store.clear();
	}

}
