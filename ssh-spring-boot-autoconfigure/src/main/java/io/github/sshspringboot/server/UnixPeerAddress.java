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
import java.util.Objects;

import io.github.sshspringboot.server.internal.text.PrintableText;
import org.jspecify.annotations.Nullable;

/**
 * The address of a client that connected to a Unix-domain socket: the user and the group
 * of its process, as the operating system tells them. It belongs to no network: no
 * pattern of addresses matches it.
 *
 * @since 0.1.0
 */
public final class UnixPeerAddress extends SocketAddress {

	private static final long serialVersionUID = 1L;

	private final @Nullable String user;

	private final @Nullable String group;

	/**
	 * Create a new {@link UnixPeerAddress} instance.
	 * @param user the name of the user, or {@code null} if it is not known
	 * @param group the name of the group, or {@code null} if it is not known
	 */
	public UnixPeerAddress(@Nullable String user, @Nullable String group) {
		this.user = user;
		this.group = group;
	}

	/**
	 * Return the user of the operating system that runs the client. It has nothing to do
	 * with the user that the client logs in as.
	 * @return the name, or the number of a user without a name, or {@code null} if the
	 * operating system does not tell
	 */
	public @Nullable String getUser() {
		return this.user;
	}

	/**
	 * Return the group of the operating system that runs the client.
	 * @return the name, or the number of a group without a name, or {@code null} if the
	 * operating system does not tell
	 */
	public @Nullable String getGroup() {
		return this.group;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof UnixPeerAddress address && Objects.equals(this.user, address.user)
				&& Objects.equals(this.group, address.group);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.user, this.group);
	}

	/**
	 * Return {@code unix:} and the name of the user.
	 */
	@Override
	public String toString() {
		return (this.user != null) ? "unix:" + PrintableText.of(this.user) : "unix";
	}

}
