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

import io.github.sshspringboot.server.internal.login.PasswordExpiredException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Changes expired passwords of users who know the old one.
 */
public final class PasswordChange {

	private static final Log logger = LogFactory.getLog(PasswordChange.class);

	private static final int MAX_LENGTH = 1024;

	private final UserLookup users;

	private final UserDetailsPasswordService passwords;

	private final PasswordEncoder encoder;

	private volatile @Nullable String encodedOfNobody;

	/**
	 * Create a new change of passwords. The {@link UserDetailsPasswordService} should
	 * renew the credentials together with the password, or the user is asked again at the
	 * next login. Each change is verified after it.
	 */
	public PasswordChange(UserDetailsService users, UserDetailsPasswordService passwords, PasswordEncoder encoder) {
		this.users = new UserLookup(users);
		this.passwords = passwords;
		this.encoder = encoder;
	}

	/**
	 * Return the user if the password is correct and has expired, and the account is
	 * otherwise in good standing, or {@code null}. Takes as long for an unknown user.
	 */
	@Nullable UserDetails findExpired(String username, String password) {
		UserDetails user = this.users.find(username);
		String encoded = (user != null) ? user.getPassword() : getEncodedOfNobody();
		boolean right = this.encoder.matches(password, encoded);
		return (right && user != null && isExpired(user)) ? user : null;
	}

	private static boolean isExpired(UserDetails user) {
		return !user.isCredentialsNonExpired() && user.isEnabled() && user.isAccountNonLocked()
				&& user.isAccountNonExpired();
	}

	private String getEncodedOfNobody() {
		String encoded = this.encodedOfNobody;
		if (encoded == null) {
			encoded = String.valueOf(this.encoder.encode("nobody"));
			this.encodedOfNobody = encoded;
		}
		return encoded;
	}

	/**
	 * Change the password and verify that it is stored. Returns the user after the
	 * change, or {@code null} if the new password is not stored. Throws a
	 * {@link PasswordExpiredException} if the new password is not accepted.
	 */
	@Nullable UserDetails change(UserDetails user, String password, String newPassword) {
		if (newPassword.isBlank() || newPassword.length() > MAX_LENGTH) {
			throw new PasswordExpiredException("The new password must not be empty or longer than 1024 characters.");
		}
		if (newPassword.equals(password)) {
			throw new PasswordExpiredException("The new password must not be the old one.");
		}
		try {
			this.passwords.updatePassword(user, this.encoder.encode(newPassword));
			return findStored(user.getUsername(), newPassword);
		}
		catch (RuntimeException ex) {
			logger.error("The password of user '" + user.getUsername() + "' could not be changed", ex);
			throw new PasswordExpiredException("The new password was not accepted.");
		}
	}

	private @Nullable UserDetails findStored(String username, String newPassword) {
		UserDetails stored = this.users.find(username);
		if (stored != null && this.encoder.matches(newPassword, stored.getPassword())) {
			return stored;
		}
		logger.error("The new password of user '" + username + "' is not stored: the "
				+ this.passwords.getClass().getName()
				+ " did nothing. Make it store passwords; a JdbcUserDetailsManager needs setEnableUpdatePassword(true).");
		return null;
	}

}
