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
 * Callback interface that can be used to customise the Apache MINA SSHD server before
 * each start. Beans of this type are called in order, after the starter's own
 * configuration. This is the only API of the starter that exposes types of the protocol
 * library, and it may change with that library.
 * <p>
 * The starter does not forward ports and therefore does not enforce the options
 * {@code permitopen}, {@code permitlisten} and {@code no-port-forwarding} of keys and
 * certificates. A customizer that enables port forwarding must enforce them itself: its
 * forwarding filter has to reject what {@link SshConnection#getRestrictions()} does not
 * allow. The connection of a session is the one in {@link SshConnections#list()} whose
 * remote address is the session's client address.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshMinaServerCustomizer {

	/**
	 * Customise the server.
	 * @param server the server, which is not started yet
	 */
	void customize(SshServer server);

}
