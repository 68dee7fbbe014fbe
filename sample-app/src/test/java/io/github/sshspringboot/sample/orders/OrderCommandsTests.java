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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.sshspringboot.command.SshCommandException;
import jakarta.validation.ConstraintViolationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link OrderCommands}.
 */
@SpringJUnitConfig(OrderTestConfiguration.class)
@DirtiesContext
class OrderCommandsTests {

	@Autowired
	private OrderCommands commands;

	@AfterEach
	void logOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void cancelIsForAdminOnly() {
		long id = add().id();
		logIn("ROLE_OPERATOR");
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> this.commands.cancel(id));
		assertThat(this.commands.show(id).status()).isEqualTo(OrderStatus.OPEN);
		logIn("ROLE_ADMIN");
		assertThat(this.commands.cancel(id).status()).isEqualTo(OrderStatus.CANCELLED);
		assertThat(this.commands.show(id).status()).isEqualTo(OrderStatus.CANCELLED);
	}

	@Test
	void cancelOfCancelledOrderTellsTheUser() {
		logIn("ROLE_ADMIN");
		assertThatExceptionOfType(SshCommandException.class).isThrownBy(() -> this.commands.cancel(4))
			.withMessage("Order 4 is already cancelled. Only an open order can be cancelled.");
	}

	@Test
	void showOfUnknownOrderTellsTheUser() {
		assertThatExceptionOfType(SshCommandException.class).isThrownBy(() -> this.commands.show(999_999))
			.withMessage("There is no order 999999. See 'orders list'.");
	}

	@Test
	void addRefusesWrongValues() {
		BigDecimal total = new BigDecimal("19.90");
		assertThatExceptionOfType(ConstraintViolationException.class)
			.isThrownBy(() -> this.commands.add(" ", "Rocket skates", 1, total))
			.withMessageContaining("customer: must not be blank");
		assertThatExceptionOfType(ConstraintViolationException.class)
			.isThrownBy(() -> this.commands.add("Acme", "x".repeat(101), 1, total))
			.withMessageContaining("item: size must be between 0 and 100");
		assertThatExceptionOfType(ConstraintViolationException.class)
			.isThrownBy(() -> this.commands.add("Acme", "Rocket skates", 0, total))
			.withMessageContaining("quantity: must be greater than 0");
		assertThatExceptionOfType(ConstraintViolationException.class)
			.isThrownBy(() -> this.commands.add("Acme", "Rocket skates", 1, total.negate()))
			.withMessageContaining("total: must be greater than or equal to 0");
	}

	@Test
	void listRefusesLimitOutOfRange() {
		assertThatExceptionOfType(ConstraintViolationException.class).isThrownBy(() -> this.commands.list(null, 0));
		assertThatExceptionOfType(ConstraintViolationException.class)
			.isThrownBy(() -> this.commands.list(null, 10_001));
	}

	@Test
	void watchRefusesIntervalThatWouldKeepTheDatabaseBusy() {
		assertThatExceptionOfType(ConstraintViolationException.class)
			.isThrownBy(() -> this.commands.watch(Duration.ZERO, true, null));
	}

	@Test
	void importTellsHowManyOrdersItAdded() throws Exception {
		String header = "customer,item,quantity,total\n";
		String row = "Acme,Rocket skates,1,19.90\n";
		assertThat(this.commands.importOrders(null, stream(header + row))).isEqualTo("Imported 1 order");
		assertThat(this.commands.importOrders(null, stream(header + row.repeat(3)))).isEqualTo("Imported 3 orders");
	}

	@Test
	void importOfBadRowTellsTheUser() {
		assertThatExceptionOfType(SshCommandException.class)
			.isThrownBy(() -> this.commands.importOrders(OrderFormat.JSON, stream("[{}]")))
			.withMessage("Row 1: customer must not be blank. Nothing was imported.");
	}

	@Test
	void exportWritesAllOrders() throws Exception {
		add();
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		this.commands.exportOrders(OrderFormat.CSV, output);
		assertThat(output.toString(StandardCharsets.UTF_8).lines())
			.hasSize(1 + this.commands.list(null, 10_000).size());
	}

	private Order add() {
		return this.commands.add("Acme", "Rocket skates", 1, new BigDecimal("19.90"));
	}

	private static void logIn(String authority) {
		SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("user", "n/a", authority));
	}

	private static InputStream stream(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

}
