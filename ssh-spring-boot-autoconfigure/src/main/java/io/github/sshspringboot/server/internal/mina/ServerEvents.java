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

import java.net.SocketAddress;
import java.util.List;
import java.util.function.Consumer;

import io.github.sshspringboot.server.SshDisconnect;
import io.github.sshspringboot.server.SshKeyExchange;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.SshServerListener;
import io.github.sshspringboot.server.internal.SshServerException;
import io.github.sshspringboot.server.internal.SshServerStatus;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Notifies the listeners of a server, and keeps the numbers for its status.
 */
final class ServerEvents implements SshServerListener {

	private static final Log logger = LogFactory.getLog(ServerEvents.class);

	private final List<SshServerListener> listeners;

	private final Traffic traffic;

	private volatile SshServerStatus.@Nullable Problem lastProblem;

	ServerEvents(List<SshServerListener> listeners, Traffic traffic) {
		this.listeners = List.copyOf(listeners);
		this.traffic = traffic;
	}

	@Override
	public void connectionAccepted(SshPeer peer) {
		notifyListeners((listener) -> listener.connectionAccepted(peer));
	}

	@Override
	public void connectionRefused(String door, SocketAddress remoteAddress, Refusal refusal) {
		notifyListeners((listener) -> listener.connectionRefused(door, remoteAddress, refusal));
	}

	void connectionFailed(String door, SocketAddress remoteAddress, Throwable failure) {
		this.lastProblem = SshServerException.toProblem(failure);
		connectionRefused(door, remoteAddress, Refusal.FAILED);
	}

	@Override
	public void connectionClosed(SshPeer peer, SshDisconnect disconnect) {
		notifyListeners((listener) -> listener.connectionClosed(peer, disconnect));
	}

	@Override
	public void keysExchanged(SshPeer peer, SshKeyExchange keyExchange) {
		notifyListeners((listener) -> listener.keysExchanged(peer, keyExchange));
	}

	@Override
	public void authenticationAttempted(SshLogin login, String method, Outcome outcome) {
		notifyListeners((listener) -> listener.authenticationAttempted(login, method, outcome));
	}

	@Override
	public void channelOpened(SshPeer peer, String type) {
		notifyListeners((listener) -> listener.channelOpened(peer, type));
	}

	@Override
	public void channelClosed(SshPeer peer, String type) {
		notifyListeners((listener) -> listener.channelClosed(peer, type));
	}

	private void notifyListeners(Consumer<SshServerListener> event) {
		for (SshServerListener listener : this.listeners) {
			try {
				event.accept(listener);
			}
			catch (RuntimeException | Error ex) {
				logger.error("A listener of the SSH server failed: " + listener.getClass().getName(), ex);
			}
		}
	}

	Traffic getTraffic() {
		return this.traffic;
	}

	SshServerStatus.Load getLoad(int connections, int authenticated) {
		return new SshServerStatus.Load(connections, authenticated, this.traffic.getReceived(), this.traffic.getSent());
	}

	SshServerStatus.@Nullable Problem getLastProblem() {
		return this.lastProblem;
	}

}
