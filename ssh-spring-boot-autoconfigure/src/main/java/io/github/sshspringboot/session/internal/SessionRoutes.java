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

package io.github.sshspringboot.session.internal;

import java.util.List;
import java.util.function.BiPredicate;

import io.github.sshspringboot.session.SshSessionBackend;
import io.github.sshspringboot.session.SshSessionRequest;

import org.springframework.security.core.Authentication;

/**
 * The configured routes, of which the first that matches counts.
 */
public final class SessionRoutes {

	private final List<SessionRoute> routes;

	private final BiPredicate<Authentication, List<String>> authorization;

	private final boolean slow;

	/**
	 * Create routes.
	 * @param routes the routes in their order
	 * @param authorization whether a user has one of some authorities
	 * @param blocking whether that may block
	 */
	public SessionRoutes(List<SessionRoute> routes, BiPredicate<Authentication, List<String>> authorization,
			boolean blocking) {
		this.routes = List.copyOf(routes);
		this.authorization = authorization;
		this.slow = blocking && routes.stream().anyMatch((route) -> !route.authorities().isEmpty());
	}

	/**
	 * Return whether matching runs code of the application, which may block.
	 */
	boolean isSlow() {
		return this.slow;
	}

	String findBackend(SshSessionRequest request) {
		return this.routes.stream()
			.filter((route) -> route.matches(request) && isGranted(route, request))
			.map(SessionRoute::backend)
			.findFirst()
			.orElse(SshSessionBackend.COMMANDS);
	}

	private boolean isGranted(SessionRoute route, SshSessionRequest request) {
		return route.authorities().isEmpty()
				|| this.authorization.test(request.connection().getAuthentication(), route.authorities());
	}

}
