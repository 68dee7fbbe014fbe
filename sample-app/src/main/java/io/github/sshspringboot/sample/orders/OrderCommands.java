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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshCommandKind;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.SshTerminal;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.validation.annotation.Validated;

@SshCommand(name = "orders", description = "Manage the orders")
@Validated
class OrderCommands {

	private final OrderService orders;

	private final OrderTransfer transfer;

	OrderCommands(OrderService orders, OrderTransfer transfer) {
		this.orders = orders;
		this.transfer = transfer;
	}

	@SshCommand(name = "list", description = "List orders by id")
	List<Order> list(@SshOption(description = "Only orders of this status.") @Nullable OrderStatus status,
			@SshOption(description = "The maximum number of orders.",
					defaultValue = "100") @Positive @Max(10_000) int limit) {
		return this.orders.list(status, limit);
	}

	@SshCommand(name = "show", description = "Show one order")
	Order show(@SshArgument(description = "The id of the order.") long id) {
		try {
			return this.orders.get(id);
		}
		catch (OrderException ex) {
			throw new SshCommandException(ex.getUserMessage());
		}
	}

	@SshCommand(name = "add", description = "Add an order")
	Order add(@SshOption(description = "The customer who orders.") @NotBlank @Size(max = 100) String customer,
			@SshOption(description = "The ordered item.") @NotBlank @Size(max = 100) String item,
			@SshOption(description = "The number of items.") @Positive int quantity,
			@SshOption(description = "The total price, such as 19.90.") @PositiveOrZero @Digits(integer = 10,
					fraction = 2) BigDecimal total) {
		return this.orders.add(new NewOrder(customer, item, quantity, total));
	}

	@SshCommand(name = "cancel", description = "Cancel an open order")
	@PreAuthorize("hasRole('ADMIN')")
	Order cancel(@SshArgument(description = "The id of the order.") long id) {
		try {
			return this.orders.cancel(id);
		}
		catch (OrderException ex) {
			throw new SshCommandException(ex.getUserMessage());
		}
	}

	@SshCommand(name = "import", description = "Add the orders read from standard input, all or none")
	String importOrders(
			@SshOption(description = "Format of the input, detected if absent.") @Nullable OrderFormat format,
			InputStream input) throws IOException {
		try {
			int count = this.transfer.importOrders(input, format);
			return "Imported %d %s".formatted(count, (count != 1) ? "orders" : "order");
		}
		catch (OrderException ex) {
			throw new SshCommandException(ex.getUserMessage());
		}
	}

	@SshCommand(name = "export", description = "Write all orders to standard output, as 'orders import' reads them")
	void exportOrders(@SshOption(description = "Format of the output.", defaultValue = "csv") OrderFormat format,
			OutputStream output) throws IOException {
		this.transfer.exportOrders(output, format);
	}

	@SshCommand(name = "watch", description = "Show new orders until interrupted", kind = SshCommandKind.STREAM)
	Stream<Order> watch(
			@SshOption(description = "How often to look for new orders, such as 500ms or 5s.",
					defaultValue = "1s") @DurationMin(millis = 100) @DurationMax(hours = 1) Duration interval,
			@SshOption(description = "Show the newest orders in place on a terminal, instead of row by row.",
					negatable = true, defaultValue = "true") boolean live,
			@Nullable SshTerminal terminal) {
		Stream<Order> news = this.orders.watch(interval);
		if (!live || terminal == null) {
			return news;
		}
		new OrderBoard(terminal).show(news);
		return Stream.empty();
	}

}
