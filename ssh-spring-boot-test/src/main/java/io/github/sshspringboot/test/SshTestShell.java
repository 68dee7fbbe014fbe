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

import java.io.IOException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.apache.sshd.client.channel.PtyCapableChannelSession;

/**
 * A user at a terminal: what is typed goes to the server, and what it answers is drawn on
 * a screen. Closing it has the server end it.
 *
 * @since 0.1.0
 * @see SshTestClient#shell(int, int)
 * @see SshTestClient#terminal(String, int, int)
 */
public final class SshTestShell implements AutoCloseable {

	private static final Pattern ESCAPE_SEQUENCES = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]"
			+ "|\u001b[\\]P^_][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|\u001b[ -/]*[0-OQ-Z`-~\\\\]|\u001b[^\u001b]*$|\r");

	private final Running running;

	private final PtyCapableChannelSession channel;

	private final Emulator emulator;

	private int expected;

	SshTestShell(Running running, PtyCapableChannelSession channel, Emulator emulator) {
		this.running = running;
		this.channel = channel;
		this.emulator = emulator;
	}

	/**
	 * Send a text as it is.
	 * @param text the text, as UTF-8, with any control characters and escape sequences
	 * @return this shell
	 */
	public SshTestShell send(String text) {
		this.running.send(text);
		return this;
	}

	/**
	 * Type a text.
	 * @param text the text, in which a line feed is the key Enter
	 * @return this shell
	 */
	public SshTestShell type(String text) {
		return send(text.replace('\n', '\r'));
	}

	/**
	 * Type a line and press Enter.
	 * @param line the line
	 * @return this shell
	 */
	public SshTestShell enter(String line) {
		return type(line).press(SshTestKey.ENTER);
	}

	/**
	 * Press keys.
	 * @param keys the keys, one after the other
	 * @return this shell
	 */
	public SshTestShell press(SshTestKey... keys) {
		for (SshTestKey key : keys) {
			send(this.emulator.sequence(key));
		}
		return this;
	}

	/**
	 * Press a key together with Ctrl.
	 * @param key the key, such as {@code 'r'}
	 * @return this shell
	 */
	public SshTestShell ctrl(char key) {
		return send(Character.toString(Character.toUpperCase(key) & 0x1f));
	}

	/**
	 * Press Ctrl-C.
	 * @return this shell
	 */
	public SshTestShell ctrlC() {
		return ctrl('C');
	}

	/**
	 * Press Ctrl-D, which ends the input of a line that is empty.
	 * @return this shell
	 */
	public SshTestShell ctrlD() {
		return ctrl('D');
	}

	/**
	 * Send a signal.
	 * @param name its name, such as {@code INT} or {@code TERM}
	 * @return this shell
	 */
	public SshTestShell signal(String name) {
		this.running.signal(name);
		return this;
	}

	/**
	 * Send a break, as the escape {@code ~B} of OpenSSH does.
	 * @return this shell
	 */
	public SshTestShell sendBreak() {
		this.running.sendBreak();
		return this;
	}

	/**
	 * Change the size of the terminal.
	 * @param columns how many columns it has then
	 * @param rows how many rows it has then
	 * @return this shell
	 */
	public SshTestShell resize(int columns, int rows) {
		this.emulator.resize(columns, rows);
		try {
			this.channel.sendWindowChange(columns, rows, 0, 0);
		}
		catch (IOException ex) {
			throw new AssertionError("The new size was not sent to " + this.running, ex);
		}
		return this;
	}

	/**
	 * Return what the screen shows now.
	 * @return the screen, which does not change any more
	 */
	public SshTestScreen screen() {
		return this.emulator.screen();
	}

	/**
	 * Wait until a text is on the screen.
	 * @param text the text, which may be wrapped
	 * @return this shell
	 * @throws AssertionError if it is not there in time, or cannot be any more
	 */
	public SshTestShell awaitText(String text) {
		return await((screen) -> screen.contains(text), "did not show '%s'".formatted(text));
	}

	/**
	 * Wait until the screen is as a test wants it.
	 * @param condition whether it is
	 * @return this shell
	 * @throws AssertionError if it is not in time, or cannot be any more
	 */
	public SshTestShell awaitScreen(Predicate<SshTestScreen> condition) {
		return await(condition, "did not show what was awaited");
	}

	private SshTestShell await(Predicate<SshTestScreen> condition, String failure) {
		this.running.await(deadline(), () -> condition.test(screen()), failure);
		return this;
	}

	/**
	 * Wait for a text in the output, after the one that was expected before. It need not
	 * be on the screen any more.
	 * @param text the text, which escape sequences may interrupt
	 * @return this shell
	 * @throws AssertionError if it does not come in time, or cannot any more
	 */
	public SshTestShell expect(String text) {
		this.running.await(deadline(), () -> output().indexOf(text, this.expected) >= 0,
				"did not write '%s'".formatted(text));
		this.expected = output().indexOf(text, this.expected) + text.length();
		return this;
	}

	/**
	 * Return all output so far, without escape sequences and carriage returns.
	 * @return the output
	 */
	public String output() {
		return ESCAPE_SEQUENCES.matcher(this.running.received().stdoutText()).replaceAll("");
	}

	/**
	 * Return whether the shell has not ended yet.
	 * @return whether it runs
	 */
	public boolean isRunning() {
		return !this.running.hasEnded();
	}

	/**
	 * Wait until the shell has ended.
	 * @return its exit status and all of its output, with escape sequences
	 * @throws AssertionError if it does not end in time
	 */
	public SshResult awaitEnd() {
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
