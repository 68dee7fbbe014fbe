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

import io.github.sshspringboot.security.SshKerberosAuthenticationToken;
import io.github.sshspringboot.security.internal.LoginDetails;
import io.github.sshspringboot.security.internal.LoginStep;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.internal.login.GssapiExchange;
import io.github.sshspringboot.server.internal.login.GssapiMethod;
import io.github.sshspringboot.server.internal.login.LoginResult;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.MessageProp;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;

/**
 * {@link GssapiExchange} of a login with a Kerberos ticket. Ignores credentials that a
 * client delegates.
 */
final class KerberosExchange implements GssapiExchange {

	private static final Log logger = LogFactory.getLog(KerberosExchange.class);

	private final KerberosService service;

	private final GSSContext context;

	private final SshLogin login;

	private final LoginStep step;

	private final AuthenticationManager manager;

	private boolean established;

	private boolean serverFault;

	KerberosExchange(KerberosService service, SshLogin login, LoginStep step, AuthenticationManager manager)
			throws GSSException {
		this.service = service;
		this.context = service.newContext();
		this.login = login;
		this.step = step;
		this.manager = manager;
	}

	@Override
	public byte @Nullable [] accept(byte[] token) {
		if (!this.service.isAddressedBy(token)) {
			logger.debug("A Kerberos ticket was refused: it is not for " + this.service.getPrincipal());
			reject();
			return null;
		}
		try {
			byte[] answer = this.context.acceptSecContext(token, 0, token.length);
			if (this.context.isEstablished()) {
				checkEstablished();
			}
			return (answer != null) ? answer : new byte[0];
		}
		catch (GSSException | RuntimeException ex) {
			logger.debug("A Kerberos ticket was refused: " + ex.getMessage());
			refuse();
			return null;
		}
	}

	private void refuse() {
		this.serverFault = !this.service.hasKey();
		if (this.serverFault) {
			publish(this.step, this.login,
					new AuthenticationServiceException("There is no key to check Kerberos tickets with"));
		}
		else {
			reject();
		}
	}

	private void checkEstablished() throws GSSException {
		if (!this.context.getIntegState()) {
			throw new IllegalStateException("the client does not protect the integrity of messages");
		}
		this.established = true;
	}

	@Override
	public boolean isServerFault() {
		return this.serverFault;
	}

	@Override
	public boolean isEstablished() {
		return this.established;
	}

	@Override
	public @Nullable LoginResult complete(byte[] message, byte[] mic) {
		String principal = verify(message, mic);
		if (principal == null) {
			reject();
			return null;
		}
		return this.step.authenticate(this.login, this.manager,
				SshKerberosAuthenticationToken.unauthenticated(this.login.username(), principal),
				LoginDetails.of(this.login, GssapiMethod.NAME, null, principal));
	}

	/**
	 * Verify that the owner of the ticket is the client at the other end of this
	 * connection, and return its principal, or {@code null} if the code is wrong.
	 */
	private @Nullable String verify(byte[] message, byte[] mic) {
		try {
			MessageProp properties = new MessageProp(false);
			this.context.verifyMIC(mic, 0, mic.length, message, 0, message.length, properties);
			return (this.established && !properties.isDuplicateToken()) ? this.context.getSrcName().toString() : null;
		}
		catch (GSSException | RuntimeException ex) {
			logger.debug("A message integrity code was refused: " + ex.getMessage());
			return null;
		}
	}

	@Override
	public void reject() {
		publish(this.step, this.login,
				new BadCredentialsException("The Kerberos ticket or its message integrity code is wrong"));
	}

	/**
	 * Publish a failure before the principal of the client is known.
	 */
	static void publish(LoginStep step, SshLogin login, AuthenticationException failure) {
		step.publishFailure(failure, SshKerberosAuthenticationToken.unauthenticated(login.username(), null),
				LoginDetails.of(login, GssapiMethod.NAME));
	}

	@Override
	public void close() {
		try {
			this.context.dispose();
		}
		catch (GSSException ex) {
			logger.debug("A context could not be disposed of: " + ex.getMessage());
		}
	}

}
