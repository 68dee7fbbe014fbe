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

package io.github.sshspringboot.test.autoconfigure.shop;

import java.util.List;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.SshStdin;

import org.springframework.security.access.prepost.PreAuthorize;

/**
 * The commands for the stock.
 */
@SshCommand(name = "stock", description = "Manage the stock")
public class StockCommands {

	private final Stock stock;

	StockCommands(Stock stock) {
		this.stock = stock;
	}

	@SshCommand(name = "list", description = "List what there is")
	List<Stock.Item> list(@SshOption(defaultValue = "0") Quantity min) {
		return this.stock.list().stream().filter((item) -> item.quantity() >= min.value()).toList();
	}

	@SshCommand(name = "remove", description = "Remove an item")
	@PreAuthorize("hasRole('ADMIN')")
	void remove(@SshArgument String name) {
		this.stock.remove(name);
	}

	@SshCommand(name = "count", description = "Count the words of standard input")
	int count(@SshStdin String text, SshCommandContext context) {
		return text.split(context.getEnvironment().getOrDefault("LC_SEPARATOR", " ")).length;
	}

	/**
	 * A number of items.
	 *
	 * @param value the number
	 */
	record Quantity(int value) {

	}

}
