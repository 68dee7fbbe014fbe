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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.github.sshspringboot.security.SshAuthenticationDetails;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.internal.FailureLog;
import io.github.sshspringboot.server.internal.login.InteractiveMethod;
import io.github.sshspringboot.server.internal.login.LoginResult;
import io.github.sshspringboot.server.internal.login.PasswordExpiredException;
import io.github.sshspringboot.server.internal.login.PasswordMethod;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Checks passwords and, if possible, asks for new ones in place of expired ones. A
 * password is changed only after the manager has said, on the same connection, that it
 * has expired, so everything that the manager counts or forbids applies to changes too.
 */
public final class PasswordLogin implements PasswordMethod {

	private static final Log logger = LogFactory.getLog(PasswordLogin.class);

	private static final String EXPIRED = "Your password has expired. Choose a new one.";

	private final String method;

	private final AuthenticationManager manager;

	private final @Nullable PasswordChange change;

	private final LoginStep step;

	private final ExpiredPasswords expired = new ExpiredPasswords();

	private final FailureLog failures = new FailureLog(logger, Clock.systemUTC());

	/**
	 * Create a new login. The manager must find users by their exact names only. Without
	 * a {@link PasswordChange}, expired passwords are never changed.
	 */
	public PasswordLogin(AuthenticationManager manager, @Nullable PasswordChange change, LoginStep step) {
		this(NAME, manager, change, step);
	}

	private PasswordLogin(String method, AuthenticationManager manager, @Nullable PasswordChange change,
			LoginStep step) {
		this.method = method;
		this.manager = manager;
		this.change = change;
		this.step = step;
	}

	/**
	 * Return the same login for passwords that are asked for in conversations.
	 */
	public PasswordLogin inConversations() {
		return new PasswordLogin(InteractiveMethod.NAME, this.manager, this.change, this.step);
	}

	@Override
	public @Nullable LoginResult authenticate(SshLogin login, String password) {
		ExpiryNote note = new ExpiryNote(this.manager);
		LoginResult result = this.step.authenticate(login, note,
				UsernamePasswordAuthenticationToken.unauthenticated(login.username(), password), details(login));
		if (note.expired && find(login, password) != null) {
			this.expired.add(login, password);
			throw new PasswordExpiredException(EXPIRED);
		}
		return result;
	}

	@Override
	public @Nullable LoginResult change(SshLogin login, String password, String newPassword) {
		if (this.change == null) {
			return null;
		}
		if (!this.expired.contains(login, password)) {
			return requestChange(login, password);
		}
		UserDetails user = find(login, password);
		if (user == null) {
			return refuse(login, new BadCredentialsException("The old password is not that of an expired account"));
		}
		UserDetails changed = change(login, this.change, user, password, newPassword);
		if (changed == null) {
			return refuse(login, new CredentialsExpiredException("The new password is not stored"));
		}
		this.expired.remove(login);
		logger.info("User '" + changed.getUsername() + "' has changed its expired password by SSH");
		return changed.isCredentialsNonExpired() ? authenticate(login, newPassword) : accept(login, changed);
	}

	private @Nullable UserDetails change(SshLogin login, PasswordChange change, UserDetails user, String password,
			String newPassword) {
		try {
			return change.change(user, password, newPassword);
		}
		catch (PasswordExpiredException ex) {
			refuse(login, new CredentialsExpiredException("The new password is not accepted"));
			throw ex;
		}
	}

	/**
	 * Treat a change that the server did not ask for as a login with the old password.
	 * Throws a {@link PasswordExpiredException} if the old password has expired, and
	 * refuses otherwise: for a correct password that has not expired, the manager gets a
	 * wrong one, so nothing changes and nobody is logged in.
	 */
	private @Nullable LoginResult requestChange(SshLogin login, String password) {
		boolean changeable = find(login, password) != null;
		LoginResult result = authenticate(login, changeable ? password : UUID.randomUUID().toString());
		return (result != null) ? refuse(login, new BadCredentialsException("The old password has not expired")) : null;
	}

	private @Nullable LoginResult refuse(SshLogin login, AuthenticationException failure) {
		this.step.publishFailure(failure, login, this.method);
		return null;
	}

	/**
	 * Return the user of an expired password if nothing else prevents the login, or
	 * {@code null}. A user who may not log in cannot change a password, and is not told
	 * that it has expired.
	 */
	private @Nullable UserDetails find(SshLogin login, String password) {
		try {
			UserDetails user = (this.change != null) ? this.change.findExpired(login.username(), password) : null;
			return (user != null && this.step.accept(login, toResult(login, user)) != null) ? user : null;
		}
		catch (RuntimeException ex) {
			this.failures.error("An expired password could not be checked", ex);
			return null;
		}
	}

	/**
	 * Log in a user whose new password is stored although the application did not renew
	 * the credentials with it.
	 */
	private @Nullable LoginResult accept(SshLogin login, UserDetails user) {
		logger.warn("The credentials of user '" + user.getUsername() + "' stay expired with a new password: "
				+ "the UserDetailsPasswordService should renew them.");
		Authentication result = toResult(login, user);
		this.step.getPublisher().publishAuthenticationSuccess(result);
		return this.step.accept(login, result);
	}

	private Authentication toResult(SshLogin login, UserDetails user) {
		List<GrantedAuthority> authorities = new ArrayList<>(user.getAuthorities());
		authorities.add(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY));
		UsernamePasswordAuthenticationToken result = UsernamePasswordAuthenticationToken.authenticated(user, null,
				authorities);
		result.setDetails(details(login));
		return result;
	}

	private SshAuthenticationDetails details(SshLogin login) {
		return LoginDetails.of(login, this.method);
	}

	private static final class ExpiryNote implements AuthenticationManager {

		private final AuthenticationManager manager;

		private boolean expired;

		ExpiryNote(AuthenticationManager manager) {
			this.manager = manager;
		}

		@Override
		public Authentication authenticate(Authentication authentication) {
			try {
				return this.manager.authenticate(authentication);
			}
			catch (CredentialsExpiredException ex) {
				this.expired = true;
				throw ex;
			}
		}

	}

}
