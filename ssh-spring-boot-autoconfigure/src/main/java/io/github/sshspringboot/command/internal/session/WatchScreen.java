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

package io.github.sshspringboot.command.internal.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import io.github.sshspringboot.command.internal.pipeline.PageTerminal;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.text.TerminalText;
import io.github.sshspringboot.session.SshPseudoTerminal;
import io.github.sshspringboot.session.internal.TerminalFilter;
import io.github.sshspringboot.session.internal.tap.TappedSession;
import io.github.sshspringboot.session.internal.watch.Watch;
import io.github.sshspringboot.session.internal.watch.Watch.News;
import org.jspecify.annotations.Nullable;

/**
 * Shows on a terminal what another session shows on its own, as far as that only draws on
 * the screen. A screen that is larger scrolls where that of the session does.
 */
final class WatchScreen {

	private static final long KEY_INTERVAL_MILLIS = 50;

	private static final String CLEAR = "\033[r\033[0m\033[2J\033[H";

	private static final String ALL_LINES = "\033[r";

	private final PageTerminal terminal;

	private final InputStream keys;

	private final OutputStream screen;

	private final TappedSession session;

	private final TerminalFilter filter = new TerminalFilter();

	private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
		.onMalformedInput(CodingErrorAction.REPLACE)
		.onUnmappableCharacter(CodingErrorAction.REPLACE);

	private ByteBuffer undecoded = ByteBuffer.allocate(0);

	private @Nullable SshPseudoTerminal size;

	WatchScreen(PageTerminal terminal, TappedSession session) {
		this.terminal = terminal;
		this.keys = terminal.getKeys();
		this.screen = terminal.getScreen();
		this.session = session;
	}

	/**
	 * Show the session until it ends or the user leaves.
	 */
	void show(Watch watch) throws IOException, InterruptedException {
		try {
			begin(this.session.getTerminal(), "Watching session " + this.session.getId() + " of "
					+ this.session.getConnection().getAuthentication().getName() + ". Leave with q or Ctrl-C.");
			ExitStatus end = null;
			while (end == null && !isLeft()) {
				News news = watch.take(KEY_INTERVAL_MILLIS);
				show(news);
				end = news.end();
			}
			write(TerminalFilter.RESET);
			line((end != null) ? "The session ended with the status " + end.code() + "." : "");
		}
		catch (IOException | InterruptedException | RuntimeException ex) {
			write(TerminalFilter.RESET);
			line("");
			throw ex;
		}
		finally {
			this.screen.flush();
		}
	}

	private boolean isLeft() throws IOException {
		while (this.keys.available() > 0) {
			int key = this.keys.read();
			if (key == 'q' || key == 'Q' || key == -1) {
				return true;
			}
		}
		return false;
	}

	private void begin(@Nullable SshPseudoTerminal size, String message) throws IOException {
		this.size = size;
		write(CLEAR);
		line(message + note());
		write(margins() + "\033[2;1H");
		this.screen.flush();
	}

	/**
	 * Return the size of the session, and whether that is too large for this screen.
	 */
	private String note() {
		SshPseudoTerminal size = this.size;
		if (size == null || size.columns() <= 0 || size.rows() <= 0) {
			return "";
		}
		boolean larger = size.columns() > this.terminal.getColumns() || size.rows() > this.terminal.getRows();
		return " It has " + size.columns() + "x" + size.rows() + (larger ? ", more than your terminal." : ".");
	}

	private String margins() {
		SshPseudoTerminal size = this.size;
		return (size != null && size.rows() > 1 && size.rows() < this.terminal.getRows())
				? "\033[1;" + size.rows() + "r" : ALL_LINES;
	}

	private void show(News news) throws IOException {
		if (news.resized() != null) {
			begin(news.resized(), "The size of the session has changed.");
		}
		if (news.dropped()) {
			line("");
			line("... output was left out: your connection is slower than the session ...");
		}
		if (news.output().length > 0) {
			write(decorate(this.filter.filter(decode(news.output()))));
			this.screen.flush();
		}
	}

	private String decorate(String text) {
		String drawn = text.replace(ALL_LINES, margins()).replace("\033[!p", "\033[!p" + margins());
		return (this.size != null) ? drawn : drawn.replace("\r\n", "\n").replace("\n", "\r\n");
	}

	private CharBuffer decode(byte[] bytes) {
		ByteBuffer all = ByteBuffer.allocate(this.undecoded.remaining() + bytes.length)
			.put(this.undecoded)
			.put(bytes)
			.flip();
		CharBuffer text = CharBuffer.allocate(all.remaining() + 1);
		this.decoder.decode(all, text, false);
		this.undecoded = all;
		return text.flip();
	}

	private void line(String message) throws IOException {
		write(TerminalText.line(message) + "\r\n");
	}

	private void write(String text) throws IOException {
		this.screen.write(text.getBytes(StandardCharsets.UTF_8));
	}

}
