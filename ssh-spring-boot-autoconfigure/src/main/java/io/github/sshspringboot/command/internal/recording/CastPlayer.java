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

package io.github.sshspringboot.command.internal.recording;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.command.internal.pipeline.PageTerminal;
import io.github.sshspringboot.session.internal.TerminalFilter;
import org.jspecify.annotations.Nullable;

/**
 * Plays recordings on a terminal. Only what draws on the screen reaches it, so that no
 * recording can make the terminal answer or change anything else.
 */
final class CastPlayer {

	private static final long KEY_INTERVAL = Duration.ofMillis(50).toNanos();

	/**
	 * Resets what passes the filter. The cursor stays, which margins would move.
	 */
	private static final String RESTORE = "\033[!p\0337\033[r\0338\033[?5;12;45;69;2026l\033[?7;25h\033[4;20l\033[0 q"
			+ "\033(B\017\033[0m\r\n";

	private final InputStream keys;

	private final OutputStream screen;

	private final double speed;

	private final @Nullable Duration idle;

	private final TerminalFilter filter = new TerminalFilter();

	private final AlternateScreen alternateScreen = new AlternateScreen();

	private long due;

	private boolean left;

	/**
	 * Create a player that is {@code speed} times as fast, and that shortens pauses to
	 * {@code idle}.
	 */
	CastPlayer(PageTerminal terminal, double speed, @Nullable Duration idle) {
		this.keys = terminal.getKeys();
		this.screen = terminal.getScreen();
		this.speed = speed;
		this.idle = idle;
	}

	/**
	 * Play a recording, and return whether it was played to its end.
	 */
	boolean play(CastReader reader) throws IOException, InterruptedException {
		this.due = System.nanoTime();
		try {
			for (CastEvent event = reader.next(); event != null && !this.left; event = reader.next()) {
				await(event.delay());
				if (event.isOutput() && !this.left) {
					String shown = this.filter.filter(event.data());
					this.alternateScreen.see(shown);
					this.screen.write(shown.getBytes(StandardCharsets.UTF_8));
				}
			}
		}
		finally {
			restore();
		}
		return !this.left;
	}

	private void await(Duration delay) throws IOException, InterruptedException {
		Duration shown = (this.idle != null && this.idle.compareTo(delay) < 0) ? this.idle : delay;
		this.due += (long) (shown.toNanos() / this.speed);
		takeKeys();
		if (this.due > System.nanoTime()) {
			this.screen.flush();
		}
		for (long left = this.due - System.nanoTime(); left > 0 && !this.left; left = this.due - System.nanoTime()) {
			sleep(Math.min(left, KEY_INTERVAL));
			takeKeys();
		}
	}

	private void takeKeys() throws IOException, InterruptedException {
		boolean paused = false;
		long started = System.nanoTime();
		while (!this.left && (paused || this.keys.available() > 0)) {
			if (this.keys.available() == 0) {
				this.screen.flush();
				sleep(KEY_INTERVAL);
				continue;
			}
			int key = this.keys.read();
			this.left = key == 'q' || key == 'Q' || key == -1;
			paused ^= key == ' ';
		}
		this.due += System.nanoTime() - started;
	}

	private static void sleep(long nanos) throws InterruptedException {
		TimeUnit.NANOSECONDS.sleep(nanos);
	}

	private void restore() throws IOException {
		this.screen.write((this.alternateScreen.leave() + RESTORE).getBytes(StandardCharsets.US_ASCII));
		this.screen.flush();
	}

}
