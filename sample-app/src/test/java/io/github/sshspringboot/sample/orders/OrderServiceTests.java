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

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.MethodMode;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link OrderService}.
 */
@SpringJUnitConfig(OrderTestConfiguration.class)
@Timeout(60)
class OrderServiceTests {

	private static final NewOrder SKATES = new NewOrder("Acme", "Rocket skates", 2, new BigDecimal("19.9"));

	@Autowired
	private OrderService service;

	@Autowired
	private OrderRepository repository;

	@Autowired
	private PlatformTransactionManager transactionManager;

	@Test
	@DirtiesContext(methodMode = MethodMode.BEFORE_METHOD)
	void listReturnsTheOrdersOfTheSampleByIdUpToTheLimit() {
		assertThat(this.service.list(null, 100)).hasSize(12).extracting(Order::id).isSorted();
		assertThat(this.service.list(null, 2)).extracting(Order::id).containsExactly(1L, 2L);
	}

	@Test
	void listReturnsOrdersOfTheStatusOnly() {
		assertThat(this.service.list(OrderStatus.SHIPPED, 100)).hasSize(4)
			.extracting(Order::status)
			.containsOnly(OrderStatus.SHIPPED);
	}

	@Test
	void getReturnsTheOrder() {
		Order order = this.service.get(2);
		assertThat(order.customer()).isEqualTo("Müller & Söhne GmbH");
		assertThat(order.item()).isEqualTo("Monitor 27\"");
		assertThat(order.quantity()).isEqualTo(6);
		assertThat(order.total()).isEqualTo("1914.00");
		assertThat(order.status()).isEqualTo(OrderStatus.SHIPPED);
		assertThat(order.created()).isEqualTo("2026-01-14T09:40:12Z");
	}

	@Test
	void getFailsForUnknownOrder() {
		assertThatExceptionOfType(OrderException.class).isThrownBy(() -> this.service.get(999_999))
			.withMessage("There is no order 999999. See 'orders list'.");
	}

	@Test
	void addReturnsTheOrderAsStored() {
		Order order = this.service.add(SKATES);
		assertThat(order).isEqualTo(this.service.get(order.id()));
		assertThat(order.id()).isEqualTo(this.repository.findLastId());
		assertThat(order.total()).isEqualTo("19.90");
		assertThat(order.status()).isEqualTo(OrderStatus.OPEN);
	}

	@Test
	void addWaitsForTheTransactionThatAddsOrdersWithLowerIds() throws Exception {
		CompletableFuture<Order> second = new TransactionTemplate(this.transactionManager).execute((status) -> {
			this.service.add(SKATES);
			CompletableFuture<Order> add = CompletableFuture.supplyAsync(() -> this.service.add(SKATES));
			assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> add.get(3, TimeUnit.SECONDS));
			return add;
		});
		assertThat(second.get(20, TimeUnit.SECONDS).id()).isEqualTo(this.repository.findLastId());
	}

	@Test
	void cancelReturnsTheCancelledOrder() {
		long id = this.service.add(SKATES).id();
		assertThat(this.service.cancel(id).status()).isEqualTo(OrderStatus.CANCELLED);
		assertThat(this.service.get(id).status()).isEqualTo(OrderStatus.CANCELLED);
	}

	@Test
	void cancelFailsForOrderThatIsNotOpen() {
		assertThatExceptionOfType(OrderException.class).isThrownBy(() -> this.service.cancel(1))
			.withMessage("Order 1 is already shipped. Only an open order can be cancelled.");
		assertThatExceptionOfType(OrderException.class).isThrownBy(() -> this.service.cancel(4))
			.withMessage("Order 4 is already cancelled. Only an open order can be cancelled.");
		assertThat(this.service.get(1).status()).isEqualTo(OrderStatus.SHIPPED);
	}

	@Test
	void cancelFailsForUnknownOrder() {
		assertThatExceptionOfType(OrderException.class).isThrownBy(() -> this.service.cancel(999_999))
			.withMessage("There is no order 999999. See 'orders list'.");
	}

	@Test
	void watchReturnsOrdersAddedAfterItsStartOnly() {
		Order before = this.service.add(SKATES);
		try (Stream<Order> watch = this.service.watch(Duration.ofMillis(100))) {
			List<Order> added = Stream.generate(() -> this.service.add(SKATES)).limit(3).toList();
			assertThat(watch.limit(3).toList()).isEqualTo(added).doesNotContain(before);
		}
	}

	@Test
	void watchReturnsOrderAddedWhileItWaits() throws Exception {
		Iterator<Order> watch = this.service.watch(Duration.ofMillis(100)).iterator();
		CompletableFuture<Order> next = CompletableFuture.supplyAsync(watch::next);
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> next.get(300, TimeUnit.MILLISECONDS));
		Order added = this.service.add(SKATES);
		assertThat(next.get(20, TimeUnit.SECONDS)).isEqualTo(added);
	}

	@Test
	void watchEndsPromptlyAndLeavesTheThreadInterruptedWhenInterrupted() throws Exception {
		CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			this.service.watch(Duration.ofHours(1)).forEach((order) -> {
			});
			interrupted.complete(Thread.currentThread().isInterrupted());
		});
		thread.start();
		await().atMost(20, TimeUnit.SECONDS)
			.until(() -> Stream.of(thread.getStackTrace()).anyMatch((frame) -> frame.getMethodName().equals("pause")));
		thread.interrupt();
		assertThat(interrupted.get(20, TimeUnit.SECONDS)).isTrue();
	}

}
