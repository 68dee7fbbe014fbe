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
import java.util.concurrent.Executor;

import io.github.sshspringboot.docker.internal.engine.Container;
import io.github.sshspringboot.docker.internal.engine.DockerEngine;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.session.SshSessionException;

/**
 * {@link SessionProcess} that is the first process of a container of its own.
 */
final class OwnContainer implements SessionProcess {

	private static final String OUT_OF_MEMORY = "The container needed more memory than it may have.";

	private static final int CONTROL_C = 3;

	private static final int KILLED = 128 + 9;

	private final DockerEngine engine;

	private final Container container;

	private final Executor threads;

	OwnContainer(DockerEngine engine, Container container, Executor threads) {
		this.engine = engine;
		this.container = container;
		this.threads = threads;
	}

	@Override
	public int run(InputStream input, OutputStream output, OutputStream error, Executor executor)
			throws IOException, InterruptedException, SshSessionException {
		int status = this.container.run(input, output, error, executor);
		if (status == KILLED && this.engine.isOutOfMemory(this.container.id())) {
			throw new SshSessionException(OUT_OF_MEMORY, ExitStatus.ofExitCode(status), null);
		}
		return status;
	}

	@Override
	public void resize(int rows, int columns) {
		this.container.resize(rows, columns);
	}

	@Override
	public boolean interrupt() {
		return this.container.type(CONTROL_C);
	}

	@Override
	public boolean signal(String name) {
		return this.container.kill(name);
	}

	@Override
	public void hangUp(Duration grace) {
		if (signal("HUP")) {
			Ending.await(() -> this.engine.await(this.container.id()), grace, this.threads);
		}
	}

	@Override
	public void close() {
		this.container.close();
	}

}
