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

package io.github.sshspringboot.server;

import org.apache.sshd.server.SshServer;

/**
 * Customises the Apache MINA SSHD server before each start. Beans of this type are called
 * in their order, after the starter's own set-up. This is the only place where the types
 * of the protocol library are part of the starter's face: they may change with it.
 * <p>
 * The starter forwards no ports and therefore does not enforce what the options
 * {@code permitopen}, {@code permitlisten} and {@code no-port-forwarding} of keys and
 * certificates say. A customizer that lets clients forward ports makes these options
 * void, unless its forwarding filter itself refuses what
 * {@link SshConnection#getRestrictions()} does not allow. The connection of a session is
 * the one of {@link SshConnections#list()} whose remote address is the session's client
 * address.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshMinaServerCustomizer {

	/**
	 * Customise the server.
	 * @param server the server, not started yet
	 */
	void customize(SshServer server);

}
