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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshConnections;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.security.authentication.AccountStatusException;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * Closes the connections of users who could no longer log in because they are gone,
 * locked, disabled, expired, or lack the required authority.
 */
public final class ConnectedUserRecheck {

	private static final Log logger = LogFactory.getLog(ConnectedUserRecheck.class);

	private final SshConnections connections;

	private final UserLookup users;

	private final LoginAuthorization loginAuthorization;

	private final AccountStatusUserDetailsChecker accountStatus = new AccountStatusUserDetailsChecker();

	public ConnectedUserRecheck(SshConnections connections, UserDetailsService userDetailsService,
			LoginAuthorization loginAuthorization) {
		this.connections = connections;
		this.users = new UserLookup(userDetailsService);
		this.loginAuthorization = loginAuthorization;
	}

	/**
	 * Check every connected user once. A user who cannot be looked up because the user
	 * service fails stays connected. Authorities that came with a login, such as factors
	 * and those of a certificate, count as long as the user has lost none of its own.
	 */
	public void check() {
		this.connections.list()
			.stream()
			.collect(Collectors.groupingBy((connection) -> connection.getAuthentication().getName()))
			.forEach(this::check);
	}

	private void check(String name, List<SshConnection> current) {
		try {
			UserDetails user = this.users.find(name);
			if (user == null) {
				close(current, name, "is gone");
				return;
			}
			this.accountStatus.check(user);
			close(current.stream().filter((connection) -> !isGranted(user, connection)).toList(), name,
					"lacks the authority");
		}
		catch (AccountStatusException | BadCredentialsException ex) {
			close(current, name, "is locked, disabled or expired");
		}
		catch (RuntimeException ex) {
			logger.warn("Cannot tell whether user '" + name + "' may stay logged in", ex);
		}
	}

	private boolean isGranted(UserDetails user, SshConnection connection) {
		Authentication login = connection.getAuthentication();
		List<GrantedAuthority> authorities = new ArrayList<>(user.getAuthorities());
		if (login.getPrincipal() instanceof UserDetails before && authorities.containsAll(before.getAuthorities())) {
			authorities.addAll(login.getAuthorities());
		}
		return this.loginAuthorization.isGranted(authorities, connection.getListener());
	}

	private void close(List<SshConnection> refused, String name, String reason) {
		long closed = refused.stream().filter((connection) -> this.connections.close(connection.getId())).count();
		if (closed > 0) {
			logger.info("Closed " + closed + " connections of user '" + name + "', who " + reason);
		}
	}

}
