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

package io.github.sshspringboot.server.internal;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.internal.login.PasswordMethod;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of one listener. Its addresses are names or numbers of this machine,
 * which share the port (0 selects a free one), {@value #UNIX} followed by the path of a
 * Unix-domain socket, or {@value #INHERITED} for the socket that the process was started
 * with. The methods are the alternative sequences of login methods.
 */
public record SshListenerSettings(String name, List<String> addresses, int port, UnixSocket unixSocket,
		@Nullable String banner, List<List<String>> methods, Set<SshService> carries) {

	/** Start of the address of a Unix-domain socket. */
	public static final String UNIX = "unix:";

	/** Address of the socket that the process was started with. */
	public static final String INHERITED = "inherited:";

	/** A listener on a free port, whose users log in with a password. */
	public static final SshListenerSettings DEFAULT = new SshListenerSettings(SshPeer.DEFAULT_LISTENER,
			List.of("127.0.0.1"), 0, UnixSocket.PRIVATE, null, List.of(List.of(PasswordMethod.NAME)),
			EnumSet.allOf(SshService.class));

	public SshListenerSettings {
		addresses = List.copyOf(addresses);
		carries = Set.copyOf(carries);
	}

	/**
	 * Return whether an address needs a port.
	 */
	public static boolean hasPort(String address) {
		return !address.startsWith(UNIX) && !address.equals(INHERITED);
	}

	/**
	 * Who may connect to a Unix-domain socket: its permissions, and the name of its
	 * group, {@code null} for that of the process.
	 */
	public record UnixSocket(Set<PosixFilePermission> permissions, @Nullable String group) {

		/** For the user of the process only. */
		public static final UnixSocket PRIVATE = new UnixSocket(PosixFilePermissions.fromString("rw-------"), null);

	}

}
