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

package io.github.sshspringboot.forwarding;

/**
 * The types of tunnels.
 *
 * @since 0.1.0
 */
public enum SshTunnelType {

	/**
	 * From the client to an address that the server connects to ({@code ssh -L},
	 * {@code -D}, {@code -W} and {@code -J}).
	 */
	DIRECT_TCPIP("direct-tcpip"),

	/**
	 * From the client to a Unix-domain socket that the server connects to
	 * ({@code ssh -L}).
	 */
	DIRECT_STREAMLOCAL("direct-streamlocal@openssh.com"),

	/**
	 * From an address that the server listens on to the client ({@code ssh -R}).
	 */
	FORWARDED_TCPIP("forwarded-tcpip"),

	/**
	 * From a Unix-domain socket that the server listens on to the client
	 * ({@code ssh -R}).
	 */
	FORWARDED_STREAMLOCAL("forwarded-streamlocal@openssh.com");

	private final String channelType;

	SshTunnelType(String channelType) {
		this.channelType = channelType;
	}

	/**
	 * Return the type of the channel that carries the tunnel.
	 * @return the name in the protocol, such as {@code direct-tcpip}
	 */
	public String getChannelType() {
		return this.channelType;
	}

}
