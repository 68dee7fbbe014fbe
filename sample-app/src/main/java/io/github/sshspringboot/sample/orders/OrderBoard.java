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

package io.github.sshspringboot.sample.orders;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshLiveView;
import io.github.sshspringboot.command.SshTerminal;

/**
 * Shows the newest orders on a terminal, in place.
 */
final class OrderBoard {

	private static final String ROW = "%6s  %-20.20s  %-20.20s  %8s  %12s";

	private static final int FRAME = 3;

	private final SshTerminal terminal;

	private final Deque<Order> newest = new ArrayDeque<>();

	OrderBoard(SshTerminal terminal) {
		this.terminal = terminal;
	}

	/**
	 * Show orders until there are no more, or the user interrupts.
	 * @param orders the orders, as they come
	 */
	void show(Stream<Order> orders) {
		try (orders; SshLiveView view = this.terminal.openLiveView()) {
			view.update(lines());
			Iterator<Order> iterator = orders.iterator();
			while (iterator.hasNext()) {
				this.newest.addFirst(iterator.next());
				while (this.newest.size() > Math.max(1, this.terminal.getRows() - FRAME)) {
					this.newest.removeLast();
				}
				view.update(lines());
			}
		}
	}

	private List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add(ROW.formatted("ID", "CUSTOMER", "ITEM", "QUANTITY", "TOTAL"));
		for (Order order : this.newest) {
			lines.add(ROW.formatted(order.id(), clean(order.customer()), clean(order.item()), order.quantity(),
					order.total()));
		}
		if (this.newest.isEmpty()) {
			lines.add("Waiting for new orders. Ctrl-C ends.");
		}
		return lines;
	}

	private static String clean(String text) {
		return text.replaceAll("\\p{Cntrl}", "?");
	}

}
