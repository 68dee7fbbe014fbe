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

package io.github.sshspringboot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.session.SshSessionBackend;
import io.github.sshspringboot.session.SshSessionType;
import io.github.sshspringboot.session.internal.SessionRoute;
import io.github.sshspringboot.session.internal.SessionRoutes;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.hierarchicalroles.NullRoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.util.StringUtils;

/**
 * Checks the routes of {@code ssh.session.routes}.
 */
final class ConfiguredRoutes {

	private final Set<String> listeners = new TreeSet<>(Set.of(SshPeer.DEFAULT_LISTENER));

	private final SessionBackends backends;

	ConfiguredRoutes(SshServerProperties server, SessionBackends backends) {
		server.getListeners().forEach((listener) -> this.listeners.add(String.valueOf(listener.getName())));
		this.backends = backends;
	}

	/**
	 * Return the routes. A role hierarchy of the application may block.
	 */
	SessionRoutes of(SshSessionProperties properties, RoleHierarchy roleHierarchy) {
		boolean known = roleHierarchy instanceof RoleHierarchyImpl || roleHierarchy instanceof NullRoleHierarchy;
		return new SessionRoutes(routes(properties), new UserAuthorities(roleHierarchy), !known);
	}

	private List<SessionRoute> routes(SshSessionProperties properties) {
		List<SessionRoute> routes = new ArrayList<>();
		for (SshSessionProperties.Route route : properties.getRoutes()) {
			routes.add(check("ssh.session.routes[" + routes.size() + "].", route));
		}
		return routes;
	}

	private SessionRoute check(String prefix, SshSessionProperties.Route route) {
		checkText(prefix + "users", route.getUsers());
		checkText(prefix + "authorities", route.getAuthorities());
		checkText(prefix + "commands", route.getCommands());
		checkListener(prefix + "listener", route.getListener());
		PropertyValue.check(prefix + "types", route.getTypes(),
				route.getCommands().isEmpty() || !route.getTypes().equals(Set.of(SshSessionType.SHELL)),
				"A shell has no command line: a route with commands never matches one.");
		String backend = route.getBackend();
		this.backends.check(prefix + "backend", backend);
		PropertyValue.check(prefix + "backend", backend,
				SshSessionBackend.COMMANDS.equals(backend) || SessionRoute.NONE.equals(backend)
						|| !route.getUsers().isEmpty() || !route.getAuthorities().isEmpty(),
				"A route to it must name users or authorities: who may log in may not run sessions there for that "
						+ "reason alone.");
		return new SessionRoute(route.getUsers(), route.getAuthorities(), route.getListener(), route.getTypes(),
				route.getCommands(), String.valueOf(backend));
	}

	private static void checkText(String property, List<String> values) {
		PropertyValue.check(property, values, values.stream().allMatch(StringUtils::hasText),
				"It must not have an empty entry.");
	}

	private void checkListener(String property, @Nullable String listener) {
		PropertyValue.check(property, listener, listener == null || this.listeners.contains(listener),
				"There is no such listener, but " + String.join(", ", this.listeners) + ".");
	}

}
