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

package io.github.sshspringboot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Commands of the tests.
 */
@SshCommand
public class TestCommands {

	private volatile Progress progress = new Progress();

	@SshCommand("echo")
	String echo(@SshArgument List<String> words) {
		return String.join(" ", words);
	}

	@SshCommand("whoami")
	String whoami(Authentication authentication) {
		return authentication.getName() + " "
				+ authentication.getAuthorities().stream().map(GrantedAuthority::getAuthority).sorted().toList();
	}

	@SshCommand("both")
	ExitStatus both(SshCommandContext context) throws IOException {
		for (int i = 0; i < 256; i++) {
			context.getOutput().write(i);
			context.getError().write(255 - i);
		}
		return ExitStatus.of(9);
	}

	@SshCommand("cat")
	void cat(InputStream input, OutputStream output) throws IOException {
		input.transferTo(output);
	}

	@SshCommand("read")
	void read(InputStream input) throws IOException {
		Progress progress = begin();
		try {
			while (input.read() != -1) {
				continue;
			}
			progress.ended.add(new IOException("EOF"));
		}
		catch (IOException ex) {
			progress.ended.add(ex);
			throw ex;
		}
	}

	@SshCommand("status")
	ExitStatus status(@SshArgument int code) {
		return ExitStatus.of(code);
	}

	@SshCommand("signal")
	ExitStatus signal(OutputStream output) throws IOException {
		output.write("dying\n".getBytes());
		return ExitStatus.signal("TERM", "for a test");
	}

	@SshCommand("fail")
	void fail() {
		throw new IllegalStateException("for a test");
	}

	@SshCommand("env")
	String env(SshCommandContext context) {
		Map<String, String> environment = new TreeMap<>(context.getEnvironment());
		environment.keySet().removeAll(List.of("SSH_CLIENT", "SSH_CONNECTION"));
		return environment.toString();
	}

	@SshCommand("term")
	String term(@Nullable SshTerminal terminal) {
		return (terminal != null) ? terminal.getType() + " " + terminal.getColumns() + "x" + terminal.getRows()
				: "none";
	}

	/**
	 * Waits for a permit of the test, then says so.
	 * @return a word
	 * @throws InterruptedException if the command is cancelled
	 */
	@SshCommand("wait")
	String waitForPermit() throws InterruptedException {
		Progress progress = begin();
		try {
			progress.permits.acquire();
			return "permitted";
		}
		catch (InterruptedException ex) {
			progress.ended.add(ex);
			throw ex;
		}
	}

	/**
	 * Ignores the first interrupt.
	 */
	@SshCommand("stubborn")
	void stubborn() {
		begin().permits.acquireUninterruptibly();
	}

	@SshCommand("bytes")
	byte[] bytes(@SshArgument int size) {
		return new byte[size];
	}

	@SshCommand("flood")
	void flood(OutputStream output) throws IOException {
		Progress progress = begin();
		byte[] block = new byte[16 * 1024];
		try {
			while (true) {
				output.write(block);
			}
		}
		catch (IOException ex) {
			progress.ended.add(ex);
			throw ex;
		}
	}

	private Progress begin() {
		Progress current = this.progress;
		current.started.add(Thread.currentThread());
		return current;
	}

	/**
	 * Wait until a command that tells of its start has started.
	 * @return its thread
	 * @throws InterruptedException if interrupted
	 */
	public Thread awaitStart() throws InterruptedException {
		return take(this.progress.started);
	}

	/**
	 * Wait until a command was cut off.
	 * @return the exception that it saw
	 * @throws InterruptedException if interrupted
	 */
	public Throwable awaitEnd() throws InterruptedException {
		return take(this.progress.ended);
	}

	private static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
		T element = queue.poll(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS);
		if (element == null) {
			throw new AssertionError("Nothing within " + SshTestServer.SOON);
		}
		return element;
	}

	/**
	 * Forget what earlier commands did, and what those that still end will do.
	 */
	public void reset() {
		this.progress = new Progress();
	}

	public int countStarted() {
		return this.progress.started.size();
	}

	public int countEnded() {
		return this.progress.ended.size();
	}

	public void permit() {
		this.progress.permits.release();
	}

	/**
	 * What commands do between two resets.
	 */
	private static final class Progress {

		private final BlockingQueue<Thread> started = new LinkedBlockingQueue<>();

		private final BlockingQueue<Throwable> ended = new LinkedBlockingQueue<>();

		private final Semaphore permits = new Semaphore(0);

	}

}
