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

import java.net.SocketAddress;

import org.jspecify.annotations.Nullable;

/**
 * Exception thrown when another process listens on the address and port.
 */
public class AddressInUseException extends SshServerException {

	private final transient SocketAddress address;

	private final String listener;

	public AddressInUseException(SocketAddress address, String listener, @Nullable Throwable cause) {
		super("Address " + address + " is in use", cause);
		this.address = address;
		this.listener = listener;
	}

	public SocketAddress getAddress() {
		return this.address;
	}

	/**
	 * Return the name of the listener that is to listen on the address.
	 */
	public String getListener() {
		return this.listener;
	}

}
