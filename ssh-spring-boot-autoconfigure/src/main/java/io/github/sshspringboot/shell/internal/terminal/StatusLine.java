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

import io.github.sshspringboot.server.internal.text.TerminalText;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/**
 * A line that is redrawn in place. A dumb terminal cannot do that and shows only the
 * first text.
 */
final class StatusLine {

	private final Terminal terminal;

	private boolean shown;

	StatusLine(Terminal terminal) {
		this.terminal = terminal;
	}

	int width() {
		return this.terminal.getSize().getColumns() - 1;
	}

	synchronized void show(String status) {
		String text = TerminalText.line(status);
		if (!canErase()) {
			if (!this.shown) {
				this.terminal.writer().println(text);
				this.terminal.flush();
			}
			this.shown = true;
			return;
		}
		this.shown = true;
		this.terminal.writer().write('\r' + text.substring(0, Math.min(text.length(), Math.max(1, width()))));
		this.terminal.puts(Capability.clr_eol);
		this.terminal.flush();
	}

	synchronized void clear() {
		if (this.shown && canErase()) {
			this.terminal.writer().write('\r');
			this.terminal.puts(Capability.clr_eol);
			this.terminal.flush();
		}
	}

	private boolean canErase() {
		return this.terminal.getStringCapability(Capability.clr_eol) != null;
	}

}
