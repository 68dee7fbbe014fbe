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

package io.github.sshspringboot.shop;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshOption;

import org.springframework.security.access.prepost.PreAuthorize;

/**
 * The commands of the README.
 */
@SshCommand(name = "stock", description = "Manage the stock")
class StockCommands {

	private final Map<String, Integer> stock = new ConcurrentSkipListMap<>(Map.of("chair", 12, "desk", 3, "lamp", 40));

	@SshCommand(name = "list", description = "List what there is")
	List<Item> list(@SshOption(defaultValue = "0") int min) {
		return this.stock.entrySet()
			.stream()
			.map((entry) -> new Item(entry.getKey(), entry.getValue()))
			.filter((item) -> item.quantity() >= min)
			.toList();
	}

	@SshCommand(name = "remove", description = "Remove an item")
	@PreAuthorize("hasRole('ADMIN')")
	void remove(@SshArgument String name) {
		if (this.stock.remove(name) == null) {
			throw new SshCommandException("There is no item '" + name + "'");
		}
	}

	record Item(String name, int quantity) {
	}

}
