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

package io.github.sshspringboot.docs;

import java.time.Year;
import java.util.List;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshLiveView;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.SshProgress;
import io.github.sshspringboot.command.SshStdin;
import io.github.sshspringboot.command.SshTerminal;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Examples of the page on commands.
 */
@SshCommand("orders")
class MoreOrderCommands {

	private final OrderService orders;

	MoreOrderCommands(OrderService orders) {
		this.orders = orders;
	}

	@SshCommand(name = "import", description = "Add the orders read from standard input, all or none")
	String importOrders(@SshStdin Stream<NewOrder> rows) {
		return "Imported " + rows.map(this.orders::add).count() + " orders";
	}

	@SshCommand(name = "watch", description = "Show new orders until interrupted")
	Flux<Order> watch() {
		return this.orders.news();
	}

	@SshCommand(name = "archive", description = "Move old orders to the archive")
	String archive(@SshOption(required = false) @Nullable Year year, SshTerminal terminal) {
		String chosen = (year != null) ? year.toString()
				: terminal.choose("Which year?", List.of("2024", "2025"), "--year");
		List<Order> old = this.orders.list(100);
		try (SshProgress progress = terminal.startProgress("Archiving " + chosen, old.size())) {
			for (Order order : old) {
				this.orders.archive(order);
				progress.advance(1);
			}
		}
		return "Archived " + old.size() + " orders";
	}

	@SshCommand(name = "load", description = "Watch the load")
	void load(SshTerminal terminal) throws InterruptedException {
		try (SshLiveView view = terminal.openLiveView()) {
			while (true) {
				view.update(List.of("Open orders: " + this.orders.list(100).size()));
				Thread.sleep(1000);
			}
		}
	}

	@SshCommand(name = "purge", description = "Delete the orders of a customer",
			confirm = "Delete all orders of {customer}?")
	@PreAuthorize("hasRole('ADMIN')")
	int purge(@SshArgument String customer) {
		return this.orders.purge(customer);
	}

}
