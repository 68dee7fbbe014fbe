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

package io.github.sshspringboot.command.internal.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import io.github.sshspringboot.command.internal.pipeline.StageSyntax.Arguments;
import io.github.sshspringboot.command.internal.result.DisplayWidth;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * {@link LineStage} that stops after each page until a key is pressed. Without a terminal
 * the text passes unchanged.
 */
final class MoreStage extends LineStage {

	static final StageSyntax SYNTAX = new StageSyntax("more",
			"Show the text page by page: Space shows the next page, Enter the next line, q leaves.", "");

	private static final String PROMPT = "\033[7m--More--\033[0m";

	private static final String NO_PROMPT = "\r\033[K";

	private static final int TAB = 8;

	private final @Nullable PageTerminal terminal;

	private final Cancellation cancellation;

	private int rows;

	private boolean left;

	MoreStage(Arguments arguments, @Nullable PageTerminal terminal, Cancellation cancellation, OutputStream next) {
		super("more", next);
		arguments.operands(0);
		this.terminal = terminal;
		this.cancellation = cancellation;
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		if (this.terminal == null) {
			next().write(bytes, offset, length);
		}
		else {
			super.write(bytes, offset, length);
		}
	}

	@Override
	protected void line(byte[] line) throws IOException {
		PageTerminal page = this.terminal;
		if (page == null || this.left) {
			throw new PipeClosedException();
		}
		int height = height(new String(line, StandardCharsets.UTF_8), page);
		if (this.rows > 0 && this.rows + height >= page.getRows()) {
			prompt(page);
		}
		this.rows += height;
		writeLine(line);
		takeTypedKeys(page);
	}

	@Override
	public void flush() throws IOException {
		super.flush();
		if (this.terminal != null && !this.left) {
			takeTypedKeys(this.terminal);
		}
	}

	@Override
	protected ExitStatus end() {
		return ExitStatus.OK;
	}

	private void prompt(PageTerminal page) throws IOException {
		show(PROMPT);
		try {
			int key;
			do {
				if (this.cancellation.isCancelled()) {
					throw StageException.failure("The command was cancelled");
				}
				key = page.getKeys().read();
			}
			while (!take(key));
			this.rows = (key == ' ') ? 0 : Math.max(0, page.getRows() - 2);
		}
		finally {
			show(NO_PROMPT);
		}
		checkNotLeft();
	}

	private void takeTypedKeys(PageTerminal page) throws IOException {
		InputStream keys = page.getKeys();
		while (!this.left && keys.available() > 0) {
			int key = keys.read();
			if (take(key) && key == ' ') {
				this.rows = 0;
			}
		}
		checkNotLeft();
	}

	private boolean take(int key) {
		this.left = key == 'q' || key == 'Q' || key == -1;
		return this.left || key == ' ' || key == '\r' || key == '\n';
	}

	private void checkNotLeft() throws PipeClosedException {
		if (this.left) {
			throw new PipeClosedException();
		}
	}

	private void show(String text) throws IOException {
		next().write(text.getBytes(StandardCharsets.US_ASCII));
		next().flush();
	}

	private static int height(String line, PageTerminal page) {
		int width = 0;
		for (String part : line.split("\t", -1)) {
			width = ((width + TAB - 1) / TAB) * TAB + DisplayWidth.of(part);
		}
		return Math.max(1, (width + page.getColumns() - 1) / page.getColumns());
	}

}
