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

package io.github.sshspringboot.security.internal;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import io.github.sshspringboot.security.SshAuthenticationPolicy;
import io.github.sshspringboot.security.SshLoginRules;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.internal.FailureLog;
import io.github.sshspringboot.server.internal.login.LoginMethod;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Applies the {@link SshAuthenticationPolicy} of the application, if there is one. Any
 * failure of the policy refuses the login.
 */
final class LoginPolicy {

	private static final Log logger = LogFactory.getLog(LoginPolicy.class);

	private final @Nullable SshAuthenticationPolicy policy;

	private final FailureLog failures = new FailureLog(logger, Clock.systemUTC());

	LoginPolicy(@Nullable SshAuthenticationPolicy policy) {
		this.policy = policy;
	}

	boolean isAbsent() {
		return this.policy == null;
	}

	SshLoginRules getRules(SshLogin login) {
		if (this.policy == null) {
			return SshLoginRules.none();
		}
		try {
			return Objects.requireNonNull(this.policy.getRules(login), "The SshAuthenticationPolicy gave no rules");
		}
		catch (RuntimeException ex) {
			this.failures.error("The SshAuthenticationPolicy failed: the login is refused", ex);
			return SshLoginRules.deny();
		}
	}

	List<List<String>> narrow(SshLogin login, List<List<String>> configured) {
		List<String> demanded = getRules(login).methods();
		if (demanded.isEmpty()) {
			return configured;
		}
		return demanded.stream()
			.map((entry) -> Arrays.stream(entry.split("\\+", -1)).map(String::strip).toList())
			.filter((sequence) -> isAllowed(sequence, configured))
			.toList();
	}

	private boolean isAllowed(List<String> sequence, List<List<String>> configured) {
		boolean allowed = configured.stream().flatMap(List::stream).toList().containsAll(sequence)
				&& configured.stream().anyMatch((least) -> demandsAll(sequence, least))
				&& LoginMethod.isSequence(sequence);
		if (!allowed) {
			this.failures.error(
					"The SshAuthenticationPolicy demands " + String.join("+", sequence)
							+ ": that is less than ssh.auth.methods demands, or not of its methods. It is not offered.",
					null);
		}
		return allowed;
	}

	private static boolean demandsAll(List<String> sequence, List<String> least) {
		return least.stream()
			.allMatch((method) -> Collections.frequency(sequence, method) >= Collections.frequency(least, method));
	}

}
