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
 * The penalties of clients' addresses: a source that misbehaves is refused for a time
 * that grows with each connection that does. May be injected and called from any thread.
 *
 * @since 0.1.0
 */
public final class SshPenalties {

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
	 * Whether the server looks up the name of each client that failed to log in, after
	 * the connection ended.
	 * @return whether {@link SshPenaltyReason#INVALID_USER} is a reason of its own
	 */
	public boolean distinguishesUnknownUsers() {
		return this.unknownUsers;
	}

	/**
	 * Add to the penalty of the source of an address. The server does so at the end of
	 * connections; an application may do so for {@link SshPenaltyReason#REFUSED reasons
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
	 * Whether connections from an address are refused. Never blocks.
	 * @param address the address
	 * @return whether its source has a penalty that is enforced
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
	 * The penalties at this moment, enforced or not.
	 * @return the penalties, the longest first
	 */
	public List<SshPenalty> list() {
		return this.store.list().stream().sorted(Comparator.comparing(SshPenalty::until).reversed()).toList();
	}

	/**
	 * Forget the penalty of the source of an address.
	 * @param address the address
	 * @return whether it had one
	 */
	public boolean clear(InetAddress address) {
		return this.store.clear(this.sources.apply(address));
	}

	/**
	 * Forget all penalties.
	 */
	public void clear() {
		this.store.clear();
	}

}
