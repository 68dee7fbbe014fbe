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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

import io.github.sshspringboot.files.SshFileUploadedEvent;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Imports the orders that users put into {@code /inbox}, all of a file or none, and tells
 * in {@code /outbox} what became of them.
 */
@Component
class OrderInbox {

	private static final String INBOX = "/inbox/";

	private final OrderTransfer transfer;

	private final Path outbox;

	OrderInbox(OrderTransfer transfer, @Value("${sample.data-directory:data}") Path dataDirectory) {
		this.transfer = transfer;
		this.outbox = dataDirectory.resolve("outbox");
	}

	@EventListener
	void importOrders(SshFileUploadedEvent upload) throws IOException {
		if (upload.getPath().startsWith(INBOX)) {
			String name = upload.getPath().substring(INBOX.length()).replace('/', '_');
			write(name + ".result", importOrders(Objects.requireNonNull(upload.getLocation())) + "\n");
		}
	}

	private String importOrders(Path file) throws IOException {
		try (InputStream input = Files.newInputStream(file)) {
			int count = this.transfer.importOrders(input, OrderFormat.CSV);
			return "Imported %d %s".formatted(count, (count != 1) ? "orders" : "order");
		}
		catch (OrderException ex) {
			return ex.getUserMessage();
		}
	}

	private void write(String name, String text) throws IOException {
		Files.createDirectories(this.outbox);
		Path whole = Files.createTempFile(this.outbox.getParent(), "result", null);
		Files.writeString(whole, text);
		Files.move(whole, this.outbox.resolve(name), StandardCopyOption.ATOMIC_MOVE,
				StandardCopyOption.REPLACE_EXISTING);
	}

}
