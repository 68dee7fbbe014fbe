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

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshExecHandler;
import io.github.sshspringboot.server.ExitStatus;

import org.springframework.stereotype.Component;

@Component
class TillLines implements SshExecHandler {

	private final OrderService orders;

	TillLines(OrderService orders) {
		this.orders = orders;
	}

	@Override
	public String getName() {
		return "till-lines";
	}

	@Override
	public boolean supports(String line) {
		return line.matches("#[0-9]{1,9};");
	}

	@Override
	public ExitStatus handle(String line, SshCommandContext context) throws IOException {
		Order order = this.orders.get(Long.parseLong(line.substring(1, line.length() - 1)));
		context.getOutput().write(("#" + order.customer() + ";").getBytes(StandardCharsets.US_ASCII));
		return ExitStatus.OK;
	}

}
