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

package io.github.sshspringboot.security.internal.kerberos;

import io.github.sshspringboot.security.SshAuthenticationDetails;
import io.github.sshspringboot.security.SshKerberosAuthenticationToken;
import io.github.sshspringboot.security.internal.LoginDetails;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.internal.login.GssapiMethod;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.core.AuthenticationException;

/**
 * Publishes failed logins with Kerberos tickets before their principal is known.
 */
record KerberosFailures(SshLogin login, AuthenticationEventPublisher publisher) {

	void publish(AuthenticationException failure) {
		SshKerberosAuthenticationToken token = SshKerberosAuthenticationToken.unauthenticated(this.login.username(),
				null);
		token.setDetails(details(null));
		this.publisher.publishAuthenticationFailure(failure, token);
	}

	SshAuthenticationDetails details(@Nullable String principal) {
		return LoginDetails.of(this.login, GssapiMethod.NAME, null, principal);
	}

}
