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

package io.github.sshspringboot.autoconfigure.diagnostics;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.internal.AddressInUseException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * {@link AbstractFailureAnalyzer} for an {@link AddressInUseException}.
 */
class AddressInUseFailureAnalyzer extends AbstractFailureAnalyzer<AddressInUseException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, AddressInUseException cause) {
		boolean first = cause.getListener().equals(SshPeer.DEFAULT_LISTENER);
		String description = "The SSH server could not listen on " + describe(cause.getAddress())
				+ (first ? "" : " for its listener '" + cause.getListener() + "'");
		return (cause.getAddress() instanceof InetSocketAddress)
				? new FailureAnalysis(description + ": the port is in use.",
						"Stop the process that listens there, or set "
								+ (first ? "ssh.server.port" : "the port of the listener")
								+ " to another port (0 takes a free one).",
						cause)
				: new FailureAnalysis(description + ": another process listens on the socket.",
						"Stop the process that listens there, or choose another path.", cause);
	}

	private static String describe(SocketAddress address) {
		return (address instanceof InetSocketAddress) ? address.toString().replaceFirst(".*/", "") : address.toString();
	}

}
