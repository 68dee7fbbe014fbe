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

import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.internal.AddressNotLocalException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * {@link AbstractFailureAnalyzer} for an {@link AddressNotLocalException}.
 */
class AddressNotLocalFailureAnalyzer extends AbstractFailureAnalyzer<AddressNotLocalException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, AddressNotLocalException cause) {
		boolean first = cause.getListener().equals(SshPeer.DEFAULT_LISTENER);
		return new FailureAnalysis(
				"The SSH server could not listen on '" + cause.getAddress() + "'"
						+ (first ? "" : " for its listener '" + cause.getListener() + "'")
						+ ": it is not an address of this machine.",
				"Set " + (first ? "ssh.server.address" : "the addresses of the listener")
						+ " to addresses of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them.",
				cause);
	}

}
