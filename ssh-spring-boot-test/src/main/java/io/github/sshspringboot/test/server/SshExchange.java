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

package io.github.sshspringboot.test.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;

import org.jspecify.annotations.Nullable;

/**
 * A command, shell or subsystem that a client runs at an {@link SshTestServer}: what it
 * asked for, its streams, and how it ends.
 *
 * @since 0.1.0
 */
public final class SshExchange {

	private final SessionChannel channel;

	private final String line;

	private final @Nullable MatchResult match;

	private final InputStream stdin;

	private final OutputStream stdout;

	private final OutputStream stderr;

	private volatile @Nullable String exitSignal;

	private volatile boolean statusOmitted;

	SshExchange(SessionChannel channel, String line, @Nullable MatchResult match, InputStream stdin,
			OutputStream stdout, OutputStream stderr) {
		this.channel = channel;
		this.line = line;
		this.match = match;
		this.stdin = stdin;
		this.stdout = stdout;
		this.stderr = stderr;
	}

	SshExchange(SshExchange shell, String line, @Nullable MatchResult match) {
		this(shell.channel, line, match, shell.stdin, shell.stdout, shell.stderr);
	}

	/**
	 * Return the command line.
	 * @return the command line, the line typed into a shell, or the name of a subsystem
	 */
	public String line() {
		return this.line;
	}

	/**
	 * Return what a group of the pattern matched that this handler was registered with.
	 * @param number the number of the group; 0 for the whole line
	 * @return the text
	 * @throws IllegalArgumentException if there is no such group
	 */
	public String group(int number) {
		MatchResult match = this.match;
		if (match == null || number > match.groupCount()) {
			throw new IllegalArgumentException("There is no group " + number);
		}
		String text = match.group(number);
		return (text != null) ? text : "";
	}

	/**
	 * Return the name of the user.
	 * @return the name
	 */
	public String username() {
		return this.channel.getSession().getUsername();
	}

	/**
	 * Return the environment that the client sent.
	 * @return the variables by their names
	 */
	public Map<String, String> environment() {
		return this.channel.variables();
	}

	/**
	 * Return the terminal that the client asked for, in its present size.
	 * @return the terminal, or {@code null} if it asked for none
	 */
	public @Nullable SshPty pty() {
		return this.channel.pty();
	}

	/**
	 * Return the input from the client.
	 * @return the stream
	 */
	public InputStream stdin() {
		return this.stdin;
	}

	/**
	 * Return the output to the client. It has a buffer, which is flushed at the end.
	 * @return the stream
	 */
	public OutputStream stdout() {
		return this.stdout;
	}

	/**
	 * Return the output of errors to the client. It has a buffer, which is flushed at the
	 * end.
	 * @return the stream
	 */
	public OutputStream stderr() {
		return this.stderr;
	}

	/**
	 * Write text to the client at once.
	 * @param text the text
	 * @throws IOException if it cannot be written
	 */
	public void print(String text) throws IOException {
		this.stdout.write(text.getBytes(StandardCharsets.UTF_8));
		this.stdout.flush();
	}

	/**
	 * Write text to the client's output of errors at once.
	 * @param text the text
	 * @throws IOException if it cannot be written
	 */
	public void printError(String text) throws IOException {
		this.stderr.write(text.getBytes(StandardCharsets.UTF_8));
		this.stderr.flush();
	}

	/**
	 * Wait until the client sends a signal.
	 * @param timeout how long to wait at most
	 * @return the name of the signal without {@code SIG}, or {@code null} if there was
	 * none in time
	 * @throws InterruptedException if the client closes the channel
	 */
	public @Nullable String awaitSignal(Duration timeout) throws InterruptedException {
		return this.channel.awaitSignal(timeout);
	}

	/**
	 * End by a signal, in place of the status that the handler returns.
	 * @param signal the name of the signal without {@code SIG}
	 */
	public void exitSignal(String signal) {
		this.exitSignal = signal;
	}

	/**
	 * End without an exit status, in place of the one that the handler returns.
	 */
	public void omitExitStatus() {
		this.statusOmitted = true;
	}

	@Nullable String exitSignal() {
		return this.exitSignal;
	}

	boolean isStatusOmitted() {
		return this.statusOmitted;
	}

	SessionChannel channel() {
		return this.channel;
	}

}
