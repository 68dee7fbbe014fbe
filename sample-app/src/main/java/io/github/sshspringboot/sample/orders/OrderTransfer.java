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
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.SequenceWriter;

import org.springframework.stereotype.Component;

/**
 * Moves orders between the database and a client that may be slow or disconnect. No
 * transaction and no database connection is held while it waits for the client.
 */
@Component
final class OrderTransfer {

	private static final int PAGE_SIZE = 500;

	private final OrderService orders;

	private final OrderFiles files;

	OrderTransfer(OrderService orders, OrderFiles files) {
		this.orders = orders;
		this.files = files;
	}

	int importOrders(InputStream input, @Nullable OrderFormat format) throws IOException {
		Path file = Files.createTempFile("orders", null);
		try {
			Files.copy(input, file, StandardCopyOption.REPLACE_EXISTING);
			try (InputStream complete = Files.newInputStream(file)) {
				return this.orders.addAll(complete, format);
			}
		}
		finally {
			Files.deleteIfExists(file);
		}
	}

	void exportOrders(OutputStream output, OrderFormat format) throws IOException {
		try {
			// Closed on success only: closing makes half an export look like a whole one
			SequenceWriter writer = this.files.writer(output, format);
			List<Order> page = this.orders.listAfter(0, PAGE_SIZE);
			while (!page.isEmpty()) {
				checkNotInterrupted();
				writer.writeAll(page);
				page = this.orders.listAfter(page.get(page.size() - 1).id(), PAGE_SIZE);
			}
			writer.close();
		}
		catch (JacksonIOException ex) {
			throw ex.getCause();
		}
		if (format == OrderFormat.JSON) {
			output.write('\n');
		}
		output.flush();
	}

	private static void checkNotInterrupted() throws InterruptedIOException {
		if (Thread.currentThread().isInterrupted()) {
			throw new InterruptedIOException("Export interrupted");
		}
	}

}
