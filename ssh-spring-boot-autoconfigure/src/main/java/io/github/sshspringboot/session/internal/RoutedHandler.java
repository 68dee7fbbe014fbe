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

import java.util.Set;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSessionHandler;
import org.jspecify.annotations.Nullable;

/**
 * {@link SshSessionHandler} of a session for which it must be decided on a thread of its
 * own what runs it.
 */
final class RoutedHandler implements SshSessionHandler {

	private final Set<SshService> services;

	private final Route route;

	RoutedHandler(Set<SshService> services, Route route) {
		this.services = services;
		this.route = route;
	}

	@Override
	public Set<SshService> getServices(@Nullable String commandOrSubsystem) {
		return this.services;
	}

	@Override
	public boolean isRouted() {
		return true;
	}

	@Override
	public SshSessionHandler route(SshSession session) throws Exception {
		return this.route.apply(session);
	}

	@Override
	public ExitStatus handle(SshSession session) throws Exception {
		return route(session).handle(session);
	}

	/**
	 * Decides what runs a session.
	 */
	interface Route {

		SshSessionHandler apply(SshSession session) throws Exception;

	}

}
