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

package io.github.sshspringboot.test.autoconfigure;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Instant;
import java.util.List;

import io.github.sshspringboot.security.SshAuthenticationDetails;
import io.github.sshspringboot.security.SshPublicKeyAuthenticationToken;
import io.github.sshspringboot.server.SshChannel;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshDisconnectReason;
import io.github.sshspringboot.server.SshLoginRestrictions;
import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.SshUserKey;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;

/**
 * {@link SshConnection} of a user who is not connected.
 *
 * @param authentication the user
 * @param connectedAt when it was created
 * @param details the details of the login that the user stands for, if there are any
 */
record TesterConnection(Authentication authentication, Instant connectedAt,
		@Nullable SshAuthenticationDetails details) implements SshConnection {

	private static final String ID = "test";

	private static final String CLIENT = "SSH-2.0-SshCommandTester";

	private static final InetSocketAddress CLIENT_ADDRESS = new InetSocketAddress(InetAddress.getLoopbackAddress(),
			50000);

	private static final InetSocketAddress SERVER_ADDRESS = new InetSocketAddress(InetAddress.getLoopbackAddress(), 22);

	static TesterConnection of(Authentication authentication) {
		return new TesterConnection(authentication, Instant.now(),
				(authentication.getDetails() instanceof SshAuthenticationDetails details) ? details : null);
	}

	@Override
	public String getId() {
		return (this.details != null) ? this.details.connectionId() : ID;
	}

	@Override
	public Authentication getAuthentication() {
		return this.authentication;
	}

	@Override
	public SocketAddress getRemoteAddress() {
		return CLIENT_ADDRESS;
	}

	@Override
	public SocketAddress getLocalAddress() {
		return SERVER_ADDRESS;
	}

	@Override
	public String getListener() {
		return SshPeer.DEFAULT_LISTENER;
	}

	@Override
	public String getClientVersion() {
		return (this.details != null) ? this.details.clientVersion() : CLIENT;
	}

	@Override
	public Instant getConnectedAt() {
		return this.connectedAt;
	}

	@Override
	public List<String> getAuthenticationMethods() {
		return (this.details != null) ? List.of(this.details.method()) : List.of();
	}

	@Override
	public List<SshUserKey> getUserKeys() {
		return List.of();
	}

	@Override
	public SshLoginRestrictions getRestrictions() {
		return (this.authentication instanceof SshPublicKeyAuthenticationToken token) ? token.getRestrictions()
				: SshLoginRestrictions.NONE;
	}

	@Override
	public int getChannelCount() {
		return 1;
	}

	@Override
	public List<String> getRunningCommands() {
		return List.of();
	}

	@Override
	public long getBytesReceived() {
		return 0;
	}

	@Override
	public long getBytesSent() {
		return 0;
	}

	@Override
	public SshChannel openChannel(String address, int port) {
		throw new UnsupportedOperationException("SshCommandTester has no client that forwards ports");
	}

	@Override
	public void close(SshDisconnectReason reason, String message) {
	}

}
