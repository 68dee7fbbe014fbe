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

package io.github.sshspringboot.server.internal.login;

import java.util.List;

/**
 * A login method (RFC 4252). Methods are called on threads of the authentication
 * executor, one call at a time per connection; calls may block.
 */
public sealed interface LoginMethod permits PasswordMethod, PublicKeyMethod, InteractiveMethod, GssapiMethod {

	List<String> NAMES = List.of(PublicKeyMethod.NAME, PasswordMethod.NAME, InteractiveMethod.NAME, GssapiMethod.NAME);

	/**
	 * Return the name of the method in the protocol.
	 */
	String getName();

	/**
	 * Return whether a sequence may demand methods so: each once, and {@code publickey}
	 * as often as there are to be different keys.
	 */
	static boolean isSequence(List<String> names) {
		return names.stream()
			.filter((name) -> !PublicKeyMethod.NAME.equals(name))
			.allMatch((name) -> names.indexOf(name) == names.lastIndexOf(name));
	}

}
