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

package io.github.sshspringboot.security.internal;

import java.util.List;

import io.github.sshspringboot.server.internal.SshServerException;

/**
 * Exception that is thrown if the application can check no login method, or not one that
 * is required.
 */
public class NoAuthenticationMethodException extends SshServerException {

	private final List<String> reasons;

	public NoAuthenticationMethodException(List<String> reasons) {
		super("There is no way to log in to the SSH server: " + String.join("; ", reasons), null);
		this.reasons = List.copyOf(reasons);
	}

	public List<String> getReasons() {
		return this.reasons;
	}

}
