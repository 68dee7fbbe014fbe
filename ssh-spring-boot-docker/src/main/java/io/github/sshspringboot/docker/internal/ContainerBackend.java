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

package io.github.sshspringboot.docker.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.sshspringboot.docker.SshContainer;
import io.github.sshspringboot.docker.SshContainerCustomizer;
import io.github.sshspringboot.docker.internal.engine.Container;
import io.github.sshspringboot.docker.internal.engine.ContainerDefinition;
import io.github.sshspringboot.docker.internal.engine.DockerEngine;
import io.github.sshspringboot.docker.internal.engine.EngineException;
import io.github.sshspringboot.docker.internal.engine.EngineException.Kind;
import io.github.sshspringboot.docker.internal.engine.ExecDefinition;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshServerListener;
import io.github.sshspringboot.server.SshSignal;
import io.github.sshspringboot.session.SshPseudoTerminal;
import io.github.sshspringboot.session.SshSessionBackend;
import io.github.sshspringboot.session.SshSessionContext;
import io.github.sshspringboot.session.SshSessionException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * {@link SshSessionBackend} that runs sessions in containers.
 */
public final class ContainerBackend implements SshSessionBackend, AutoCloseable {

	private static final Log logger = LogFactory.getLog(ContainerBackend.class);

	static final String NOT_STARTED = "The container could not be started.";

	private static final String UNREACHABLE = "Containers are not available now. Try again later.";

	private static final String NO_IMAGE = "The image of the container is not there.";

	private static final String LOST = "The connection to the container was lost.";

	private static final Map<String, Integer> NUMBERS = Map.ofEntries(Map.entry("HUP", 1), Map.entry("INT", 2),
			Map.entry("QUIT", 3), Map.entry("ILL", 4), Map.entry("ABRT", 6), Map.entry("FPE", 8), Map.entry("KILL", 9),
			Map.entry("USR1", 10), Map.entry("SEGV", 11), Map.entry("USR2", 12), Map.entry("PIPE", 13),
			Map.entry("ALRM", 14), Map.entry("TERM", 15));

	private final DockerEngine engine;

	private final ContainerSettings settings;

	private final ContainerRegistry registry;

	private final ContainerThreads threads;

	private final SessionContainers containers;

	private final ConnectionContainers connections;

	private final ContainerPlaces places;

	private final ContainerImages images;

	private final Launcher launcher;

	/**
	 * Create a backend.
	 * @param engine the engine
	 * @param settings what is configured
	 * @param registry knows the containers of this application
	 * @param threads threads besides those of the sessions
	 * @param customizers called for each session
	 * @param open tells whether there is a connection with an identifier
	 */
	public ContainerBackend(DockerEngine engine, ContainerSettings settings, ContainerRegistry registry,
			ContainerThreads threads, Supplier<List<SshContainerCustomizer>> customizers, Predicate<String> open) {
		this.engine = engine;
		this.settings = settings;
		this.registry = registry;
		this.threads = threads;
		this.containers = new SessionContainers(settings, customizers);
		this.connections = new ConnectionContainers(open, threads);
		this.places = new ContainerPlaces(settings.maxContainers(), settings.maxContainersPerUser());
		this.images = new ContainerImages(engine, settings, threads);
		this.launcher = new Launcher(settings.exec());
	}

	/**
	 * Return what has to hear of connections that end.
	 */
	public SshServerListener getListener() {
		return this.connections;
	}

	/**
	 * Look for the image, and pull it if that is configured.
	 */
	void prepare() {
		this.images.prepare();
	}

	/**
	 * Remove the containers that nobody uses.
	 */
	void sweep() {
		try {
			this.connections.sweep();
		}
		catch (RuntimeException ex) {
			logger.error("Containers whose connections have gone cannot be removed", ex);
		}
		this.registry.sweep();
	}

	@Override
	public ExitStatus run(SshSessionContext session) throws Exception {
		SshContainer container = this.containers.create(session);
		return (this.settings.mode() == ContainerMode.SESSION) ? runInOwn(session, container)
				: runInShared(session, container);
	}

	private ExitStatus runInOwn(SshSessionContext session, SshContainer container) throws Exception {
		String username = session.getConnection().getAuthentication().getName();
		try (ContainerPlaces.Place place = this.places.take(username);
				ContainerRegistry.Registration registration = this.registry.register(container, session.getId(),
						username)) {
			SshPseudoTerminal terminal = session.getTerminal();
			List<String> command = (terminal != null)
					? this.launcher.sized(container.getCommand(), terminal.rows(), terminal.columns())
					: container.getCommand();
			OwnContainer process = new OwnContainer(this.engine, create(ContainerDefinitions.of(container,
					registration.name(), command, container.getEnvironment(), terminal)), this.threads);
			AtomicBoolean expired = new AtomicBoolean();
			Future<?> life = scheduleEnd(() -> {
				expired.set(true);
				process.hangUp(this.settings.stopTimeout());
				process.close();
			});
			try {
				return run(session, process, expired::get);
			}
			finally {
				life.cancel(false);
			}
		}
	}

	private Future<?> scheduleEnd(Runnable end) {
		Duration life = this.settings.maxLife();
		return this.threads.schedule((life != null) ? life : Duration.ofDays(10_000), end);
	}

	private ExitStatus runInShared(SshSessionContext session, SshContainer container) throws Exception {
		SshConnection connection = session.getConnection();
		try (ConnectionContainers.Lease lease = lease(connection, container)) {
			SshPseudoTerminal terminal = session.getTerminal();
			int rows = (terminal != null) ? terminal.rows() : 0;
			int columns = (terminal != null) ? terminal.columns() : 0;
			ExecDefinition definition = new ExecDefinition(
					this.launcher.identified(container.getCommand(), rows, columns), container.getUser(),
					container.getWorkingDirectory(), container.getEnvironment(), terminal != null, true, rows, columns);
			return run(session,
					new SharedContainer(this.engine, lease.container(), definition, this.launcher, this.threads),
					lease.container()::isExpired);
		}
	}

	private ConnectionContainers.Lease lease(SshConnection connection, SshContainer container)
			throws SshSessionException, InterruptedException {
		try {
			return this.connections.lease(connection.getId(), () -> start(connection, container));
		}
		catch (EngineException ex) {
			throw notStarted(ex);
		}
	}

	private ConnectionContainer start(SshConnection connection, SshContainer container)
			throws EngineException, SshSessionException, InterruptedException {
		String username = connection.getAuthentication().getName();
		ContainerPlaces.Place place = this.places.take(username);
		ContainerRegistry.Registration registration = this.registry.register(container,
				"connection-" + connection.getId(), username);
		AtomicReference<Runnable> afterEnd = new AtomicReference<>(() -> {
			registration.close();
			place.close();
		});
		boolean started = false;
		try {
			ConnectionContainer own = new ConnectionContainer(
					create(ContainerDefinitions.of(container, registration.name(),
							this.launcher.script(ConnectionContainer.script()), Map.of(), null)),
					() -> afterEnd.getAndSet(() -> {
					}).run());
			try {
				own.start(this.threads);
				Duration life = this.settings.maxLife();
				if (life != null) {
					own.expireAfter(life, this.threads);
				}
				started = true;
			}
			finally {
				if (!started) {
					own.end();
				}
			}
			return own;
		}
		finally {
			if (!started) {
				afterEnd.getAndSet(() -> {
				}).run();
			}
		}
	}

	private Container create(ContainerDefinition definition) throws SshSessionException, InterruptedException {
		try {
			this.images.beforeContainer(definition.image());
			return createNow(definition);
		}
		catch (EngineException ex) {
			throw notStarted(ex);
		}
	}

	private Container createNow(ContainerDefinition definition)
			throws EngineException, SshSessionException, InterruptedException {
		try {
			return Container.create(this.engine, definition);
		}
		catch (EngineException ex) {
			if (ex.getKind() != Kind.NOT_FOUND) {
				throw ex;
			}
			if (!this.images.provide(definition.image())) {
				throw new SshSessionException(NO_IMAGE, ex);
			}
			return Container.create(this.engine, definition);
		}
	}

	private static SshSessionException notStarted(EngineException ex) {
		return new SshSessionException((ex.getKind() == Kind.UNREACHABLE) ? UNREACHABLE : NOT_STARTED, ex);
	}

	private ExitStatus run(SshSessionContext session, SessionProcess process, BooleanSupplier expired)
			throws Exception {
		AtomicReference<String> signal = new AtomicReference<>("");
		session.onResize((terminal) -> process.resize(terminal.rows(), terminal.columns()));
		session.onSignal((name) -> SshSignal.ofName(name) != null && send(process, name, signal));
		session
			.onBreak((length) -> (session.getTerminal() != null) ? process.interrupt() : send(process, "INT", signal));
		InputPump pump = new InputPump(this.threads);
		boolean ended = false;
		try {
			int code = process.run(session.getInput(), session.getOutput(), session.getError(), pump);
			ended = true;
			if (expired.getAsBoolean()) {
				throw expired();
			}
			return status(code, Objects.requireNonNull(signal.get()));
		}
		catch (EngineException ex) {
			throw expired.getAsBoolean() ? expired()
					: new SshSessionException(pump.hasStarted() ? LOST : NOT_STARTED, ex);
		}
		finally {
			end(process, ended, pump);
		}
	}

	private static boolean send(SessionProcess process, String name, AtomicReference<String> signal) {
		String before = signal.getAndSet(name);
		boolean sent = process.signal(name);
		if (!sent) {
			signal.set(before);
		}
		return sent;
	}

	/**
	 * Return what to tell the client. A process that an unasked signal ended looks as one
	 * that exited with the same number.
	 */
	private static ExitStatus status(int code, String signal) {
		Integer number = NUMBERS.get(signal);
		return (number != null && code == 128 + number) ? ExitStatus.signal(signal, "") : ExitStatus.ofExitCode(code);
	}

	private SshSessionException expired() {
		return new SshSessionException(
				"The container has lived as long as it may: "
						+ Objects.requireNonNull(this.settings.maxLife()).toSeconds() + " s.",
				ExitStatus.TIMED_OUT, null);
	}

	/**
	 * End what is left of a process, also on a thread that is interrupted.
	 */
	private void end(SessionProcess process, boolean ended, InputPump pump) {
		boolean interrupted = Thread.interrupted();
		try {
			if (!ended) {
				process.hangUp(this.settings.stopTimeout());
			}
			process.close();
			pump.close();
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public void close() {
		this.connections.endAll();
	}

}
