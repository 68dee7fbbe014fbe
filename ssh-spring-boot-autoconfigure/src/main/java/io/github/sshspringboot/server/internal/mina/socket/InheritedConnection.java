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

package io.github.sshspringboot.server.internal.mina.socket;

import java.net.SocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * The single connection that the process was started for.
 */
final class InheritedConnection implements SocketSource {

	private final SocketChannel connection;

	private final SocketAddress address;

	private final AtomicBoolean taken = new AtomicBoolean();

	InheritedConnection(SocketChannel connection, SocketAddress address) {
		this.connection = connection;
		this.address = address;
	}

	@Override
	public @Nullable SelectableChannel channel() {
		return null;
	}

	@Override
	public @Nullable SocketChannel accept() {
		return this.taken.getAndSet(true) ? null : this.connection;
	}

	@Override
	public SocketAddress address() {
		return this.address;
	}

	@Override
	public void close() {
	}

}
