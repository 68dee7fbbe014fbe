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

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.sshspringboot.command.SshAgent;
import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.server.SshUserKey;

@SshCommand("orders")
class AttendedOrderCommands {

	private final OrderService orders;

	AttendedOrderCommands(OrderService orders) {
		this.orders = orders;
	}

	@SshCommand(name = "archive-all", description = "Move all orders to the archive")
	String archiveAll(SshCommandContext context) {
		AtomicBoolean stopping = new AtomicBoolean();
		context.onSignal((name) -> {
			stopping.set("INT".equals(name));
			return stopping.get();
		});
		int done = 0;
		for (Order order : this.orders.list(1000)) {
			if (stopping.get()) {
				return "Stopped after " + done + " orders";
			}
			this.orders.archive(order);
			done++;
		}
		return "Archived " + done + " orders";
	}

	@SshCommand(name = "approve", description = "Sign an order with your key")
	String approve(@SshArgument long id, SshAgent agent) {
		SshUserKey key = agent.getIdentities().get(0).key();
		byte[] signature = agent.sign(key, this.orders.get(id).toString().getBytes(StandardCharsets.UTF_8));
		return key.key().getFingerprint() + " " + Base64.getEncoder().encodeToString(signature);
	}

}
