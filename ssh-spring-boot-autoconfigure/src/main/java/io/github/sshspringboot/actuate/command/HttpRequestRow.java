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

package io.github.sshspringboot.actuate.command;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.web.exchanges.HttpExchange;

/**
 * What is shown of an HTTP request: neither headers nor the query, which may hold
 * secrets.
 *
 * @param time when it came
 * @param method its method
 * @param status the status of the response
 * @param millis how long it took, in milliseconds, if that was recorded
 * @param path its path
 */
record HttpRequestRow(Instant time, String method, int status, @Nullable Long millis, String path) {

	static HttpRequestRow of(HttpExchange exchange) {
		Duration taken = exchange.getTimeTaken();
		String path = exchange.getRequest().getUri().getRawPath();
		return new HttpRequestRow(exchange.getTimestamp(), exchange.getRequest().getMethod(),
				exchange.getResponse().getStatus(), (taken != null) ? taken.toMillis() : null,
				(path != null) ? path : "");
	}

}
