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

package io.github.sshspringboot.session.internal.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.session.SshPseudoTerminal;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Runs sessions of a {@link ProcessBackend} that a test configures.
 */
class TestProcesses {

	/**
	 * Home of programs that would leave a history behind.
	 */
	static final String NO_HOME = "/nonexistent";

	private ArgumentVector shell = ArgumentVector.of(List.of("/bin/sh"));

	private ArgumentVector command = ArgumentVector.ofCommand(List.of("{command}"));

	private final Map<String, ArgumentVector> subsystems = new HashMap<>();

	private final Map<String, String> environment = new HashMap<>();

	private @Nullable WorkingDirectory directory;

	private Duration gracePeriod = Duration.ofSeconds(5);

	private boolean terminals = true;

	private ThreadFactory threads = threads();

	private static ThreadFactory threads() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("test-process-");
		threads.setDaemon(true);
		return threads;
	}

	static SshPseudoTerminal terminal(int columns, int rows) {
		return new SshPseudoTerminal("xterm", columns, rows, 0, 0, Map.of());
	}

	TestProcesses shell(String... arguments) {
		this.shell = ArgumentVector.of(Arrays.asList(arguments));
		return this;
	}

	TestProcesses command(String... arguments) {
		this.command = ArgumentVector.ofCommand(Arrays.asList(arguments));
		return this;
	}

	TestProcesses subsystem(String name, String... arguments) {
		this.subsystems.put(name, ArgumentVector.of(Arrays.asList(arguments)));
		return this;
	}

	TestProcesses environment(String name, String value) {
		this.environment.put(name, value);
		return this;
	}

	TestProcesses directory(WorkingDirectory directory) {
		this.directory = directory;
		return this;
	}

	TestProcesses gracePeriod(Duration gracePeriod) {
		this.gracePeriod = gracePeriod;
		return this;
	}

	/**
	 * Let there be no more than a number of threads.
	 */
	TestProcesses maxThreads(int max) {
		AtomicInteger count = new AtomicInteger();
		this.threads = (task) -> {
			if (count.incrementAndGet() > max) {
				throw new OutOfMemoryError("unable to create native thread");
			}
			return threads().newThread(task);
		};
		return this;
	}

	TestProcesses withoutTerminals() {
		this.terminals = false;
		return this;
	}

	private ProcessBackend backend() {
		return new ProcessBackend(new ProcessSettings(this.shell, this.command, this.subsystems, this.directory,
				this.environment, this.gracePeriod), this.terminals, this.threads);
	}

	ExitStatus run(TestContext session) throws Exception {
		return start(session).await();
	}

	Running start(TestContext session) {
		ProcessBackend backend = backend();
		return new Running(() -> backend.run(session));
	}

	/**
	 * Return the command lines of processes that have a text in them.
	 */
	static List<String> processesWith(String text) {
		List<String> found = new ArrayList<>();
		ProcessHandle.allProcesses()
			.filter((process) -> process.info().commandLine().orElse("").contains(text))
			.filter((process) -> !process.info().command().orElse("").endsWith("/java"))
			.forEach((process) -> found.add(process.pid() + " " + process.info().commandLine().orElse("")));
		return found;
	}

	/**
	 * A session on its thread.
	 */
	static class Running {

		private final FutureTask<ExitStatus> task;

		private final Thread thread;

		Running(Callable<ExitStatus> session) {
			this.task = new FutureTask<>(session);
			this.thread = new Thread(this.task, "test-session");
			this.thread.setDaemon(true);
			this.thread.start();
		}

		ExitStatus await() throws Exception {
			return await(Duration.ofSeconds(60));
		}

		ExitStatus await(Duration time) throws Exception {
			try {
				return this.task.get(time.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (ExecutionException ex) {
				if (ex.getCause() instanceof Exception cause) {
					throw cause;
				}
				throw ex;
			}
		}

		void interrupt() {
			this.thread.interrupt();
		}

		boolean isDone() {
			return this.task.isDone();
		}

	}

}
