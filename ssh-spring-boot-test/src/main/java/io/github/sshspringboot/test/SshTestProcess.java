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

package io.github.sshspringboot.test;

import java.nio.charset.StandardCharsets;

/**
 * A command that runs. What it writes can be looked at while it does, and its standard
 * input can be written. Closing it has the server end it.
 *
 * @since 0.1.0
 * @see SshTestClient#start(String)
 */
public final class SshTestProcess implements AutoCloseable {

	private final Running running;

	SshTestProcess(Running running) {
		this.running = running;
	}

	/**
	 * Return what was written to standard output so far, read as UTF-8.
	 * @return standard output
	 */
	public String stdout() {
		return this.running.received().stdoutText();
	}

	/**
	 * Return what was written to standard error so far, read as UTF-8.
	 * @return standard error
	 */
	public String stderr() {
		return this.running.received().stderrText();
	}

	/**
	 * Wait until standard output contains a text.
	 * @param text the text
	 * @return this process
	 * @throws AssertionError if it does not in time, or cannot any more
	 */
	public SshTestProcess awaitStdout(String text) {
		this.running.await(deadline(), () -> stdout().contains(text),
				"did not write '%s' to standard output".formatted(text));
		return this;
	}

	/**
	 * Wait until standard error contains a text.
	 * @param text the text
	 * @return this process
	 * @throws AssertionError if it does not in time, or cannot any more
	 */
	public SshTestProcess awaitStderr(String text) {
		this.running.await(deadline(), () -> stderr().contains(text),
				"did not write '%s' to standard error".formatted(text));
		return this;
	}

	/**
	 * Write to standard input.
	 * @param text the text, as UTF-8
	 * @return this process
	 */
	public SshTestProcess write(String text) {
		return write(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Write to standard input.
	 * @param bytes the bytes
	 * @return this process
	 */
	public SshTestProcess write(byte[] bytes) {
		this.running.send(bytes);
		return this;
	}

	/**
	 * End standard input.
	 * @return this process
	 */
	public SshTestProcess closeStdin() {
		this.running.endInput();
		return this;
	}

	/**
	 * Send a signal.
	 * @param name its name, such as {@code INT} or {@code TERM}
	 * @return this process
	 */
	public SshTestProcess signal(String name) {
		this.running.signal(name);
		return this;
	}

	/**
	 * Return whether the command has not ended yet.
	 * @return whether it runs
	 */
	public boolean isRunning() {
		return !this.running.hasEnded();
	}

	/**
	 * Wait until the command has ended. Its standard input is left as it is.
	 * @return all that the command has given
	 * @throws AssertionError if it does not end in time
	 */
	public SshResult await() {
		return this.running.awaitEnd(deadline());
	}

	private Deadline deadline() {
		return Deadline.after(this.running.timeout());
	}

	@Override
	public void close() {
		this.running.close();
	}

}
