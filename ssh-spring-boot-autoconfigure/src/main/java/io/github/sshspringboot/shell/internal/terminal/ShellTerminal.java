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

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.regex.Pattern;

import io.github.sshspringboot.command.SshLiveView;
import io.github.sshspringboot.command.SshProgress;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.command.internal.pipeline.PageTerminal;
import io.github.sshspringboot.command.internal.result.RowFilter;
import io.github.sshspringboot.server.SshTerminalMode;
import io.github.sshspringboot.server.internal.SshPty;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.impl.ExternalTerminal;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlocking;
import org.jline.utils.NonBlockingReader;

/**
 * The client's terminal with the line discipline of an operating system's
 * pseudo-terminal.
 */
public final class ShellTerminal extends ExternalTerminal implements SshTerminal, PageTerminal {

	private static final int BUFFER_SIZE = 8192;

	private static final int CHUNK = 256;

	private static final int DEFAULT_COLUMNS = 80;

	private static final int DEFAULT_ROWS = 24;

	private static final Pattern COLOURLESS = Pattern.compile("|dumb|unknown|vt\\d.*|.*-m(ono)?");

	private final SshSession session;

	private final SshPty pty;

	private final Map<String, String> environment;

	private final ThreadFactory threads;

	private final TypeAhead typeAhead = new TypeAhead();

	private final NonBlockingReader reader;

	private final List<Runnable> resizeCallbacks = new CopyOnWriteArrayList<>();

	private final TerminalDialog dialog = new TerminalDialog(this);

	private final Attributes clientAttributes;

	private boolean literal;

	ShellTerminal(SshSession session, ThreadFactory threads) throws IOException {
		super(null, "ssh", capabilities(pty(session).getTerm()), session.getInput(),
				new BufferedOutputStream(new TerminalOutput(session), BUFFER_SIZE), StandardCharsets.UTF_8,
				SignalHandler.SIG_DFL, true, null, Size.of(columns(pty(session)), rows(pty(session))));
		this.session = session;
		this.pty = pty(session);
		this.environment = session.getEnvironment();
		this.threads = threads;
		this.clientAttributes = new TerminalModes(this.pty.getModes()).apply(getAttributes());
		setAttributes(withoutEcho(this.clientAttributes));
		this.reader = NonBlocking.nonBlocking(getName(), this.typeAhead, StandardCharsets.UTF_8);
		resume();
	}

	private static SshPty pty(SshSession session) {
		return Objects.requireNonNull(session.getPty(), "no terminal");
	}

	/**
	 * Disable JLine's echo: the reader echoes, so that unread keys are not shown.
	 */
	private static Attributes withoutEcho(Attributes attributes) {
		Attributes silent = new Attributes(attributes);
		silent.setLocalFlag(LocalFlag.ECHO, false);
		return silent;
	}

	private static int columns(SshPty pty) {
		return (pty.getColumns() > 0) ? pty.getColumns() : DEFAULT_COLUMNS;
	}

	private static int rows(SshPty pty) {
		return (pty.getRows() > 0) ? pty.getRows() : DEFAULT_ROWS;
	}

	/**
	 * Note what was typed and shown while it was typed.
	 */
	void noteInput(byte[] input) {
		this.session.noteInput(input);
	}

	/**
	 * Return the modes that the client asked for. They apply while no line is edited.
	 */
	Attributes getClientAttributes() {
		return this.clientAttributes;
	}

	/**
	 * Return the terminal type whose capabilities to use. JLine would start a process for
	 * types it does not know.
	 */
	private static String capabilities(String term) {
		if ("dumb".equals(term)) {
			return "dumb";
		}
		return term.endsWith("-256color") ? "xterm-256color" : "xterm";
	}

	@Override
	public void resume() {
		synchronized (this.lock) {
			this.paused = false;
			if (this.pumpThread == null) {
				this.pumpThread = this.threads.newThread(this::pump);
				this.pumpThread.start();
			}
		}
	}

	@Override
	public void pump() {
		super.pump();
		this.typeAhead.end();
	}

	@Override
	protected void processIOException(IOException failure) {
		this.typeAhead.fail(failure);
	}

	@Override
	public InputStream input() {
		return this.typeAhead;
	}

	@Override
	public NonBlockingReader reader() {
		return this.reader;
	}

	/**
	 * Move input from JLine's small pipe to where there is room: a full pipe would hide a
	 * Ctrl-C.
	 */
	@Override
	public void processInputBytes(byte[] input, int offset, int length) throws IOException {
		for (int done = 0; done < length; done += CHUNK) {
			super.processInputBytes(input, offset + done, Math.min(CHUNK, length - done));
			this.typeAhead.write(this.slaveInput.readNBytes(this.slaveInput.available()));
		}
	}

	/**
	 * Discard pending input on Ctrl-C as any terminal does (termios, {@code NOFLSH}), and
	 * pass on a key after Ctrl-V without treating it as a signal ({@code VLNEXT}).
	 */
	@Override
	protected boolean doProcessInputByte(int c) throws IOException {
		boolean literal = this.literal;
		this.literal = false;
		if (this.attributes.getLocalFlag(LocalFlag.ICANON) && this.attributes.getLocalFlag(LocalFlag.IEXTEN)) {
			if (literal) {
				this.slaveInputPipe.write(c);
				return false;
			}
			this.literal = c == this.attributes.getControlChar(ControlChar.VLNEXT);
		}
		if (this.attributes.getLocalFlag(LocalFlag.ISIG) && c == this.attributes.getControlChar(ControlChar.VINTR)) {
			takeBack();
		}
		return super.doProcessInputByte(c);
	}

	/**
	 * Interrupt as Ctrl-C does, because the client sent a signal or a break.
	 */
	void interrupt() {
		if (!this.attributes.getLocalFlag(LocalFlag.NOFLSH)) {
			this.typeAhead.clear();
		}
		raise(Signal.INT);
	}

	private void takeBack() throws IOException {
		if (!this.attributes.getLocalFlag(LocalFlag.NOFLSH)) {
			this.slaveInput.skipNBytes(this.slaveInput.available());
			this.typeAhead.clear();
		}
	}

	@Override
	protected void doClose() throws IOException {
		try {
			super.doClose();
		}
		finally {
			this.typeAhead.close();
		}
	}

	void resized() {
		setSize(Size.of(getColumns(), getRows()));
		raise(Signal.WINCH);
		this.resizeCallbacks.forEach(Runnable::run);
	}

	@Override
	public String getType() {
		return (this.pty != null) ? this.pty.getTerm() : super.getType();
	}

	@Override
	public int getColumns() {
		return columns(this.pty);
	}

	@Override
	public int getRows() {
		return rows(this.pty);
	}

	@Override
	public int getPixelWidth() {
		return this.pty.getPixelWidth();
	}

	@Override
	public int getPixelHeight() {
		return this.pty.getPixelHeight();
	}

	@Override
	public Map<SshTerminalMode, Integer> getModes() {
		return this.pty.getModes();
	}

	@Override
	public boolean isInteractive() {
		return true;
	}

	@Override
	public boolean confirm(String question, String option) {
		return this.dialog.confirm(question);
	}

	@Override
	public String ask(String question, String option) {
		return this.dialog.ask(question);
	}

	@Override
	public String askSecretly(String question, String option) {
		return this.dialog.askSecretly(question);
	}

	@Override
	public String choose(String question, List<String> choices, String option) {
		return this.dialog.choose(question, choices);
	}

	@Override
	public SshProgress startProgress(String title, long total) {
		return new TerminalProgress(new StatusLine(this), title, total);
	}

	@Override
	public SshProgress startSpinner(String title) {
		return new TerminalSpinner(new StatusLine(this), title, this.threads);
	}

	@Override
	public SshLiveView openLiveView() {
		TerminalLiveView view = new TerminalLiveView(this);
		onResize(view::resized);
		return view;
	}

	@Override
	public int getColors() {
		Integer colors = getNumericCapability(Capability.max_colors);
		return (colors != null && mayHaveColours(getType(), this.environment)) ? Math.max(0, colors) : 0;
	}

	/**
	 * Whether output may be coloured: the terminal has colours and {@code NO_COLOR} is
	 * not set. The type counts too because JLine only knows the capabilities of colour
	 * terminals.
	 */
	static boolean mayHaveColours(String type, Map<String, String> environment) {
		return environment.getOrDefault("NO_COLOR", "").isEmpty() && !COLOURLESS.matcher(type).matches();
	}

	@Override
	public void onResize(Runnable callback) {
		this.resizeCallbacks.add(callback);
	}

	/**
	 * Remove the callbacks that a command registered.
	 */
	public void commandEnded() {
		this.resizeCallbacks.clear();
	}

	@Override
	public InputStream getKeys() {
		return this.typeAhead;
	}

	@Override
	public OutputStream getScreen() {
		return new TerminalOutput(this.session);
	}

	public CommandStreams connect(SshSession session, OutputStream output, Cancellation cancellation) {
		return new CommandStreams(session, new TerminalInput(this, output), output, output, this, cancellation,
				RowFilter.NONE, "dumb".equals(getType()) ? null : this);
	}

	/**
	 * The session's output, which stays open when the terminal is closed. Output that a
	 * cancelled session cannot write immediately is dropped.
	 */
	private static final class TerminalOutput extends FilterOutputStream {

		private final SshSession session;

		TerminalOutput(SshSession session) {
			super(session.getOutput());
			this.session = session;
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			if (isOpen()) {
				this.out.write(bytes, offset, length);
			}
		}

		@Override
		public void flush() throws IOException {
			if (isOpen()) {
				this.out.flush();
			}
		}

		@Override
		public void close() throws IOException {
			flush();
		}

		private boolean isOpen() {
			return !this.session.getCancellation().isCancelled() || this.session.isWritable();
		}

	}

}
