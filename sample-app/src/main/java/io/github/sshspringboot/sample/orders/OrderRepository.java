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

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

@Repository
class OrderRepository {

	private final JdbcClient jdbc;

	OrderRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Order> findAll(@Nullable OrderStatus status, int limit) {
		return this.jdbc.sql("""
				select * from orders where status = coalesce(cast(:status as varchar), status)
				order by id limit :limit""")
			.param("status", (status != null) ? status.name() : null)
			.param("limit", limit)
			.query(OrderRepository::map)
			.list();
	}

	List<Order> findAllAfter(long id, int limit) {
		return this.jdbc.sql("select * from orders where id > :id order by id limit :limit")
			.param("id", id)
			.param("limit", limit)
			.query(OrderRepository::map)
			.list();
	}

	Optional<Order> findById(long id) {
		return this.jdbc.sql("select * from orders where id = :id")
			.param("id", id)
			.query(OrderRepository::map)
			.optional();
	}

	long findLastId() {
		return this.jdbc.sql("select coalesce(max(id), 0) from orders").query(Long.class).single();
	}

	/**
	 * Make other transactions that add orders wait for the end of this one. An id is
	 * assigned before the order is visible: without the lock, a reader of "all after id
	 * 7" could miss an order.
	 */
	void lockForInsert() {
		this.jdbc.sql("select id from order_lock for update wait 30").query(Integer.class).single();
	}

	long insert(NewOrder order) {
		OrderStatus status = order.status();
		Instant created = order.created();
		KeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("""
				insert into orders (customer, item, quantity, total, status, created)
				values (:customer, :item, :quantity, :total, :status, :created)""")
			.param("customer", order.customer())
			.param("item", order.item())
			.param("quantity", order.quantity())
			.param("total", order.total())
			.param("status", ((status != null) ? status : OrderStatus.OPEN).name())
			.param("created", (created != null) ? created : Instant.now().truncatedTo(ChronoUnit.SECONDS))
			.update(key, "id");
		Long id = key.getKeyAs(Long.class);
		if (id == null) {
			throw new IllegalStateException("The database gave the order no id");
		}
		return id;
	}

	boolean updateStatus(long id, OrderStatus from, OrderStatus to) {
		return this.jdbc.sql("update orders set status = :to where id = :id and status = :from")
			.param("id", id)
			.param("from", from.name())
			.param("to", to.name())
			.update() == 1;
	}

	private static Order map(ResultSet row, int rowNumber) throws SQLException {
		return new Order(row.getLong("id"), row.getString("customer"), row.getString("item"), row.getInt("quantity"),
				row.getBigDecimal("total"), OrderStatus.valueOf(row.getString("status")),
				row.getObject("created", Instant.class));
	}

}
