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

package io.github.sshspringboot.server.internal.key;

import io.github.sshspringboot.server.internal.SshServerException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Exception thrown when a host key cannot be used.
 */
public class HostKeyException extends SshServerException {

	private final String location;

	private final String reason;

	private final String action;

	/**
	 * Create a new {@link HostKeyException} instance. The reason continues a sentence
	 * after the location.
	 */
	public HostKeyException(String location, String reason, String action, @Nullable Throwable cause) {
		super("Host key " + location + " " + reason, cause);
		this.location = location;
		this.reason = reason;
		this.action = action;
	}

	static HostKeyException of(String location, KeyFileProblem problem) {
		return new HostKeyException(location, problem.reason(), StringUtils.capitalize(problem.action()), null);
	}

	public String getLocation() {
		return this.location;
	}

	public String getReason() {
		return this.reason;
	}

	public String getAction() {
		return this.action;
	}

}
