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

import io.github.sshspringboot.server.internal.SshServerException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * {@link AbstractFailureAnalyzer} for any {@link SshServerException} that has no analyzer
 * of its own.
 */
class SshServerFailureAnalyzer extends AbstractFailureAnalyzer<SshServerException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SshServerException cause) {
		if (cause.getClass() != SshServerException.class) {
			return null;
		}
		return new FailureAnalysis("The SSH server could not start: " + cause.getMessage() + ".",
				"Correct the configuration under ssh.server. A port below 1024 needs a privilege that most processes "
						+ "do not have: use another one, such as 2222.",
				cause);
	}

}
