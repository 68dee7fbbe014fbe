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

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.github.sshspringboot.docker.SshContainer;
import io.github.sshspringboot.docker.internal.engine.ContainerSummary;
import io.github.sshspringboot.docker.internal.engine.DockerEngine;
import io.github.sshspringboot.docker.internal.engine.EngineException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Knows the containers of this application by their labels, and removes those that nobody
 * uses: left behind by a process that has ended, or by an engine that did not answer.
 */
public final class ContainerRegistry {

	private static final Log logger = LogFactory.getLog(ContainerRegistry.class);

	private static final String PREFIX = "io.github.sshspringboot.";

	static final String INSTANCE = PREFIX + "instance";

	static final String PROCESS = PREFIX + "process";

	static final String SESSION = PREFIX + "session";

	static final String USER = PREFIX + "user";

	/**
	 * The sessions and connections of all applications of this process whose containers
	 * are in use: their containers have the same labels.
	 */
	private static final Set<String> inUse = ConcurrentHashMap.newKeySet();

	private final DockerEngine engine;

	private final String instance;

	private final @Nullable ProcessIdentity process;

	private boolean reachable = true;

	/**
	 * Create a registry.
	 * @param engine the engine
	 * @param instance what containers of this application have in common
	 * @param process this process, if others may run with the same instance, otherwise
	 * {@code null}
	 */
	public ContainerRegistry(DockerEngine engine, String instance, @Nullable ProcessIdentity process) {
		this.engine = engine;
		this.instance = instance;
		this.process = process;
	}

	/**
	 * Label a container that is going to be created for a session or connection, which is
	 * in use until the registration is closed, and return its name.
	 */
	Registration register(SshContainer container, String session, String username) {
		Map<String, String> labels = container.getLabels();
		labels.keySet().removeIf((name) -> name.startsWith(PREFIX));
		labels.put(INSTANCE, this.instance);
		labels.put(SESSION, session);
		labels.put(USER, username);
		if (this.process != null) {
			labels.put(PROCESS, this.process.toString());
		}
		String name = "ssh-" + session + "-" + UUID.randomUUID().toString().substring(0, 8);
		inUse.add(session);
		return new Registration(name, () -> inUse.remove(session));
	}

	/**
	 * Remove the containers that nobody uses.
	 */
	void sweep() {
		try {
			Map<String, String> labels = new HashMap<>();
			labels.put(INSTANCE, this.instance);
			for (ContainerSummary container : this.engine.list(labels)) {
				if (isOrphan(container.labels())) {
					remove(container.id());
				}
			}
			this.reachable = true;
		}
		catch (EngineException ex) {
			if (this.reachable) {
				logger.warn("Containers that were left behind cannot be removed now: " + ex.getMessage());
			}
			this.reachable = false;
		}
		catch (RuntimeException ex) {
			logger.error("Containers that were left behind cannot be removed", ex);
		}
	}

	/**
	 * Remove a container, which must not keep the others if it cannot be removed.
	 */
	private void remove(String id) throws EngineException {
		try {
			this.engine.remove(id);
			logger.info("Removed container " + id + ", which was left behind");
		}
		catch (EngineException ex) {
			if (ex.getKind() == EngineException.Kind.UNREACHABLE) {
				throw ex;
			}
			logger.debug("Container " + id + " cannot be removed now", ex);
		}
	}

	private boolean isOrphan(Map<String, String> labels) {
		String process = labels.get(PROCESS);
		if (this.process == null || process == null || process.equals(this.process.toString())) {
			return !inUse.contains(labels.getOrDefault(SESSION, ""));
		}
		return this.process.isGone(process);
	}

	/**
	 * The name of a container that is in use until this is closed.
	 */
	record Registration(String name, Runnable end) implements AutoCloseable {

		@Override
		public void close() {
			this.end.run();
		}

	}

}
