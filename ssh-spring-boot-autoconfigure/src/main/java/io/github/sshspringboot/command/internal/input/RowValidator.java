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

package io.github.sshspringboot.command.internal.input;

import java.util.Comparator;

import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;

/**
 * Validates rows with the application's validator.
 */
record RowValidator(Validator validator) {

	static @Nullable RowValidator of(BeanFactory beanFactory) {
		Validator validator = beanFactory.getBeanProvider(Validator.class).getIfUnique();
		return (validator != null) ? new RowValidator(validator) : null;
	}

	/**
	 * Return the first problem of a row, {@code null} if there is none.
	 */
	@Nullable String validate(Object row) {
		return this.validator.validate(row)
			.stream()
			.map((violation) -> (violation.getPropertyPath() + " " + violation.getMessage()).strip())
			.min(Comparator.naturalOrder())
			.orElse(null);
	}

}
