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

package io.github.sshspringboot.server.internal.mina;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.internal.SshListenerSettings;
import io.github.sshspringboot.server.internal.SshServerStatus.Algorithms;
import io.github.sshspringboot.server.internal.SshServerStatus.Identity;
import org.apache.sshd.common.Closeable;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactory;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;

/**
 * MINA's server, extended to listen at several doors and to stop listening without
 * closing its sessions.
 */
final class ServerEngine extends SshServer {

	private final List<Door> doors = new CopyOnWriteArrayList<>();

	/**
	 * Prepare for connections, without listening yet.
	 */
	@Override
	public void start() {
		checkConfig();
		setupSessionTimeout(getSessionFactory());
	}

	/**
	 * Listen with the given settings. The factory creates the connections.
	 */
	void listen(SshListenerSettings settings, ConnectionFactory connections) {
		Door door = new Door(settings, connections, (Nio2ServiceFactory) getIoServiceFactory());
		this.doors.add(door);
		door.open();
	}

	void stopListening() {
		this.doors.forEach(Door::close);
	}

	List<Door> getDoors() {
		return this.doors;
	}

	List<ServerConnection> getConnections() {
		return this.doors.stream().flatMap((door) -> door.getConnections().stream()).toList();
	}

	@Override
	public List<AbstractSession> getActiveSessions() {
		return List.copyOf(getConnections());
	}

	/**
	 * Close all connections, and wait a little until that is done.
	 */
	void shutDown() throws IOException {
		if (!close(true).await(CoreModuleProperties.STOP_WAIT_TIME.getRequired(this))) {
			throw new SocketTimeoutException("There is no confirmation that all connections are closed");
		}
	}

	@Override
	protected Closeable getInnerCloseable() {
		return builder()
			.parallel(toString(), this.doors.stream().flatMap((door) -> door.getAcceptors().stream()).toList())
			.close(super.getInnerCloseable())
			.build();
	}

	Identity getIdentity(List<SshPublicKey> hostKeys, List<String> publicKeyAlgorithms) {
		return new Identity("SSH-2.0-" + CoreModuleProperties.SERVER_IDENTIFICATION.getRequired(this), hostKeys,
				new Algorithms(names(getKeyExchangeFactories()), names(getCipherFactories()), names(getMacFactories()),
						names(getCompressionFactories()), names(getSignatureFactories()), publicKeyAlgorithms));
	}

	private static List<String> names(List<? extends NamedResource> factories) {
		return List.copyOf(NamedResource.getNameList(factories));
	}

}
