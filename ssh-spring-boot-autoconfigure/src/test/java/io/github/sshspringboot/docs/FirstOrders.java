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

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshCommandSource;
import io.github.sshspringboot.command.SshCommandSpec;
import io.github.sshspringboot.command.SshCommandSpec.Parameter;

import org.springframework.stereotype.Component;

/**
 * Example of the page on commands: as many commands as there are values.
 */
@Component
class FirstOrders implements SshCommandSource {

	private final OrderService orders;

	FirstOrders(OrderService orders) {
		this.orders = orders;
	}

	@Override
	public Collection<SshCommandSpec> getCommands() {
		return Stream.of(5, 50)
			.map((count) -> SshCommandSpec.named("orders first-" + count)
				.description("List the first " + count + " orders")
				.parameters(
						List.of(Parameter.option("skip", Integer.class).describedAs("The number of orders to skip.")))
				.handledBy((context, values) -> list(count, (Integer) values.getOrDefault("skip", 0))))
			.toList();
	}

	private List<Order> list(int count, int skip) {
		return this.orders.list(count).stream().skip(skip).toList();
	}

}
