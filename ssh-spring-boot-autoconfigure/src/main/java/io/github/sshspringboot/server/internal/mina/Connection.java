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
import java.net.SocketAddress;
import java.time.Instant;
import java.util.List;

import io.github.sshspringboot.server.SshChannel;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshLoginRestrictions;
import io.github.sshspringboot.server.internal.mina.forwarding.ConnectionListeners;

import org.springframework.security.core.Authentication;

/**
 * {@link SshConnection} of an authenticated client.
 */
record Connection(ServerConnection session, Authentication authentication) implements SshConnection {

	@Override
	public String getId() {
		return this.session.getConnectionId();
	}

	@Override
	public Authentication getAuthentication() {
		return this.authentication;
	}

	@Override
	public SocketAddress getRemoteAddress() {
		return this.session.getClientAddress();
	}

	@Override
	public SocketAddress getLocalAddress() {
		return this.session.getLocalAddress();
	}

	@Override
	public String getClientVersion() {
		return this.session.getPrintableClientVersion();
	}

	@Override
	public Instant getConnectedAt() {
		return this.session.getConnectedAt();
	}

	@Override
	public List<String> getAuthenticationMethods() {
		return this.session.getLoginState().getMethods();
	}

	@Override
	public SshLoginRestrictions getRestrictions() {
		return this.session.getRestrictions();
	}

	@Override
	public int getChannelCount() {
		return this.session.getOpenChannels().getCount();
	}

	@Override
	public List<String> getRunningCommands() {
		return this.session.getRunningCommands().names();
	}

	@Override
	public long getBytesReceived() {
		return this.session.getTraffic().getReceived();
	}

	@Override
	public long getBytesSent() {
		return this.session.getTraffic().getSent();
	}

	@Override
	public SshChannel openChannel(String address, int port) throws IOException {
		return ConnectionListeners.openChannel(this.session, address, port);
	}

	@Override
	public void close(String message) {
		this.session.getPendingDisconnect().request(message);
	}

}
