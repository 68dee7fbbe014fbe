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

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Instant;
import java.util.List;

import org.springframework.security.core.Authentication;

/**
 * The authenticated connection of a client.
 *
 * @since 0.1.0
 */
public interface SshConnection {

	/**
	 * Return the identifier of the connection, unique within the JVM.
	 * @return the identifier
	 */
	String getId();

	/**
	 * Return the authenticated user.
	 * @return the authentication that results from the login
	 */
	Authentication getAuthentication();

	/**
	 * Return the address of the client.
	 * @return the address
	 */
	SocketAddress getRemoteAddress();

	/**
	 * Return the address of the server that the client connected to.
	 * @return the address
	 */
	SocketAddress getLocalAddress();

	/**
	 * Return the identification string of the client (RFC 4253 section 4.2). The client
	 * chooses it freely.
	 * @return the identification, such as {@code SSH-2.0-OpenSSH_9.2}, truncated to 200
	 * characters, with a question mark for each unprintable character
	 */
	String getClientVersion();

	/**
	 * Return when the client connected.
	 * @return the instant
	 */
	Instant getConnectedAt();

	/**
	 * Return the methods that the user logged in with.
	 * @return the names of the successful methods in their order, such as
	 * {@code publickey} and {@code password}
	 */
	List<String> getAuthenticationMethods();

	/**
	 * Return the restrictions of the login, which come from the options of its key or
	 * certificate.
	 * @return the restrictions, {@link SshLoginRestrictions#NONE} if there are none
	 */
	SshLoginRestrictions getRestrictions();

	/**
	 * Return the number of open channels.
	 * @return the current number of channels of any type
	 */
	int getChannelCount();

	/**
	 * Return the commands that are running.
	 * @return the registered names without arguments, in the order in which they started
	 */
	List<String> getRunningCommands();

	/**
	 * Return the number of bytes that the client sent, encrypted and including the
	 * overhead of the protocol.
	 * @return the number of bytes
	 */
	long getBytesReceived();

	/**
	 * Return the number of bytes that were sent to the client, encrypted and including
	 * the overhead of the protocol without the identification string.
	 * @return the number of bytes
	 */
	long getBytesSent();

	/**
	 * Open a channel to the client for a port that it asked to be forwarded, as if
	 * somebody had connected to that port. Waits until the client has connected the
	 * channel to its end of the forwarding.
	 * @param address the address that the client asked to be forwarded, exactly as it
	 * named it: OpenSSH sends {@code localhost} for {@code -R 8080:target:80}
	 * @param port the port that is forwarded
	 * @return the open channel
	 * @throws IOException if the client forwards no such port, if no more tunnels are
	 * allowed, or if the client does not open the channel
	 */
	SshChannel openChannel(String address, int port) throws IOException;

	/**
	 * Disconnect the client and interrupt its running commands. Returns at once. A
	 * command that closes its own connection from its own thread is not interrupted: the
	 * client is disconnected about a second after the command has ended, so that it
	 * receives the result.
	 * @param message the text to tell the client
	 */
	void close(String message);

}
