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

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.SshPenalty;
import io.github.sshspringboot.server.SshPenaltyReason;

/**
 * Penalties of one kind of source, in a table of bounded size. The least important ones
 * are evicted first, so that penalties that are cheap to get do not displace enforced
 * ones.
 */
final class PenaltyTable {

	private static final Comparator<SshPenalty> BY_END = Comparator.comparing(SshPenalty::until)
		.thenComparing((penalty) -> penalty.source().address().getAddress(), Arrays::compareUnsigned)
		.thenComparing((penalty) -> penalty.source().prefixLength());

	private final Map<AddressBlock, SshPenalty> penalties = new HashMap<>();

	private final TreeSet<SshPenalty> deferred = new TreeSet<>(BY_END);

	private final TreeSet<SshPenalty> enforced = new TreeSet<>(BY_END);

	private final SshPenaltySettings settings;

	private final int maxSources;

	PenaltyTable(SshPenaltySettings settings, int maxSources) {
		this.settings = settings;
		this.maxSources = maxSources;
	}

	synchronized void add(AddressBlock source, SshPenaltyReason reason, Instant now) {
		Duration duration = this.settings.durations().getOrDefault(reason, Duration.ZERO);
		if (duration.isZero()) {
			return;
		}
		expire(now);
		SshPenalty current = this.penalties.get(source);
		Instant until = ((current != null) ? current.until() : now).plus(duration);
		Instant latest = now.plus(this.settings.maximum());
		until = until.isAfter(latest) ? latest : until;
		boolean enforced = (current != null && current.enforced()) || until.isAfter(now.plus(this.settings.minimum()));
		put(new SshPenalty(source, reason, until, enforced));
	}

	/**
	 * Take over a penalty that another server knows.
	 */
	synchronized void merge(SshPenalty penalty, Instant now) {
		expire(now);
		SshPenalty current = this.penalties.get(penalty.source());
		boolean later = current == null || penalty.until().isAfter(current.until());
		boolean stronger = current != null && penalty.enforced() && !current.enforced();
		if (penalty.until().isAfter(now) && (later || stronger)) {
			put(new SshPenalty(penalty.source(), penalty.reason(),
					(later || current == null) ? penalty.until() : current.until(),
					penalty.enforced() || (current != null && current.enforced())));
		}
	}

	synchronized boolean isRefused(AddressBlock source, Instant now) {
		SshPenalty penalty = this.penalties.get(source);
		return penalty != null && penalty.enforced() && penalty.until().isAfter(now);
	}

	synchronized List<SshPenalty> list(Instant now) {
		expire(now);
		return List.copyOf(this.penalties.values());
	}

	synchronized boolean remove(AddressBlock source, Instant now) {
		expire(now);
		SshPenalty penalty = this.penalties.remove(source);
		if (penalty == null) {
			return false;
		}
		order(penalty).remove(penalty);
		return true;
	}

	synchronized void clear() {
		this.penalties.clear();
		this.deferred.clear();
		this.enforced.clear();
	}

	private void put(SshPenalty penalty) {
		SshPenalty previous = this.penalties.put(penalty.source(), penalty);
		if (previous != null) {
			order(previous).remove(previous);
		}
		order(penalty).add(penalty);
		while (this.penalties.size() > this.maxSources) {
			removeFirst(this.deferred.isEmpty() ? this.enforced : this.deferred);
		}
	}

	private void expire(Instant now) {
		expire(this.deferred, now);
		expire(this.enforced, now);
	}

	private void expire(TreeSet<SshPenalty> order, Instant now) {
		while (!order.isEmpty() && !order.first().until().isAfter(now)) {
			removeFirst(order);
		}
	}

	private void removeFirst(TreeSet<SshPenalty> order) {
		this.penalties.remove(order.first().source());
		order.pollFirst();
	}

	private TreeSet<SshPenalty> order(SshPenalty penalty) {
		return penalty.enforced() ? this.enforced : this.deferred;
	}

}
