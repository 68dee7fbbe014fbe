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

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;

import org.jspecify.annotations.Nullable;

/**
 * Where connections come from, without blocking.
 */
interface SocketSource {

	/**
	 * Return the channel that is ready when there may be a connection, or {@code null} if
	 * there is a single connection, at once.
	 */
	@Nullable SelectableChannel channel();

	/**
	 * Return the next connection, or {@code null} if there is none now.
	 */
	@Nullable SocketChannel accept() throws IOException;

	/**
	 * Return the address that clients connect to.
	 */
	SocketAddress address();

	/**
	 * Take no more connections.
	 */
	void close() throws IOException;

}
