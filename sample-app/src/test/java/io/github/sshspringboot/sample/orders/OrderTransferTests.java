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
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link OrderTransfer} and {@link OrderFiles}.
 */
@SpringJUnitConfig(OrderTestConfiguration.class)
@DirtiesContext
class OrderTransferTests {

	private static final String HEADER = "customer,item,quantity,total\n";

	private static final String GOOD_ROW = "Acme,Rocket skates,1,19.90\n";

	private static final String GOOD_OBJECT = """
			{"customer":"Acme","item":"Rocket skates","quantity":1,"total":19.90}""";

	@Autowired
	private OrderTransfer transfer;

	@Autowired
	private OrderService service;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void removeOrders() {
		this.jdbc.sql("delete from orders").update();
	}

	@Test
	void importReadsCsvColumnsByTheirNames() throws Exception {
		String csv = """
				item,customer,total,quantity,status,created
				"Cable, 2 m",Söhne,19.90,3,shipped,2026-01-02T03:04:05Z

				"Monitor 27""\", Acme ,0,1,,
				""";
		assertThat(importOrders(csv, null)).isEqualTo(2);
		Order first = orders().get(0);
		assertThat(first).isEqualTo(new Order(first.id(), "Söhne", "Cable, 2 m", 3, new BigDecimal("19.90"),
				OrderStatus.SHIPPED, Instant.parse("2026-01-02T03:04:05Z")));
		Order second = orders().get(1);
		assertThat(second).isEqualTo(new Order(second.id(), "Acme", "Monitor 27\"", 1, new BigDecimal("0.00"),
				OrderStatus.OPEN, second.created()));
	}

	@Test
	void importReadsJsonArray() throws Exception {
		assertThat(importOrders("[" + GOOD_OBJECT + ",\n" + GOOD_OBJECT + "]\n", null)).isEqualTo(2);
		assertThat(orders()).hasSize(2).extracting(Order::item).containsOnly("Rocket skates");
	}

	@Test
	void importReadsJsonObjectPerLine() throws Exception {
		assertThat(importOrders(GOOD_OBJECT + "\n" + GOOD_OBJECT + "\n", null)).isEqualTo(2);
		assertThat(orders()).hasSize(2);
	}

	@Test
	void importDetectsFormatBehindBlanksAndByteOrderMark() throws Exception {
		assertThat(importOrders("\uFEFF\r\n\t [" + GOOD_OBJECT + "]", null)).isEqualTo(1);
		assertThat(importOrders("\uFEFF\n" + HEADER + GOOD_ROW, null)).isEqualTo(1);
	}

	@Test
	void importTakesTheFormatThatIsGiven() throws Exception {
		assertThat(importOrders(HEADER + GOOD_ROW, OrderFormat.CSV)).isEqualTo(1);
		assertThat(importOrders(GOOD_OBJECT, OrderFormat.JSON)).isEqualTo(1);
		assertThatExceptionOfType(OrderException.class)
			.isThrownBy(() -> importOrders(HEADER + GOOD_ROW, OrderFormat.JSON))
			.withMessage("Row 1: this is not valid JSON. Nothing was imported.");
		assertThat(orders()).hasSize(2);
	}

	@Test
	void importOfNoRowsAddsNothing() throws Exception {
		assertThat(importOrders("[]", null)).isZero();
		assertThat(importOrders(HEADER, null)).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \n\t\r\n" })
	void importOfEmptyInputFails(String input) {
		assertThatExceptionOfType(OrderException.class).isThrownBy(() -> importOrders(input, null))
			.withMessage("There is no input. Send the orders as CSV or JSON.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Acme,Skates,0,19.90 -> quantity must be greater than 0",
			"Acme,Skates,,19.90 -> quantity must not be null",
			"Acme,Skates,many,19.90 -> the value of quantity is not valid",
			"Acme,Skates,2.5,19.90 -> the value of quantity is not valid",
			"Acme,Skates,1,-1 -> total must be greater than or equal to 0", "Acme,Skates,1, -> total must not be null",
			"Acme,Skates,1,1.999 -> total numeric value out of bounds (<10 digits>.<2 digits> expected)",
			"'  ',Skates,1,1 -> customer must not be blank", "Acme,Skates,1 -> this is not valid CSV",
			"Acme,Skates,1,1,1 -> this is not valid CSV", "Acme,'Skates,1,1 -> this is not valid CSV" })
	void importWithBadCsvRowAddsNothingAndNamesTheRow(String rowAndProblem) {
		String[] parts = rowAndProblem.replace('\'', '"').split(" -> ");
		assertThatExceptionOfType(OrderException.class)
			.isThrownBy(() -> importOrders(HEADER + GOOD_ROW + GOOD_ROW + parts[0] + "\n", null))
			.withMessage("Row 3: " + parts[1] + ". Nothing was imported.");
		assertThat(orders()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"{'customer':'A','item':'B','quantity':2.5,'total':1} -> the value of quantity is not valid",
			"{'customer':'A','item':'B','quantity':1,'total':1,'status':'lost'} -> the value of status is not valid",
			"{'customer':'A','item':'B','quantity':1,'total':1,'status':1} -> the value of status is not valid",
			"{'customer':'A','item':'B','quantity':1,'total':1,'created':'soon'} -> the value of created is not valid",
			"{'customer':'A','item':'B','quantity':1,'total':1,'created':'9000-01-01T00:00:00Z'} "
					+ "-> created must be a date in the past or in the present",
			"{'customer':'A','item':'B','quantity':1} -> total must not be null",
			"{'customer':'A','item':'B','quantity':1,'total':1,'price':1} -> there is an unknown field; "
					+ "an order has customer, item, quantity, total, status and created",
			"{'customer':'A','item':'B','total':1} -> quantity must not be null", "5 -> this is not an order",
			"[] -> this is not an order", "nonsense -> this is not valid JSON" })
	void importWithBadJsonRowAddsNothingAndNamesTheRow(String rowAndProblem) {
		String[] parts = rowAndProblem.replace('\'', '"').split(" -> ");
		assertThatExceptionOfType(OrderException.class)
			.isThrownBy(() -> importOrders("[" + GOOD_OBJECT + "," + parts[0] + "," + GOOD_OBJECT + "]", null))
			.withMessage("Row 2: " + parts[1] + ". Nothing was imported.");
		assertThat(orders()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ",", "] [", "] x" })
	void importOfJsonArrayWithWrongEndAddsNothing(String end) {
		assertThatExceptionOfType(OrderException.class).isThrownBy(() -> importOrders("[" + GOOD_OBJECT + end, null))
			.withMessageStartingWith("Row 2: ");
		assertThat(orders()).isEmpty();
	}

	@Test
	void importOfTextThatIsNotUtf8AddsNothing() {
		byte[] csv = (HEADER + GOOD_ROW + "Söhne,Skates,1,1\n").getBytes(StandardCharsets.ISO_8859_1);
		assertThatExceptionOfType(OrderException.class)
			.isThrownBy(() -> this.transfer.importOrders(new ByteArrayInputStream(csv), null))
			.withMessage("The input is not UTF-8. Nothing was imported.");
		assertThat(orders()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32" })
	void importOfOtherEncodingsOfUnicodeAddsNothing(String charset) {
		for (String input : List.of("[" + GOOD_OBJECT + "]", GOOD_OBJECT, HEADER + GOOD_ROW,
				"\uFEFF" + HEADER + GOOD_ROW, HEADER)) {
			byte[] bytes = input.getBytes(Charset.forName(charset));
			assertThatExceptionOfType(OrderException.class)
				.isThrownBy(() -> this.transfer.importOrders(new ByteArrayInputStream(bytes), null))
				.withMessage("The input is not UTF-8. Nothing was imported.");
		}
		assertThat(orders()).isEmpty();
	}

	@Test
	void importOfAFieldThatStandsTwiceAddsNothing() {
		String twice = "{\"customer\":\"A\",\"item\":\"B\",\"quantity\":1,\"total\":1,\"customer\":\"C\"}";
		for (String input : List.of(GOOD_OBJECT + twice, "[" + GOOD_OBJECT + "," + twice + "]")) {
			assertThatExceptionOfType(OrderException.class).isThrownBy(() -> importOrders(input, null))
				.withMessage("Row 2: a field occurs twice. Nothing was imported.");
		}
		assertThatExceptionOfType(OrderException.class)
			.isThrownBy(() -> importOrders("customer,item,quantity,total,Customer\nA,B,1,1,C\n", null))
			.withMessage("There are two columns customer. Nothing was imported.");
		assertThat(orders()).isEmpty();
	}

	@Test
	void importOfUnknownColumnsAddsNothing() {
		for (String header : List.of("customer;item;quantity;total", "customer\titem\tquantity\ttotal",
				"custmer,item,quantity,total")) {
			for (String rows : List.of("\n" + header.replaceAll("\\w+", "1") + "\n", "\n", "")) {
				assertThatExceptionOfType(OrderException.class).isThrownBy(() -> importOrders(header + rows, null))
					.withMessage("There is an unknown column; an order has customer, item, quantity, total, "
							+ "status and created, separated by commas. Nothing was imported.");
			}
		}
		assertThat(orders()).isEmpty();
	}

	@Test
	void importIgnoresTheCaseOfColumns() throws Exception {
		assertThat(importOrders("Customer,ITEM,Quantity,total\n" + GOOD_ROW, null)).isEqualTo(1);
	}

	@Test
	void importAddsNothingWhenTheClientDiesInTheMiddle() {
		InputStream input = new SequenceInputStream(stream(HEADER + GOOD_ROW + GOOD_ROW), new BrokenInputStream());
		assertThatIOException().isThrownBy(() -> this.transfer.importOrders(input, null)).withMessage("client died");
		assertThat(orders()).isEmpty();
	}

	@Test
	void serviceAddsNothingWhenTheFileCannotBeReadToItsEnd() {
		for (String start : List.of(HEADER + GOOD_ROW + GOOD_ROW, "[" + GOOD_OBJECT + "]\n")) {
			InputStream input = new SequenceInputStream(stream(start), new BrokenInputStream());
			assertThatIOException().isThrownBy(() -> this.service.addAll(input, null)).withMessage("client died");
		}
		assertThat(orders()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(OrderFormat.class)
	void exportOfManyPagesCanBeImported(OrderFormat format) throws Exception {
		String rows = IntStream.range(0, 1234)
			.mapToObj((number) -> "\"Söhne, \"\"%d\"\"\",item,%d,%d.5\n".formatted(number, number + 1, number))
			.collect(Collectors.joining());
		assertThat(importOrders(HEADER + rows, null)).isEqualTo(1234);
		List<Order> exported = orders();
		byte[] export = export(format);
		removeOrders();
		assertThat(this.transfer.importOrders(new ByteArrayInputStream(export), null)).isEqualTo(1234);
		assertThat(orders()).usingRecursiveFieldByFieldElementComparatorIgnoringFields("id").isEqualTo(exported);
	}

	@Test
	void exportWritesCsv() throws Exception {
		importOrders("customer,item,quantity,total,created\nAcme,\"Cable, 2 m\",3,5,2026-01-02T03:04:05Z\n", null);
		long id = orders().get(0).id();
		assertThat(new String(export(OrderFormat.CSV), StandardCharsets.UTF_8))
			.isEqualTo("id,customer,item,quantity,total,status,created\n" + id
					+ ",Acme,\"Cable, 2 m\",3,5.00,open,2026-01-02T03:04:05Z\n");
	}

	@Test
	void exportWritesJson() throws Exception {
		importOrders("customer,item,quantity,total,created\nAcme,Skates,3,5,2026-01-02T03:04:05Z\n", null);
		long id = orders().get(0).id();
		assertThat(new String(export(OrderFormat.JSON), StandardCharsets.UTF_8)).isEqualTo("[{\"id\":" + id
				+ ",\"customer\":\"Acme\",\"item\":\"Skates\",\"quantity\":3,\"total\":5.00,\"status\":\"open\","
				+ "\"created\":\"2026-01-02T03:04:05Z\"}]\n");
	}

	@Test
	void exportOfNoOrdersCanBeImported() throws Exception {
		for (OrderFormat format : OrderFormat.values()) {
			assertThat(this.transfer.importOrders(new ByteArrayInputStream(export(format)), null)).isZero();
		}
	}

	@Test
	void exportFailsWithTheErrorOfTheStream() throws Exception {
		importOrders(HEADER + GOOD_ROW, null);
		for (OrderFormat format : OrderFormat.values()) {
			assertThatIOException().isThrownBy(() -> this.transfer.exportOrders(new BrokenOutputStream(), format))
				.withMessage("client died");
		}
	}

	@Test
	void exportLeavesTheStreamOpenAndFlushesItOnce() throws Exception {
		importOrders(HEADER + GOOD_ROW.repeat(50), null);
		for (OrderFormat format : OrderFormat.values()) {
			RecordingOutputStream output = new RecordingOutputStream();
			this.transfer.exportOrders(output, format);
			assertThat(output.closed).isFalse();
			assertThat(output.flushed).isBetween(1, 2);
		}
	}

	@Test
	void exportStopsWhenInterrupted() throws Exception {
		importOrders(HEADER + GOOD_ROW, null);
		Thread.currentThread().interrupt();
		try {
			assertThatIOException()
				.isThrownBy(() -> this.transfer.exportOrders(OutputStream.nullOutputStream(), OrderFormat.CSV))
				.withMessage("Export interrupted");
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	private int importOrders(String input, @Nullable OrderFormat format) throws IOException {
		return this.transfer.importOrders(stream(input), format);
	}

	private byte[] export(OrderFormat format) throws IOException {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		this.transfer.exportOrders(output, format);
		return output.toByteArray();
	}

	private List<Order> orders() {
		return this.service.list(null, Integer.MAX_VALUE);
	}

	private static InputStream stream(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	private static final class BrokenInputStream extends InputStream {

		@Override
		public int read() throws IOException {
			throw new IOException("client died");
		}

	}

	private static final class BrokenOutputStream extends OutputStream {

		@Override
		public void write(int value) throws IOException {
			throw new IOException("client died");
		}

	}

	private static final class RecordingOutputStream extends ByteArrayOutputStream {

		private boolean closed;

		private int flushed;

		@Override
		public void flush() {
			this.flushed++;
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

}
