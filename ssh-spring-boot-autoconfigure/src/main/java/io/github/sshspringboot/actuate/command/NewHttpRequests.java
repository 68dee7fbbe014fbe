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

package io.github.sshspringboot.actuate.command;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.boot.actuate.web.exchanges.HttpExchange;
import org.springframework.boot.actuate.web.exchanges.HttpExchangeRepository;

/**
 * Finds out which requests a repository did not have the time before. Repositories may
 * make their exchanges anew each time, in any order.
 */
final class NewHttpRequests {

	private final HttpExchangeRepository repository;

	private final Runnable onLoss;

	private Set<HttpRequestRow> known;

	/**
	 * Begin with the requests after those that the repository has now.
	 * @param repository the repository
	 * @param onLoss called when requests may have been pushed out before they were seen
	 */
	NewHttpRequests(HttpExchangeRepository repository, Runnable onLoss) {
		this.repository = repository;
		this.onLoss = onLoss;
		this.known = new HashSet<>(read());
	}

	private List<HttpRequestRow> read() {
		return this.repository.findAll()
			.stream()
			.sorted(Comparator.comparing(HttpExchange::getTimestamp))
			.map(HttpRequestRow::of)
			.toList();
	}

	List<HttpRequestRow> poll() {
		List<HttpRequestRow> rows = read();
		if (!this.known.isEmpty() && !rows.isEmpty() && Collections.disjoint(this.known, rows)) {
			this.onLoss.run();
		}
		List<HttpRequestRow> news = rows.stream().filter((row) -> !this.known.contains(row)).toList();
		this.known = new HashSet<>(rows);
		return news;
	}

}
