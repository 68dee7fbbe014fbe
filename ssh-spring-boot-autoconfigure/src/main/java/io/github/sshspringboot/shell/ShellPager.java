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

package io.github.sshspringboot.shell;

import java.io.IOError;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.command.pipeline.Pager;
import io.github.sshspringboot.server.Cancellation;
import io.github.sshspringboot.server.TerminalText;
import org.jline.keymap.BindingReader;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/**
 * A pager in the manner of {@code less}. It reads keys while a page is full; while lines
 * are missing, whoever adds them goes on.
 */
final class ShellPager implements Pager {

	private static final long POLL_INTERVAL = 200;

	private static final int DELETE = 127;

	private static final int BACKSPACE = '\b';

	private static final int ESCAPE = 27;

	private static final String HELP = "q leaves, space and b turn pages, g and G go to the ends, /text searches, "
			+ "n finds the next";

	private final ShellTerminal terminal;

	private final Style style;

	private final Cancellation cancellation;

	private final PagerText text = new PagerText();

	private final PagerView view;

	private final Display display;

	private final BindingReader keys;

	private @Nullable Attributes attributes;

	private String message = "";

	private int rowsToMove;

	private boolean movingToEnd;

	private boolean searching;

	private boolean finished;

	private boolean left;

	ShellPager(ShellTerminal terminal, Style style, Cancellation cancellation) {
		this.terminal = terminal;
		this.style = style;
		this.cancellation = cancellation;
		this.view = new PagerView(this.text, style);
		this.display = new Display(terminal, true);
		this.keys = new BindingReader(terminal.reader());
		resize();
	}

	private void resize() {
		this.view.resize(this.terminal.getColumns(), this.terminal.getRows() - 1);
		this.display.resize(Size.of(this.terminal.getColumns(), this.terminal.getRows()));
	}

	@Override
	public boolean add(String line) throws IOException {
		this.text.add(line);
		if (this.left) {
			return false;
		}
		if (!isOpen()) {
			if (this.style.quitIfOneScreen() && this.view.isAtEnd()) {
				return true;
			}
			open();
		}
		return goOn();
	}

	@Override
	public boolean flush() throws IOException {
		if (this.left || !isOpen()) {
			return !this.left;
		}
		draw();
		return goOn();
	}

	@Override
	public void finish() throws IOException {
		this.finished = true;
		if (this.left) {
			return;
		}
		if (!isOpen()) {
			for (AttributedString row : this.view.rows(this.view.height())) {
				this.terminal.writer().println(row.toString());
			}
			this.terminal.flush();
			return;
		}
		goOn();
	}

	private boolean isOpen() {
		return this.attributes != null;
	}

	private void open() {
		this.attributes = this.terminal.enterRawMode();
		Attributes raw = this.terminal.getAttributes();
		raw.setLocalFlag(Attributes.LocalFlag.ISIG, true);
		this.terminal.setAttributes(raw);
		this.terminal.puts(Capability.enter_ca_mode);
		this.terminal.puts(Capability.keypad_xmit);
		this.terminal.flush();
	}

	@Override
	public void close() {
		if (this.attributes == null) {
			return;
		}
		boolean interrupted = Thread.interrupted();
		this.terminal.puts(Capability.keypad_local);
		this.terminal.puts(Capability.exit_ca_mode);
		this.terminal.flush();
		this.terminal.setAttributes(this.attributes);
		this.attributes = null;
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Let the user move until lines are missing.
	 * @return whether the user wants more
	 * @throws IOException if the terminal is gone or the command is cancelled
	 */
	private boolean goOn() throws IOException {
		while (!this.left && (isSettled() || this.terminal.input().available() > 0)) {
			handle(readKey());
		}
		return !this.left;
	}

	/**
	 * Do what the user wanted, as far as there are lines for it.
	 * @return whether no line is missing
	 */
	private boolean isSettled() {
		while (this.rowsToMove > 0 && this.view.down()) {
			this.rowsToMove--;
		}
		if (this.searching && this.view.findNext()) {
			this.searching = false;
		}
		if (this.finished) {
			end();
			return true;
		}
		return this.rowsToMove == 0 && !this.searching && !this.movingToEnd && this.view.isFull();
	}

	private void end() {
		if (this.movingToEnd) {
			this.view.toEnd();
		}
		if (this.searching) {
			this.message = "Not found";
		}
		this.rowsToMove = 0;
		this.movingToEnd = false;
		this.searching = false;
	}

	private @Nullable PagerKey readKey() throws IOException {
		draw();
		if (!awaitInput()) {
			return PagerKey.NONE;
		}
		try {
			return (this.terminal.reader().peek(1) == NonBlockingReader.EOF) ? PagerKey.QUIT
					: this.keys.readBinding(PagerKey.keyMap());
		}
		catch (IOError ex) {
			throw new IOException("The terminal cannot be read", ex.getCause());
		}
	}

	/**
	 * Wait for a key, or until the size of the terminal changes.
	 * @return whether there is a key
	 * @throws IOException if the terminal is gone or the command is cancelled
	 */
	private boolean awaitInput() throws IOException {
		int columns = this.terminal.getColumns();
		int rows = this.terminal.getRows();
		checkNotCancelled();
		while (this.terminal.reader().peek(POLL_INTERVAL) == NonBlockingReader.READ_EXPIRED) {
			checkNotCancelled();
			if (columns != this.terminal.getColumns() || rows != this.terminal.getRows()) {
				resize();
				this.display.clear();
				return false;
			}
		}
		return true;
	}

	/**
	 * Writing to the terminal may have swallowed the interrupt.
	 * @throws InterruptedIOException if the command is cancelled
	 */
	private void checkNotCancelled() throws InterruptedIOException {
		if (this.cancellation.isCancelled()) {
			throw new InterruptedIOException("The command was cancelled");
		}
	}

	private void handle(@Nullable PagerKey key) throws IOException {
		this.message = "";
		this.rowsToMove = 0;
		this.movingToEnd = false;
		this.searching = false;
		int page = this.view.height();
		switch ((key != null) ? key : PagerKey.QUIT) {
			case ROW_DOWN -> down(1);
			case ROW_UP -> this.view.up(1);
			case PAGE_DOWN -> down(page);
			case PAGE_UP -> this.view.up(page);
			case HALF_DOWN -> down((page + 1) / 2);
			case HALF_UP -> this.view.up((page + 1) / 2);
			case START -> this.view.toStart();
			case END -> toEnd();
			case SEARCH -> search();
			case NEXT_MATCH -> nextMatch();
			case PREVIOUS_MATCH -> previousMatch();
			case QUIT -> leave();
			case OTHER -> tell(HELP);
			case NONE -> tell("");
		}
	}

	private void down(int rows) {
		this.rowsToMove = rows;
	}

	private void toEnd() {
		this.movingToEnd = true;
	}

	private void nextMatch() {
		this.view.searchFromNextLine();
		this.searching = this.view.isSearching();
	}

	private void previousMatch() {
		if (this.view.isSearching() && !this.view.findPrevious()) {
			tell("Not found");
		}
	}

	private void leave() {
		this.left = true;
	}

	private void tell(String message) {
		this.message = message;
	}

	private void search() throws IOException {
		StringBuilder typed = new StringBuilder();
		while (true) {
			this.message = "/" + typed;
			draw();
			int c = readCharacter();
			if (c == '\r' || c == '\n' || c == NonBlockingReader.EOF) {
				break;
			}
			if (c == ESCAPE || (isErase(c) && typed.isEmpty())) {
				this.message = "";
				return;
			}
			if (isErase(c)) {
				typed.setLength(typed.offsetByCodePoints(typed.length(), -1));
			}
			else if (TerminalText.isPrintable(c)) {
				typed.appendCodePoint(c);
			}
		}
		this.message = "";
		if (!typed.isEmpty()) {
			this.view.search(typed.toString());
			this.searching = true;
		}
		else {
			nextMatch();
		}
	}

	private static boolean isErase(int c) {
		return c == DELETE || c == BACKSPACE;
	}

	private int readCharacter() throws IOException {
		while (!awaitInput()) {
			draw();
		}
		try {
			return this.keys.readCharacter();
		}
		catch (IOError ex) {
			throw new IOException("The terminal cannot be read", ex.getCause());
		}
	}

	private void draw() {
		resize();
		List<AttributedString> rows = new ArrayList<>(this.view.rows(this.view.height()));
		while (rows.size() < this.view.height()) {
			rows.add(new AttributedString("~"));
		}
		AttributedString status = new AttributedString(status(), AttributedStyle.DEFAULT.inverse()).columnSubSequence(0,
				this.terminal.getColumns() - 1);
		rows.add(status);
		this.display.update(rows, cursor(status));
	}

	private int cursor(AttributedString status) {
		return this.view.height() * (this.terminal.getColumns() + 1) + status.columnLength();
	}

	private String status() {
		if (!this.message.isEmpty()) {
			return this.message;
		}
		String forgotten = (this.text.first() > 0) ? " (the first " + this.text.first() + " lines fell away)" : "";
		if (this.finished && this.view.isAtEnd()) {
			return "(END)" + forgotten;
		}
		return "line " + (this.view.top() + 1) + forgotten + " - q leaves, space goes on, / searches";
	}

}
