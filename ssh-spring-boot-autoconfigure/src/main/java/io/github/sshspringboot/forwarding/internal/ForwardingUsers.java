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

package io.github.sshspringboot.forwarding.internal;

import java.util.List;

import io.github.sshspringboot.forwarding.SshTunnelRequest;
import io.github.sshspringboot.server.SshConnection;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.authorization.AuthoritiesAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;

/**
 * Decides which users may have tunnels: those with one of the authorities, or all who may
 * log in if there are none. The application may decide about each request after that.
 */
public final class ForwardingUsers {

	private final List<String> authorities;

	private final AuthoritiesAuthorizationManager authoritiesManager = new AuthoritiesAuthorizationManager();

	private final @Nullable AuthorizationManager<SshTunnelRequest> manager;

	public ForwardingUsers(List<String> authorities, @Nullable RoleHierarchy roleHierarchy,
			@Nullable AuthorizationManager<SshTunnelRequest> manager) {
		this.authorities = List.copyOf(authorities);
		this.manager = manager;
		if (roleHierarchy != null) {
			this.authoritiesManager.setRoleHierarchy(roleHierarchy);
		}
	}

	boolean mayForward(SshConnection connection) {
		return this.authorities.isEmpty()
				|| isGranted(this.authoritiesManager.authorize(connection::getAuthentication, this.authorities));
	}

	boolean mayHave(SshTunnelRequest request) {
		return this.manager == null
				|| isGranted(this.manager.authorize(() -> request.connection().getAuthentication(), request));
	}

	private static boolean isGranted(@Nullable AuthorizationResult result) {
		return result != null && result.isGranted();
	}

}
