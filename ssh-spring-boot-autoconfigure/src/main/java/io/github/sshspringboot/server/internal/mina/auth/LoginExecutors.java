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

package io.github.sshspringboot.server.internal.mina.auth;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.sshspringboot.server.internal.execution.BoundedExecutor;

/**
 * The executors of login checks. Each authentication method has threads of its own, so
 * that a backend that hangs does not affect other methods.
 */
public final class LoginExecutors {

	private final Map<String, Executor> methods;

	private final Executor others;

	private final Executor lookups;

	public LoginExecutors(BoundedExecutor executor, Collection<String> methods) {
		this.methods = methods.stream()
			.collect(Collectors.toUnmodifiableMap(Function.identity(), (method) -> executor.part()));
		this.others = executor;
		this.lookups = executor.part();
	}

	/**
	 * Return the executor for a method that a client named.
	 */
	Executor forMethod(String method) {
		return this.methods.getOrDefault(method, this.others);
	}

	/**
	 * Return the executor for lookups of users outside of a check.
	 */
	public Executor forLookups() {
		return this.lookups;
	}

}
