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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.github.sshspringboot.server.internal.login.GssapiMethod;
import io.github.sshspringboot.server.internal.login.InteractiveMethod;
import io.github.sshspringboot.server.internal.login.LoginMethod;
import io.github.sshspringboot.server.internal.login.PasswordMethod;
import io.github.sshspringboot.server.internal.login.PublicKeyMethod;

/**
 * Associates a login method with the handler of its messages.
 */
public record WireMethod<M extends LoginMethod>(Class<M> type, BiFunction<M, AuthContext, AuthExchange> factory) {

	private static final List<WireMethod<?>> ALL = List.of(new WireMethod<>(PublicKeyMethod.class, PublicKeyAuth::new),
			new WireMethod<>(PasswordMethod.class, PasswordAuth::new),
			new WireMethod<>(InteractiveMethod.class, InteractiveAuth::new),
			new WireMethod<>(GssapiMethod.class, GssapiAuth::new));

	/**
	 * Return the factories of message handlers by the names of the given methods.
	 */
	public static Map<String, Function<AuthContext, AuthExchange>> of(Collection<? extends LoginMethod> methods) {
		Map<String, Function<AuthContext, AuthExchange>> exchanges = new LinkedHashMap<>();
		for (LoginMethod method : methods) {
			ALL.stream()
				.filter((row) -> row.type.isInstance(method))
				.forEach((row) -> exchanges.put(method.getName(), row.bind(method)));
		}
		return Map.copyOf(exchanges);
	}

	private Function<AuthContext, AuthExchange> bind(LoginMethod method) {
		M typed = this.type.cast(method);
		return (context) -> this.factory.apply(typed, context);
	}

}
