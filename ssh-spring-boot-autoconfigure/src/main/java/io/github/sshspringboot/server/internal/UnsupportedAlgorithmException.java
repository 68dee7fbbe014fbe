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

package io.github.sshspringboot.server.internal;

/**
 * An algorithm is configured that this server does not have.
 *
 * @since 0.1.0
 */
public class UnsupportedAlgorithmException extends SshServerException {

	private final String property;

	private final String reason;

	/**
	 * Create an exception.
	 * @param property the name of the property that is wrong
	 * @param reason one sentence on what is wrong with its value
	 */
	public UnsupportedAlgorithmException(String property, String reason) {
		super(property + ": " + reason, null);
		this.property = property;
		this.reason = reason;
	}

	/**
	 * The property.
	 * @return the name of the property that is wrong
	 */
	public String getProperty() {
		return this.property;
	}

	/**
	 * The reason.
	 * @return one sentence on what is wrong
	 */
	public String getReason() {
		return this.reason;
	}

}
