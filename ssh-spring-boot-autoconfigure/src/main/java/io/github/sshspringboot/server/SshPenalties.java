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
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import org.springframework.util.Assert;

/**
 * The penalties of client addresses. Connections from a source that misbehaves are
 * refused for a time that grows with each of its offending connections. Can be injected,
 * and called from any thread.
 *
 * @since 0.1.0
 */
public final class SshPenalties {

	private final SshPenaltyStore store;

	private final Function<InetAddress, AddressBlock> sources;

	private final List<AddressBlock> exempt;

	private final boolean unknownUsers;

	/**
	 * Create a new {@link SshPenalties} instance.
	 * @param store the store of the penalties
	 * @param sources maps an address to the block of addresses that counts as its source
	 * @param exempt the addresses that are never penalised
	 * @param unknownUsers whether unknown user names have a penalty of their own, so that
	 * names must be looked up
	 */
	public SshPenalties(SshPenaltyStore store, Function<InetAddress, AddressBlock> sources, List<AddressBlock> exempt,
			boolean unknownUsers) {
		Assert.notNull(store, "'store' must not be null");
		Assert.notNull(sources, "'sources' must not be null");
		Assert.notNull(exempt, "'exempt' must not be null");
		this.store = store;
		this.sources = sources;
		this.exempt = List.copyOf(exempt);
		this.unknownUsers = unknownUsers;
	}

	/**
	 * Return whether the server looks up the name of each client that failed to log in,
	 * after the connection ended.
	 * @return whether {@link SshPenaltyReason#INVALID_USER} is penalised separately
	 */
	public boolean distinguishesUnknownUsers() {
		return this.unknownUsers;
	}

	/**
	 * Add to the penalty of an address's source. The server calls this at the end of
	 * connections; an application may call it for {@link SshPenaltyReason#REFUSED reasons
	 * of its own}. Never blocks.
	 * @param address the address
	 * @param reason the reason
	 */
	public void add(InetAddress address, SshPenaltyReason reason) {
		if (!isExempt(address)) {
			this.store.add(this.sources.apply(address), reason);
		}
	}

	/**
	 * Return whether connections from an address are refused. Never blocks.
	 * @param address the address
	 * @return whether its source has an enforced penalty
	 */
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

	/**
	 * Return the current penalties, enforced or not.
	 * @return the penalties, the longest first
	 */
	public List<SshPenalty> list() {
		return this.store.list().stream().sorted(Comparator.comparing(SshPenalty::until).reversed()).toList();
	}

	/**
	 * Remove the penalty of an address's source.
	 * @param address the address
	 * @return whether there was a penalty
	 */
	public boolean clear(InetAddress address) {
		return this.store.clear(this.sources.apply(address));
	}

	/**
	 * Remove all penalties.
	 */
	public void clear() {
		this.store.clear();
	}

}
