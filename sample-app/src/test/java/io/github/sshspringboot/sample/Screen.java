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

package io.github.sshspringboot.sample;

import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A user at the screen of a terminal, in which OpenSSH's client runs: tmux draws it.
 */
final class Screen implements AutoCloseable {

	private final String name = "screen-" + UUID.randomUUID();

	private Screen(String command, int columns, int rows) {
		tmux("new-session -d -s %s -x %d -y %d %s".formatted(this.name, columns, rows, Clients.quote(command)));
	}

	/**
	 * Log in as {@code admin}.
	 */
	static Screen open(Sample sample, int columns, int rows) {
		return open(sample, "tmux-256color", columns, rows);
	}

	static Screen open(Sample sample, String term, int columns, int rows) {
		return run("TERM=%s ssh -F /clients/ssh_config -tt -i %s -p %d admin@127.0.0.1; echo status=$?; sleep 60"
			.formatted(term, Clients.key("admin").path(), sample.port()), columns, rows);
	}

	static Screen run(String command, int columns, int rows) {
		return new Screen(command, columns, rows);
	}

	void type(String text) {
		tmux("send-keys -t %s -l -- %s".formatted(this.name, Clients.quote(text)));
	}

	/**
	 * Press keys by tmux's names, such as {@code Enter}, {@code Tab}, {@code Up} and
	 * {@code C-r}.
	 */
	void press(String... keys) {
		tmux("send-keys -t %s %s".formatted(this.name,
				Arrays.stream(keys).map(Clients::quote).collect(Collectors.joining(" "))));
	}

	void enter(String line) {
		type(line);
		press("Enter");
	}

	/**
	 * Paste as a terminal does that knows bracketed paste.
	 */
	void paste(String text) {
		tmux("set-buffer -b %1$s -- %2$s \\; paste-buffer -d -p -r -b %1$s -t %1$s".formatted(this.name,
				Clients.quote(text)));
	}

	void resize(int columns, int rows) {
		tmux("resize-window -t %s -x %d -y %d".formatted(this.name, columns, rows));
	}

	/**
	 * As {@code stty size} prints it.
	 */
	String size() {
		return tmux("display-message -p -t %s '#{pane_height} #{pane_width}'".formatted(this.name)).trim();
	}

	String text() {
		return tmux("capture-pane -p -t " + this.name);
	}

	/**
	 * What is on the screen, with the escape sequences of its colours, in which
	 * {@code ^[} stands for Escape.
	 */
	String colouredText() {
		return tmux("capture-pane -e -p -t " + this.name + " | cat -v");
	}

	void awaitText(String text) {
		await(() -> assertThat(text()).contains(text));
	}

	/**
	 * Wait for a text that may go over several lines of the screen.
	 */
	void awaitWrappedText(String text) {
		await(() -> assertThat(text().replace("\n", "")).contains(text));
	}

	/**
	 * Wait until nothing but the prompt is left.
	 */
	void awaitCleared(String prompt) {
		await(() -> assertThat(text().strip()).isEqualTo(prompt.strip()));
	}

	void awaitColouredText(String text) {
		await(() -> assertThat(colouredText()).contains(text));
	}

	/**
	 * Wait until the last line that is not empty ends with a text.
	 */
	void awaitLastLine(String text) {
		await(() -> assertThat(text().stripTrailing()).endsWith(text.stripTrailing()));
	}

	private static void await(ThrowingRunnable assertion) {
		Awaitility.await()
			.atMost(60, TimeUnit.SECONDS)
			.pollInterval(100, TimeUnit.MILLISECONDS)
			.untilAsserted(assertion);
	}

	private static String tmux(String command) {
		return Clients.succeed("LC_ALL=C.UTF-8 tmux -u -L tests -f /dev/null " + command);
	}

	@Override
	public void close() {
		Clients.run("tmux -L tests kill-session -t " + this.name);
	}

}
