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

package io.github.sshspringboot.shell.internal;

import java.io.IOException;
import java.util.function.BooleanSupplier;

import io.github.sshspringboot.command.internal.pipeline.CommandLine;
import io.github.sshspringboot.shell.internal.terminal.LineEditor;
import io.github.sshspringboot.shell.internal.terminal.ShellTerminal;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/**
 * {@link LineEditor} for command lines with history, completion, and, if the terminal has
 * colours, highlighting and suggestions. The keys that move to the right or to the end
 * accept a suggestion.
 */
final class CommandLineEditor extends LineEditor {

	private static final String SECONDARY_PROMPT = "> ";

	private final ShellTerminal shellTerminal;

	private final ShellHistory shellHistory;

	private final ShellParser shellParser;

	private final LineAssistance assistance;

	private final LineSuggestion suggestion;

	private final BooleanSupplier cancelled;

	private final Runnable onKey;

	private String promptText = "";

	private boolean suggesting;

	CommandLineEditor(ShellTerminal terminal, ShellHistory history, ShellParser parser, int maxLines,
			LineAssistance assistance, boolean colours, BooleanSupplier cancelled, Runnable onKey) throws IOException {
		super(terminal);
		this.shellTerminal = terminal;
		this.shellHistory = history;
		this.shellParser = parser;
		this.assistance = assistance;
		this.suggestion = new LineSuggestion(assistance, history);
		this.cancelled = cancelled;
		this.onKey = onKey;
		setVariable(LineReader.HISTORY_SIZE, maxLines);
		setVariable(LineReader.SECONDARY_PROMPT_PATTERN, SECONDARY_PROMPT);
		setVariable(LineReader.ERRORS, 0);
		unsetOpt(LineReader.Option.COMPLETE_MATCHER_TYPO);
		setHistory(history);
		setParser(parser);
		setCompleter(new ShellCompleter(assistance));
		setHighlighter(colours ? highlighter(new ShellHighlighter(assistance)) : null);
	}

	private Highlighter highlighter(ShellHighlighter highlighter) {
		return (reader, text) -> {
			AttributedStringBuilder painted = new AttributedStringBuilder();
			painted.append(highlighter.highlight(this.shellParser.read(text)));
			painted.styled(AttributedStyle::faint, visibleSuggestion());
			return painted.toAttributedString();
		};
	}

	CommandLine readCommand(String text) {
		this.promptText = text;
		this.assistance.reset();
		this.suggestion.reset();
		this.suggesting = getHighlighter() != null;
		return this.shellParser.read(readLine(text.replace("%", "%%")));
	}

	private String visibleSuggestion() {
		boolean atEnd = this.suggesting && this.post == null && this.buf.cursor() == this.buf.length();
		return atEnd ? this.suggestion.tail(this.shellParser.read(this.buf.toString())) : "";
	}

	private boolean takeSuggestion(int length) {
		String tail = visibleSuggestion();
		this.buf.write(tail.substring(0, Math.min(length, tail.length())));
		return !tail.isEmpty();
	}

	@Override
	protected boolean forwardChar() {
		return takeSuggestion(Integer.MAX_VALUE) || super.forwardChar();
	}

	@Override
	protected boolean endOfLine() {
		return takeSuggestion(Integer.MAX_VALUE) || super.endOfLine();
	}

	@Override
	protected boolean forwardWord() {
		String tail = visibleSuggestion();
		int word = 0;
		while (word < tail.length() && tail.charAt(word) == ' ') {
			word++;
		}
		int end = tail.indexOf(' ', word);
		return takeSuggestion((end < 0) ? tail.length() : end) || super.forwardWord();
	}

	/**
	 * Read a key. Restores the interrupt that ends the line, which a completer of the
	 * application may have swallowed.
	 */
	@Override
	public @Nullable Binding readBinding(KeyMap<Binding> keys, @Nullable KeyMap<Binding> local) {
		if (this.cancelled.getAsBoolean()) {
			Thread.currentThread().interrupt();
		}
		Binding binding = super.readBinding(keys, local);
		this.onKey.run();
		this.shellHistory.fill();
		return binding;
	}

	/**
	 * Leave the interrupt of a cancellation alone: the line is complete.
	 */
	@Override
	protected boolean takeInterrupt() {
		return !this.cancelled.getAsBoolean() && super.takeInterrupt();
	}

	@Override
	protected void doCleanup(boolean newLine) {
		this.suggesting = false;
		super.doCleanup(newLine);
	}

	/**
	 * Show a message above the line that is being edited.
	 */
	void notice(String message) {
		if ("dumb".equals(this.shellTerminal.getType())) {
			this.lock.lock();
			try {
				this.shellTerminal.writer().println();
				this.shellTerminal.writer().println(message);
				this.shellTerminal.writer().print(AttributedString.stripAnsi(this.promptText) + this.buf);
				this.shellTerminal.flush();
			}
			finally {
				this.lock.unlock();
			}
			return;
		}
		printAbove(message);
	}

}
