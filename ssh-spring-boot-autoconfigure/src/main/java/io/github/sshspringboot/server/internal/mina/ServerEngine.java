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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;

import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.internal.SshServerStatus.Algorithms;
import io.github.sshspringboot.server.internal.SshServerStatus.Identity;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;

/**
 * MINA's server, extended to listen on several addresses and to stop listening without
 * closing its sessions.
 */
final class ServerEngine extends SshServer {

	void listen(InetAddress address) throws IOException {
		this.acceptor.bind(new InetSocketAddress(address, getPort()));
	}

	void stopListening() {
		if (this.acceptor != null) {
			this.acceptor.unbind();
		}
	}

	List<InetSocketAddress> getListeningAddresses() {
		return getBoundAddresses().stream().map(ServerEngine::cast).toList();
	}

	List<ServerConnection> getConnections() {
		if (this.acceptor == null) {
			return List.of();
		}
		return getActiveSessions().stream()
			.filter(ServerConnection.class::isInstance)
			.map(ServerConnection.class::cast)
			.toList();
	}

	Identity getIdentity(List<SshPublicKey> hostKeys, List<String> publicKeyAlgorithms) {
		return new Identity("SSH-2.0-" + CoreModuleProperties.SERVER_IDENTIFICATION.getRequired(this), hostKeys,
				new Algorithms(names(getKeyExchangeFactories()), names(getCipherFactories()), names(getMacFactories()),
						names(getSignatureFactories()), publicKeyAlgorithms));
	}

	private static List<String> names(List<? extends NamedResource> factories) {
		return List.copyOf(NamedResource.getNameList(factories));
	}

	private static InetSocketAddress cast(SocketAddress address) {
		return (InetSocketAddress) address;
	}

}
