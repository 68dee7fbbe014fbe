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

import java.util.List;

import io.github.sshspringboot.command.SshLiveView;
import io.github.sshspringboot.command.internal.io.PrintableOutputStream;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/**
 * {@link SshLiveView} that JLine redraws in place.
 */
final class TerminalLiveView implements SshLiveView {

	private final Terminal terminal;

	private final Display display;

	private List<AttributedString> lines = List.of();

	private Size size;

	private boolean closed;

	TerminalLiveView(Terminal terminal) {
		this.terminal = terminal;
		this.display = new Display(terminal, false);
		this.size = terminal.getSize();
		this.display.resize(this.size);
	}

	@Override
	public synchronized void update(List<String> lines) {
		this.lines = lines.stream().map(PrintableOutputStream::coloured).map(AttributedString::fromAnsi).toList();
		if (!this.closed) {
			draw();
		}
	}

	synchronized void resized() {
		if (this.closed) {
			return;
		}
		this.size = this.terminal.getSize();
		this.display.resize(this.size);
		draw();
	}

	private void draw() {
		if (this.terminal.getStringCapability(Capability.cursor_up) == null) {
			this.lines.forEach((line) -> this.terminal.writer().println(line));
			this.terminal.flush();
			return;
		}
		int columns = Math.max(1, this.size.getColumns() - 1);
		List<AttributedString> visible = this.lines.stream()
			.limit(Math.max(1, this.size.getRows() - 1))
			.map((line) -> line.columnSubSequence(0, columns))
			.toList();
		this.display.update(visible, -1);
	}

	@Override
	public synchronized void close() {
		if (!this.closed) {
			this.closed = true;
			this.terminal.writer().println();
			this.terminal.flush();
		}
	}

}
