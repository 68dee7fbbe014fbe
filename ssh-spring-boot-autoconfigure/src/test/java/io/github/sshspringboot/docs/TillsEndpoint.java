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

package io.github.sshspringboot.docs;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import io.github.sshspringboot.actuate.SshEndpoint;
import io.github.sshspringboot.command.SshCommandContext;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.context.annotation.Description;

/**
 * Example of the page on the actuator.
 */
@SshEndpoint(id = "tills")
class TillsEndpoint {

	private final Map<String, Integer> tills = new ConcurrentSkipListMap<>(Map.of("east", 12, "west", 7));

	@ReadOperation
	@Description("Show what is in the tills")
	Map<String, Integer> all() {
		return this.tills;
	}

	@ReadOperation
	@Nullable Integer one(@Selector String till) {
		return this.tills.get(till);
	}

	@DeleteOperation
	String empty(@Selector String till, SshCommandContext context) {
		this.tills.replace(till, 0);
		return till + " was emptied by " + context.getAuthentication().getName();
	}

}
