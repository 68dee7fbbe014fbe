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
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Order to add. In a file it may have the id from an export, which is ignored: an added
 * order gets a new id.
 *
 * @param customer who ordered
 * @param item what was ordered
 * @param quantity how many
 * @param total the total price
 * @param status the status, open if {@code null}
 * @param created when it was ordered, now if {@code null}
 */
@JsonIgnoreProperties("id")
record NewOrder(@NotBlank @Size(max = 100) String customer, @NotBlank @Size(max = 100) String item,
		@NotNull @Positive Integer quantity,
		@NotNull @PositiveOrZero @Digits(integer = 10, fraction = 2) BigDecimal total, @Nullable OrderStatus status,
		@PastOrPresent @Nullable Instant created) {

	NewOrder(String customer, String item, int quantity, BigDecimal total) {
		this(customer, item, quantity, total, null, null);
	}

}
