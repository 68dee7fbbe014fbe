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

import io.github.sshspringboot.session.internal.ReservedBackendNameException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * {@link AbstractFailureAnalyzer} for a {@link ReservedBackendNameException}.
 */
class ReservedBackendNameFailureAnalyzer extends AbstractFailureAnalyzer<ReservedBackendNameException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ReservedBackendNameException cause) {
		return new FailureAnalysis(
				"The bean '" + cause.getName()
						+ "' is an SshSessionBackend, but that name is for the backend that runs "
						+ "the commands and the shell of the application.",
				"Give the bean another name, and name it in ssh.session.routes.", cause);
	}

}
