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

import java.net.SocketAddress;
import java.time.Instant;
import java.util.List;

import org.springframework.security.core.Authentication;

/**
 * One client's authenticated connection.
 *
 * @since 0.1.0
 */
public interface SshConnection {

	/**
	 * Identifier of the connection, unique within the JVM.
	 * @return the identifier
	 */
	String getId();

	/**
	 * Return the logged-in user.
	 * @return the authentication that the login ended with
	 */
	Authentication getAuthentication();

	/**
	 * The client's address.
	 * @return the address
	 */
	SocketAddress getRemoteAddress();

	/**
	 * The server's address that the client connected to.
	 * @return the address
	 */
	SocketAddress getLocalAddress();

	/**
	 * The client's identification string (RFC 4253 section 4.2): chosen by the client,
	 * for information only.
	 * @return the identification, such as {@code SSH-2.0-OpenSSH_9.2}, cut to 200
	 * characters, with a question mark for each character that is not printable
	 */
	String getClientVersion();

	/**
	 * When the client connected.
	 * @return the instant
	 */
	Instant getConnectedAt();

	/**
	 * How the user logged in.
	 * @return the names of the methods that succeeded, in their order, such as
	 * {@code publickey} and {@code password}
	 */
	List<String> getAuthenticationMethods();

	/**
	 * What the login must not do: the options of the key or the certificate that logged
	 * in.
	 * @return the restrictions, {@link SshLoginRestrictions#NONE} if there are none
	 */
	SshLoginRestrictions getRestrictions();

	/**
	 * The open channels.
	 * @return how many channels of any type are open at this moment
	 */
	int getChannelCount();

	/**
	 * The commands that run at this moment.
	 * @return their registered names without any argument, in the order of their starts
	 */
	List<String> getRunningCommands();

	/**
	 * What the client sent, encrypted and with all that belongs to the protocol.
	 * @return the number of bytes
	 */
	long getBytesReceived();

	/**
	 * What the client was sent, encrypted and with all that belongs to the protocol but
	 * the identification string.
	 * @return the number of bytes
	 */
	long getBytesSent();

	/**
	 * Disconnect the client. Its running commands are interrupted. Returns at once. A
	 * command that closes its own connection, on its own thread, is not interrupted: the
	 * client is disconnected about a second after the command has ended, so that it gets
	 * to know the result.
	 * @param message the text to tell the client
	 */
	void close(String message);

}
