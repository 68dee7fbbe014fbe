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
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class OrderService {

	private final OrderRepository orders;

	private final OrderFiles files;

	OrderService(OrderRepository orders, OrderFiles files) {
		this.orders = orders;
		this.files = files;
	}

	@Transactional(readOnly = true)
	List<Order> list(@Nullable OrderStatus status, int limit) {
		return this.orders.findAll(status, limit);
	}

	@Transactional(readOnly = true)
	List<Order> listAfter(long id, int limit) {
		return this.orders.findAllAfter(id, limit);
	}

	@Transactional(readOnly = true)
	Order get(long id) {
		return this.orders.findById(id)
			.orElseThrow(() -> new OrderException("There is no order " + id + ". See 'orders list'."));
	}

	@Transactional
	Order add(NewOrder order) {
		this.orders.lockForInsert();
		return get(this.orders.insert(order));
	}

	@Transactional
	Order cancel(long id) {
		boolean cancelled = this.orders.updateStatus(id, OrderStatus.OPEN, OrderStatus.CANCELLED);
		Order order = get(id);
		if (!cancelled) {
			throw new OrderException(
					"Order %d is already %s. Only an open order can be cancelled.".formatted(id, order.status()));
		}
		return order;
	}

	/**
	 * Add all orders of a file, or none if any of them is invalid.
	 */
	@Transactional(rollbackFor = Exception.class)
	int addAll(InputStream file, @Nullable OrderFormat format) throws IOException {
		this.orders.lockForInsert();
		return this.files.read(file, format, this.orders::insert);
	}

	/**
	 * Return the orders added from now on, as a stream that ends only when the thread
	 * that reads it is interrupted.
	 */
	Stream<Order> watch(Duration interval) {
		OrderWatch watch = new OrderWatch(this.orders::findAllAfter, this.orders.findLastId(), interval);
		return StreamSupport.stream(watch, false);
	}

}
