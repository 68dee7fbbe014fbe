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

import java.util.List;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshOption;
import jakarta.validation.constraints.Positive;

import org.springframework.validation.annotation.Validated;

/**
 * Example of the page on commands.
 */
@SshCommand(name = "orders", description = "Manage the orders")
@Validated
class OrderCommands {

	private final OrderService orders;

	OrderCommands(OrderService orders) {
		this.orders = orders;
	}

	@SshCommand(name = "list", description = "List orders by id", aliases = "ls")
	List<Order> list(
			@SshOption(description = "The maximum number of orders.", defaultValue = "100") @Positive int limit) {
		return this.orders.list(limit);
	}

	@SshCommand(name = "show", description = "Show one order")
	Order show(@SshArgument(description = "The id of the order.") long id) {
		return this.orders.get(id);
	}

}
