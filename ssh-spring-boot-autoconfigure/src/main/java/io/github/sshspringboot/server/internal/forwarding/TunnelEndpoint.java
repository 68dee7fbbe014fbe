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

package io.github.sshspringboot.server.internal.forwarding;

/**
 * What a client names as the end of a tunnel at the server: the address to connect to, or
 * to listen on. The text form is printable.
 */
public sealed interface TunnelEndpoint {

	/**
	 * A host, as the client wrote it, and a port of 0 to 65535.
	 */
	record HostAndPort(String host, int port) implements TunnelEndpoint {

	}

	/**
	 * The path of a Unix-domain socket, as the client wrote it.
	 */
	record SocketPath(String path) implements TunnelEndpoint {

	}

}
