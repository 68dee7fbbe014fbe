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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshSignal;
import io.github.sshspringboot.session.SshPseudoTerminal;
import io.github.sshspringboot.session.SshSessionContext;
import org.jspecify.annotations.Nullable;

/**
 * The run of one process: its streams, its signals, and the end of all that came from it.
 */
final class ProcessRun {

	private static final Duration ABANDONED = Duration.ofSeconds(1);

	/** Status of a process that a signal ended is its number and this. */
	private static final int SIGNALED = 128;

	private static final Map<SshSignal, Integer> NUMBERS = Map.ofEntries(Map.entry(SshSignal.HUP, 1),
			Map.entry(SshSignal.INT, 2), Map.entry(SshSignal.QUIT, 3), Map.entry(SshSignal.ILL, 4),
			Map.entry(SshSignal.ABRT, 6), Map.entry(SshSignal.FPE, 8), Map.entry(SshSignal.USR1, 10),
			Map.entry(SshSignal.SEGV, 11), Map.entry(SshSignal.USR2, 12), Map.entry(SshSignal.PIPE, 13),
			Map.entry(SshSignal.ALRM, 14), Map.entry(SshSignal.TERM, 15));

	private final SshSessionContext session;

	private final SessionProcess process;

	private final ProcessFamily family;

	private final Duration grace;

	private final ThreadFactory threads;

	private final Set<SshSignal> signals = ConcurrentHashMap.newKeySet();

	private final List<Pump> outputs = new ArrayList<>(2);

	private @Nullable Pump input;

	ProcessRun(SshSessionContext session, SessionProcess process, ProcessFamily family, Duration grace,
			ThreadFactory threads) {
		this.session = session;
		this.process = process;
		this.family = family;
		this.grace = grace;
		this.threads = threads;
	}

	/**
	 * Run until the process and all that came from it have ended, whatever happens.
	 */
	ExitStatus run() throws InterruptedException {
		try {
			listen();
			startPumps();
			int code = this.process.process().waitFor();
			if (!this.process.isTerminal()) {
				awaitOthers();
			}
			this.family.end(this.grace);
			for (Pump output : this.outputs) {
				drain(output);
			}
			return toStatus(code);
		}
		finally {
			this.family.end(this.grace);
			this.outputs.forEach(Pump::interrupt);
			if (this.input != null) {
				this.input.interrupt();
			}
		}
	}

	private void listen() {
		this.session.onSignal(this::signal);
		this.session.onBreak(this::breakReceived);
		this.session.onResize(this.process::resize);
		SshPseudoTerminal terminal = this.session.getTerminal();
		if (terminal != null) {
			this.process.resize(terminal);
		}
	}

	private void startPumps() {
		startOutput(this.process.output(), this.session.getOutput());
		InputStream error = this.process.error();
		if (error != null) {
			startOutput(error, this.session.getError());
		}
		this.input = Pump.start(this.session.getInput(), this.process.input(), new InputEnd(), this.threads);
	}

	private void startOutput(InputStream source, OutputStream target) {
		this.outputs.add(Pump.start(source, target, new OutputEnd(source), this.threads));
	}

	/**
	 * Let processes that the first one left behind write for a while.
	 */
	private void awaitOthers() throws InterruptedException {
		long deadline = System.nanoTime() + this.grace.toNanos();
		for (Pump output : this.outputs) {
			output.await(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
		}
	}

	/**
	 * Wait until the client has taken all output. Should a process that could not be
	 * ended still have the output open, it is cut off when it writes nothing.
	 */
	private void drain(Pump output) throws InterruptedException {
		while (!output.await(ABANDONED)) {
			if (output.isIdle(ABANDONED)) {
				return;
			}
		}
	}

	private boolean signal(String name) {
		SshSignal signal = SshSignal.ofName(name);
		if (signal == null) {
			return false;
		}
		this.signals.add(signal);
		this.family.signal(name);
		return true;
	}

	private boolean breakReceived(Duration length) {
		this.signals.add(SshSignal.INT);
		this.family.signalForeground(SshSignal.INT.name());
		return true;
	}

	/**
	 * Return the status of a code. Java gives the same one to a process that a signal
	 * ended and to one that returned it, so only signals that were sent from here are
	 * told as such.
	 */
	private ExitStatus toStatus(int code) {
		return this.signals.stream()
			.filter((signal) -> Integer.valueOf(code - SIGNALED).equals(NUMBERS.get(signal)))
			.findFirst()
			.map((signal) -> ExitStatus.signal(signal.name(), ""))
			.orElseGet(() -> ExitStatus.ofExitCode(code));
	}

	/**
	 * Output that nobody wants is a broken pipe for the process.
	 */
	private record OutputEnd(InputStream source) implements Pump.End {

		@Override
		public void sourceEnded() {
		}

		@Override
		public void targetFailed() throws IOException {
			this.source.close();
		}

	}

	/**
	 * Only a client that has ended its input ends that of the process.
	 */
	private final class InputEnd implements Pump.End {

		@Override
		public void sourceEnded() throws IOException {
			ProcessRun.this.process.endInput();
		}

		@Override
		public void targetFailed() {
		}

	}

}
