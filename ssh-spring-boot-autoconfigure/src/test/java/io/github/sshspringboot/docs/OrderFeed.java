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

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import io.github.sshspringboot.command.SshSubsystem;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;

@Component
class OrderFeed {

	private final OrderService orders;

	OrderFeed(OrderService orders) {
		this.orders = orders;
	}

	@SshSubsystem("orders@example.com")
	@PreAuthorize("hasRole('PARTNER')")
	void serve(InputStream input, OutputStream output) throws IOException {
		DataInputStream requests = new DataInputStream(input);
		DataOutputStream answers = new DataOutputStream(output);
		for (long id = requests.readLong(); id != 0; id = requests.readLong()) {
			answers.writeUTF(this.orders.get(id).customer());
			answers.flush();
		}
	}

}
