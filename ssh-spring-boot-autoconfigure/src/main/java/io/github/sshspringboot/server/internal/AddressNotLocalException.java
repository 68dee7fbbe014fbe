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
 * Exception thrown when the address to listen on does not belong to this machine.
 */
public class AddressNotLocalException extends SshServerException {

	private final String address;

	private final String listener;

	public AddressNotLocalException(String address, String listener, Throwable cause) {
		super("Address '" + address + "' is not an address of this machine", cause);
		this.address = address;
		this.listener = listener;
	}

	/**
	 * Return the address as configured.
	 */
	public String getAddress() {
		return this.address;
	}

	/**
	 * Return the name of the listener that is to listen on the address.
	 */
	public String getListener() {
		return this.listener;
	}

}
