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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

import io.github.sshspringboot.server.SshDisconnect;
import io.github.sshspringboot.server.SshKeyExchange;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.SshServerListener;

/**
 * Records what a server tells its listeners.
 */
public class RecordedServerEvents implements SshServerListener {

	private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();

	private final LinkedBlockingQueue<SshKeyExchange> keyExchanges = new LinkedBlockingQueue<>();

	private final LinkedBlockingQueue<SshDisconnect> disconnects = new LinkedBlockingQueue<>();

	@Override
	public void connectionAccepted(SshPeer peer) {
		this.events.add("accepted");
	}

	@Override
	public void connectionRefused(String listener, SocketAddress remoteAddress, Refusal refusal) {
		this.events.add("refused " + refusal);
	}

	@Override
	public void connectionClosed(SshPeer peer, SshDisconnect disconnect) {
		this.disconnects.add(disconnect);
		this.events.add("closed");
	}

	@Override
	public void keysExchanged(SshPeer peer, SshKeyExchange keyExchange) {
		this.events.add("keys");
		this.keyExchanges.add(keyExchange);
	}

	@Override
	public void authenticationAttempted(SshLogin login, String method, Outcome outcome) {
		this.events.add(login.username() + " " + method + " " + outcome);
	}

	@Override
	public void channelOpened(SshPeer peer, String type) {
		this.events.add("opened " + type);
	}

	@Override
	public void channelClosed(SshPeer peer, String type) {
		this.events.add("closed " + type);
	}

	public List<String> list() {
		return List.copyOf(this.events);
	}

	List<SshKeyExchange> keyExchanges() {
		return new ArrayList<>(this.keyExchanges);
	}

	List<SshDisconnect> disconnects() {
		return List.copyOf(this.disconnects);
	}

	void forget() {
		this.disconnects.clear();
		this.events.clear();
		this.keyExchanges.clear();
	}

}
