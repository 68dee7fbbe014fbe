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

import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.FailureLog;
import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSessionHandler;
import io.github.sshspringboot.server.internal.SshSessionSelector;
import io.github.sshspringboot.server.internal.SshSessionStart;
import io.github.sshspringboot.server.internal.SshSubsystemHandler;
import io.github.sshspringboot.server.internal.execution.BoundedExecutor;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.session.SshSessionBackend;
import io.github.sshspringboot.session.SshSessionException;
import io.github.sshspringboot.session.SshSessionRequest;
import io.github.sshspringboot.session.SshSessionRouter;
import io.github.sshspringboot.session.SshSessionType;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The one place where it is decided what runs a session: by the configured routes, which
 * are matched at once, or by the router of the application, which may block and so
 * decides on a thread of the session.
 */
public final class SessionSelection implements SshSessionSelector {

	private static final String REFUSED = "You may not run this session here.";

	private static final String UNNAMED = "custom";

	private final CommandsBackend commands;

	private final Map<String, SshSessionBackend> backends;

	private final SessionRoutes routes;

	private final @Nullable SshSessionRouter router;

	private final SessionRunner runner;

	private final SessionPlaces places;

	private final SshExecutors executors;

	private final BoundedExecutor refusals;

	private final FailureLog failures = new FailureLog(LogFactory.getLog(SessionSelection.class), Clock.systemUTC());

	/**
	 * Create a selection.
	 * @param commands what runs a session that nothing else does
	 * @param backends the other backends by their names
	 * @param routes the configured routes
	 * @param router the router of the application, which decides instead of the routes
	 * @param runner what stands around every session
	 * @param places the places for sessions of the other backends
	 * @param executors the executors of the server
	 */
	public SessionSelection(CommandsBackend commands, Map<String, SshSessionBackend> backends, SessionRoutes routes,
			@Nullable SshSessionRouter router, SessionRunner runner, SessionPlaces places, SshExecutors executors) {
		this.commands = commands;
		this.backends = Map.copyOf(backends);
		this.routes = routes;
		this.router = router;
		this.runner = runner;
		this.places = places;
		this.executors = executors;
		this.refusals = executors.control().part();
	}

	@Override
	public @Nullable SshSessionHandler select(SshSessionStart start) {
		Decision decision = Decision.of(start, this.commands.select(start));
		if (this.router != null) {
			SshSessionRouter router = this.router;
			return new RoutedHandler(decision.services(), (session) -> decide(router, session, decision));
		}
		if (this.routes.isSlow()) {
			return new RoutedHandler(decision.services(),
					(session) -> orRefused(find(this.routes.findBackend(decision.request()), decision), decision));
		}
		String name = this.routes.findBackend(decision.request());
		if (SessionRoute.NONE.equals(name)) {
			tellRefused(decision.request());
		}
		return find(name, decision);
	}

	/**
	 * Tell of a session that a route refuses at once, not on an I/O thread. Nobody is
	 * told while a client refuses itself more than can be told.
	 */
	private void tellRefused(SshSessionRequest request) {
		try {
			this.refusals.execute(request.connection().getAuthentication().getName(),
					() -> this.runner.refused(request, SessionRoute.NONE, ExitStatus.DENIED));
		}
		catch (RejectedExecutionException ex) {
			this.failures.warn("Sessions that a route refuses are too many to be told of");
		}
	}

	private @Nullable SshSessionHandler find(String name, Decision decision) {
		if (SessionRoute.NONE.equals(name)) {
			return null;
		}
		SshSessionBackend backend = this.backends.get(name);
		return (backend != null) ? handler(name, backend, decision) : commands(decision);
	}

	private SshSessionHandler decide(SshSessionRouter router, SshSession session, Decision decision) throws Exception {
		SshSessionBackend backend;
		try {
			backend = router.route(decision.request());
		}
		catch (Exception | Error ex) {
			if (session.getCancellation().isCancelled()) {
				throw ex;
			}
			return new FailedHandler(this.runner, decision.request(), decision.services(), ex);
		}
		if (backend == null) {
			return orRefused(null, decision);
		}
		return (backend instanceof CommandsBackend) ? orRefused(commands(decision), decision)
				: handler(nameOf(backend), backend, decision);
	}

	private String nameOf(SshSessionBackend backend) {
		return this.backends.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() == backend)
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(UNNAMED);
	}

	private @Nullable SshSessionHandler commands(Decision decision) {
		return (decision.commands() != null) ? new CommandsHandler(this.runner, decision.request(), decision.commands())
				: null;
	}

	private SshSessionHandler handler(String name, SshSessionBackend backend, Decision decision) {
		return new BackendHandler(name, backend, decision.request(), Decision.serviceOf(decision.request()),
				this.runner, this.places, this.executors);
	}

	private SshSessionHandler orRefused(@Nullable SshSessionHandler handler, Decision decision) {
		return (handler != null) ? handler : new FailedHandler(this.runner, decision.request(), decision.services(),
				new SshSessionException(REFUSED, ExitStatus.DENIED, null));
	}

	/**
	 * What is known of a session before it is decided where it runs: the handler of the
	 * application's own, and the services of which the listener must carry one. A line
	 * that transfers files here is any line elsewhere, so there may be two.
	 */
	private record Decision(SshSessionRequest request, @Nullable SshSessionHandler commands, Set<SshService> services) {

		static Decision of(SshSessionStart start, @Nullable SshSessionHandler commands) {
			SshSessionRequest request = new SshSessionRequest(start.connection(),
					SshSessionType.valueOf(start.type().name()), start.value(), start.original(), start.terminal());
			Set<SshService> services = EnumSet.of(serviceOf(request));
			if (commands != null) {
				services.add(commands.getService(start.value()));
			}
			return new Decision(request, commands, services);
		}

		/**
		 * Return what a backend that is not the application's own uses the connection
		 * for.
		 */
		static SshService serviceOf(SshSessionRequest request) {
			return switch (request.type()) {
				case EXEC -> SshService.COMMANDS;
				case SHELL -> SshService.SHELL;
				case SUBSYSTEM ->
					SshSubsystemHandler.SFTP.equals(request.command()) ? SshService.FILES : SshService.SUBSYSTEMS;
			};
		}

	}

}
