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

import java.time.Clock;

import io.github.sshspringboot.security.SshKerberosPrincipals;
import io.github.sshspringboot.security.internal.LoginStep;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.internal.FailureLog;
import io.github.sshspringboot.server.internal.login.GssapiExchange;
import io.github.sshspringboot.server.internal.login.GssapiMethod;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.ietf.jgss.GSSException;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * {@link GssapiMethod} that logs clients in with Kerberos tickets.
 */
public final class KerberosLogin implements GssapiMethod {

	private static final Log logger = LogFactory.getLog(KerberosLogin.class);

	private final FailureLog failures = new FailureLog(logger, Clock.systemUTC());

	private final KerberosService service;

	private final LoginStep step;

	private final ProviderManager manager;

	/**
	 * Create a new login. Without {@link SshKerberosPrincipals}, principals of the realm
	 * of the service log in as the users with the same name.
	 */
	public KerberosLogin(KerberosService service, @Nullable SshKerberosPrincipals principals,
			UserDetailsService userDetailsService, LoginStep step) {
		this.service = service;
		this.step = step;
		this.manager = step.newManager(
				new SshKerberosAuthenticationProvider((principals != null) ? new UnambiguousPrincipals(principals)
						: new RealmKerberosPrincipals(service.getRealm()), userDetailsService));
	}

	@Override
	public @Nullable GssapiExchange begin(SshLogin login) {
		try {
			return new KerberosExchange(this.service, login, this.step, this.manager);
		}
		catch (GSSException ex) {
			this.failures.error("A login with a Kerberos ticket could not begin: " + ex.getMessage(), null);
			KerberosExchange.publish(this.step, login,
					new AuthenticationServiceException("A login with a Kerberos ticket could not begin", ex));
			return null;
		}
	}

}
