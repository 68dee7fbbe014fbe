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

package io.github.sshspringboot.docker.internal.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Executor;

import io.github.sshspringboot.docker.internal.engine.EngineException.Kind;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The life of one container: it is created, runs once with its streams, and is removed.
 * Its size, signals and its end may come from any thread at any time.
 */
public final class Container implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(Container.class);

	private final DockerEngine engine;

	private final String id;

	private final ContainerStreams streams;

	private final Object terminal = new Object();

	private final Object removal = new Object();

	private int rows;

	private int columns;

	private boolean started;

	private boolean removed;

	private Container(DockerEngine engine, String id, ContainerStreams streams, ContainerDefinition definition) {
		this.engine = engine;
		this.id = id;
		this.streams = streams;
		this.rows = definition.rows();
		this.columns = definition.columns();
	}

	/**
	 * Create a container, with nothing left of it if that fails.
	 */
	public static Container create(DockerEngine engine, ContainerDefinition definition) throws EngineException {
		String id = createUnattached(engine, definition);
		boolean attached = false;
		try {
			Container container = new Container(engine, id, engine.attach(id, definition.tty()), definition);
			attached = true;
			return container;
		}
		finally {
			if (!attached) {
				remove(engine, id);
			}
		}
	}

	private static String createUnattached(DockerEngine engine, ContainerDefinition definition) throws EngineException {
		try {
			return engine.create(definition);
		}
		catch (EngineException ex) {
			// A container with its name is another one, and one whose answer is lost may
			// exist
			String name = definition.name();
			if (name != null && ex.getKind() != Kind.CONFLICT && ex.getKind() != Kind.UNREACHABLE) {
				remove(engine, name);
			}
			throw ex;
		}
	}

	public String id() {
		return this.id;
	}

	/**
	 * Start the container, copy its streams until it has ended, and return its exit
	 * status. The input is read on another thread, which goes on with that until the
	 * input ends or the container is gone and more input comes.
	 */
	public int run(InputStream input, OutputStream output, OutputStream error, Executor executor)
			throws IOException, InterruptedException {
		start();
		executor.execute(() -> copyInput(input));
		this.streams.copyTo(output, error);
		return this.engine.await(this.id);
	}

	private void start() throws EngineException {
		this.engine.start(this.id);
		synchronized (this.terminal) {
			this.started = true;
			resize();
		}
	}

	private void copyInput(InputStream input) {
		try (OutputStream target = this.streams.input()) {
			input.transferTo(target);
		}
		catch (IOException ex) {
			logger.debug("The input of container " + this.id + " ended early", ex);
		}
	}

	/**
	 * Set the size of the terminal, now or when the container has started.
	 */
	public void resize(int rows, int columns) {
		synchronized (this.terminal) {
			this.rows = rows;
			this.columns = columns;
			if (this.started) {
				resize();
			}
		}
	}

	private void resize() {
		if (this.rows <= 0 || this.columns <= 0) {
			return;
		}
		try {
			this.engine.resize(this.id, this.rows, this.columns);
		}
		catch (EngineException ex) {
			logger.debug("Container " + this.id + " cannot be resized", ex);
		}
	}

	/**
	 * Send a signal, such as {@code TERM}, and return whether there is a process that
	 * gets it.
	 */
	public boolean kill(String signal) {
		try {
			this.engine.kill(this.id, signal);
			return true;
		}
		catch (EngineException ex) {
			logger.debug("Container " + this.id + " gets no signal", ex);
			return false;
		}
	}

	/**
	 * Type a key at the terminal, besides the input, and return whether that worked.
	 */
	public boolean type(int key) {
		try {
			this.streams.input().write(key);
			return true;
		}
		catch (IOException ex) {
			logger.debug("Container " + this.id + " gets no key", ex);
			return false;
		}
	}

	/**
	 * Kill and remove the container if that is not done already, also on a thread that is
	 * interrupted.
	 */
	@Override
	public void close() {
		this.streams.close();
		synchronized (this.removal) {
			this.removed = this.removed || remove(this.engine, this.id);
		}
	}

	private static boolean remove(DockerEngine engine, String id) {
		try {
			engine.remove(id);
			return true;
		}
		catch (EngineException ex) {
			logger.warn("Container " + id + " is left behind: " + ex.getMessage());
			return false;
		}
	}

}
