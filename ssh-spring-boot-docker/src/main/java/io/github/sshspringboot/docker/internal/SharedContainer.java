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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;

import io.github.sshspringboot.docker.internal.engine.ContainerStreams;
import io.github.sshspringboot.docker.internal.engine.DockerEngine;
import io.github.sshspringboot.docker.internal.engine.EngineException;
import io.github.sshspringboot.docker.internal.engine.ExecDefinition;
import io.github.sshspringboot.session.SshSessionException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * {@link SessionProcess} in a container that others use as well. An engine sends signals
 * to the first process of a container only, so the process tells its id, and another one
 * in the container signals its group. What has left its session is left to the end of the
 * container.
 */
final class SharedContainer implements SessionProcess {

	private static final Log logger = LogFactory.getLog(SharedContainer.class);

	private static final String SIGNAL = "kill -s \"$1\" -- \"-$2\"";

	/** Kills all of a session, three times because a process may be forking. */
	private static final String KILL = "for time in 1 2 3; do for file in /proc/[0-9]*/stat; do "
			+ "{ read -r line <\"$file\"; } 2>/dev/null || continue; id=${file#/proc/}; id=${id%/stat}; "
			+ "set -- \"$1\" ${line##*) }; [ \"$5\" != \"$1\" ] || [ \"$2\" = Z ] || kill -s KILL \"$id\"; "
			+ "done; done; true";

	/**
	 * A process of the user can stop a script, and a busy engine is slow to start one.
	 */
	private static final Duration SCRIPT_TIMEOUT = Duration.ofSeconds(15);

	private static final int CONTROL_C = 3;

	private final DockerEngine engine;

	private final ConnectionContainer container;

	private final ExecDefinition definition;

	private final Launcher launcher;

	private final Executor threads;

	private final Object terminal = new Object();

	private final ProcessIdOutput output = new ProcessIdOutput();

	private int rows;

	private int columns;

	private volatile @Nullable String execId;

	private volatile @Nullable ContainerStreams streams;

	private volatile boolean begun;

	private volatile boolean ended;

	SharedContainer(DockerEngine engine, ConnectionContainer container, ExecDefinition definition, Launcher launcher,
			Executor threads) {
		this.engine = engine;
		this.container = container;
		this.definition = definition;
		this.launcher = launcher;
		this.threads = threads;
		this.rows = definition.rows();
		this.columns = definition.columns();
	}

	@Override
	public int run(InputStream input, OutputStream output, OutputStream error, Executor executor)
			throws IOException, InterruptedException, SshSessionException {
		String execId = this.engine.createExec(this.container.id(), this.definition);
		this.begun = true;
		ContainerStreams streams = this.engine.startExec(execId, this.definition.tty());
		this.streams = streams;
		synchronized (this.terminal) {
			this.execId = execId;
			resize();
		}
		executor.execute(() -> copyInput(input, streams));
		streams.copyTo(this.output.to(output), error);
		int status = this.engine.awaitExec(execId);
		this.ended = true;
		if (this.output.id() == null) {
			throw new SshSessionException(ContainerBackend.NOT_STARTED, new IOException(this.output.text()));
		}
		return status;
	}

	/**
	 * Copy the input when the id has arrived: a terminal echoes what is typed earlier
	 * before it.
	 */
	private void copyInput(InputStream input, ContainerStreams streams) {
		try (OutputStream target = streams.input()) {
			this.output.awaitId();
			input.transferTo(target);
		}
		catch (IOException ex) {
			logger.debug("The input of a process ended early", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void resize(int rows, int columns) {
		synchronized (this.terminal) {
			this.rows = rows;
			this.columns = columns;
			resize();
		}
	}

	private void resize() {
		if (this.execId == null || !this.definition.tty() || this.rows <= 0 || this.columns <= 0) {
			return;
		}
		try {
			this.engine.resizeExec(this.execId, this.rows, this.columns);
		}
		catch (EngineException ex) {
			logger.debug("A process cannot be resized", ex);
		}
	}

	@Override
	public boolean interrupt() {
		ContainerStreams streams = this.streams;
		if (streams == null) {
			return false;
		}
		try {
			streams.input().write(CONTROL_C);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public boolean signal(String name) {
		String id = this.output.id();
		return id != null && !this.ended && runScript(SIGNAL, name, id);
	}

	@Override
	public void hangUp(Duration grace) {
		String execId = this.execId;
		if (execId != null && signal("HUP")) {
			Ending.await(() -> this.engine.awaitExec(execId), grace, this.threads);
		}
	}

	@Override
	public void close() {
		if (this.begun && !this.ended) {
			String id = this.output.id();
			if (id == null || !runScript(KILL, id)) {
				logger.debug("Container " + this.container.id() + " ends with one of its processes");
				this.container.end();
			}
		}
		this.ended = true;
		ContainerStreams streams = this.streams;
		if (streams != null) {
			streams.close();
		}
	}

	private boolean runScript(String script, String... arguments) {
		Integer status = Ending.await(() -> scriptStatus(script, arguments), SCRIPT_TIMEOUT, this.threads);
		return status != null && status == 0;
	}

	private int scriptStatus(String script, String... arguments) throws IOException, InterruptedException {
		String id = this.engine.createExec(this.container.id(), new ExecDefinition(
				this.launcher.script(script, arguments), this.definition.user(), null, Map.of(), false, false, 0, 0));
		try (ContainerStreams scriptStreams = this.engine.startExec(id, false)) {
			scriptStreams.copyTo(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
		}
		return this.engine.execStatus(id);
	}

}
