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

package io.github.sshspringboot.shell.internal.terminal;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.github.sshspringboot.command.internal.pipeline.CommandLine;
import io.github.sshspringboot.server.internal.text.TerminalText;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.MaskingCallback;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.KillRing;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.WCWidth;
import org.jspecify.annotations.Nullable;

/**
 * JLine's line reader with bounded memory for typed, pasted and undone text. A line that
 * grew too long is kept just long enough to be rejected. Key maps, which take most of the
 * memory, are shared by all editors with the same terminal type: they depend on nothing
 * else and are not changed.
 */
public class LineEditor extends LineReaderImpl {

	private static final Map<String, Map<String, KeyMap<Binding>>> KEY_MAPS = new ConcurrentHashMap<>();

	/** Zero width non-joiner, a printable character without width. */
	private static final char NO_WIDTH = '\u200c';

	private static final long PEEK_MILLIS = 1;

	private static final String[] HOME = { "\033[H", "\033OH", "\033[1~", "\033[7~" };

	private static final String[] END = { "\033[F", "\033OF", "\033[4~", "\033[8~" };

	private static final String[] CTRL_LEFT = { "\033[1;5D", "\033Od" };

	private static final String[] CTRL_RIGHT = { "\033[1;5C", "\033Oc" };

	private static final int MAX_LENGTH = CommandLine.MAX_LENGTH + 1;

	private static final int MAX_UNDONE = 1024;

	private static final int MAX_KILLED = 10;

	private static final int MAX_REPETITIONS = 100;

	@SuppressWarnings("this-escape")
	public LineEditor(ShellTerminal terminal) throws IOException {
		super(terminal, "ssh");
		setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
		setOpt(LineReader.Option.BRACKETED_PASTE);
		unsetOpt(LineReader.Option.INSERT_TAB);
		setVariable(LineReader.MAX_REPEAT_COUNT, MAX_REPETITIONS);
		this.killRing = new KillRing(MAX_KILLED);
	}

	/**
	 * Read a line. A Ctrl-C that comes while the line is being taken discards it like one
	 * before, instead of interrupting what takes the line.
	 */
	@Override
	public String readLine(@Nullable String prompt, @Nullable String rightPrompt,
			@Nullable MaskingCallback maskingCallback, @Nullable String buffer) {
		String line = super.readLine(prompt, rightPrompt, maskingCallback, buffer);
		if (takeInterrupt()) {
			throw new UserInterruptException(line);
		}
		return line;
	}

	/**
	 * Return whether the user has interrupted, and clear the interrupt if so.
	 */
	protected boolean takeInterrupt() {
		return Thread.interrupted();
	}

	@Override
	public @Nullable Binding readBinding(KeyMap<Binding> keys, @Nullable KeyMap<Binding> local) {
		if (this.buf.length() > MAX_LENGTH) {
			this.buf.cursor(MAX_LENGTH);
			this.buf.delete(this.buf.length() - MAX_LENGTH);
			beep();
		}
		if (this.buf.length() > MAX_UNDONE) {
			this.undo.clear();
		}
		return super.readBinding(keys, local);
	}

	@Override
	protected String doReadStringUntil(String sequence) {
		StringBuilder text = new StringBuilder();
		while (text.length() < sequence.length() || text.indexOf(sequence, text.length() - sequence.length()) < 0) {
			int character = readCharacter();
			if (character < 0) {
				throw new EndOfFileException();
			}
			text.appendCodePoint(character);
			if (text.length() > 2 * MAX_LENGTH) {
				text.delete(MAX_LENGTH, text.length() - sequence.length());
			}
		}
		return text.substring(0, text.length() - sequence.length());
	}

	@Override
	protected boolean digitArgument() {
		try {
			return super.digitArgument();
		}
		catch (IllegalArgumentException ex) {
			this.repeatCount = 0;
			return beep();
		}
	}

	/**
	 * Insert all plain characters that are waiting at once, because the line is redrawn
	 * after each key.
	 */
	@Override
	protected boolean selfInsert() {
		boolean inserted = super.selfInsert();
		while (this.count == 1 && this.buf.length() <= MAX_LENGTH
				&& isPlain(this.bindingReader.peekCharacter(PEEK_MILLIS))) {
			putString(Character.toString(this.bindingReader.readCharacter()));
		}
		return inserted;
	}

	private static boolean isPlain(int c) {
		return c >= 0 && TerminalText.isPrintable(c);
	}

	/**
	 * Replace unprintable characters of text that is edited, pasted or found in the
	 * history with printable ones of the width that JLine expects.
	 */
	@Override
	public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondaryPrompts) {
		AttributedString line = super.getDisplayedBufferWithPrompts(secondaryPrompts);
		if (TerminalText.isPrintable(line.toString())) {
			return line;
		}
		AttributedStringBuilder printable = new AttributedStringBuilder(line.length());
		for (int index = 0; index < line.length(); index++) {
			int codePoint = (index > 0 && Character.isLowSurrogate(line.charAt(index)))
					? Character.codePointBefore(line, index + 1) : Character.codePointAt(line, index);
			printable.style(line.styleAt(index));
			if (codePoint == '\n' || codePoint == '\t' || TerminalText.isPrintable(codePoint)) {
				printable.append(line.charAt(index));
			}
			else {
				printable.append((WCWidth.wcwidth(codePoint) > 0) ? ' ' : NO_WIDTH);
			}
		}
		return printable.toAttributedString();
	}

	@Override
	public Map<String, KeyMap<Binding>> defaultKeyMaps() {
		String type = "dumb".equals(this.terminal.getType()) ? "dumb" : "xterm";
		return new HashMap<>(KEY_MAPS.computeIfAbsent(type, (key) -> createKeyMaps()));
	}

	/**
	 * Create key maps with bindings that JLine lacks: Ctrl-C and Backspace on a dumb
	 * terminal, and the sequences that terminals such as tmux send for Home and End.
	 */
	private Map<String, KeyMap<Binding>> createKeyMaps() {
		Map<String, KeyMap<Binding>> keyMaps = super.defaultKeyMaps();
		KeyMap<Binding> dumb = Objects.requireNonNull(keyMaps.get(LineReader.DUMB));
		dumb.bind(new Reference(LineReader.INTERRUPT), KeyMap.ctrl('C'));
		dumb.bind(new Reference(LineReader.BACKWARD_DELETE_CHAR), KeyMap.ctrl('H'), KeyMap.del());
		for (String name : List.of(LineReader.EMACS, LineReader.VIINS, LineReader.VICMD)) {
			KeyMap<Binding> keyMap = Objects.requireNonNull(keyMaps.get(name));
			keyMap.bind(new Reference(LineReader.BEGINNING_OF_LINE), HOME);
			keyMap.bind(new Reference(LineReader.END_OF_LINE), END);
			keyMap.bind(new Reference(LineReader.BACKWARD_WORD), CTRL_LEFT);
			keyMap.bind(new Reference(LineReader.FORWARD_WORD), CTRL_RIGHT);
		}
		return keyMaps;
	}

}
