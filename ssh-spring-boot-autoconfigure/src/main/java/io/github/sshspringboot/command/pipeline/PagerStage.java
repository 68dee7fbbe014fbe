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

package io.github.sshspringboot.command.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import io.github.sshspringboot.command.pipeline.StageSyntax.Arguments;
import io.github.sshspringboot.server.Cancellation;
import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;

/**
 * Shows the text page by page.
 */
final class PagerStage extends LineStage {

	static final StageSyntax SYNTAX = new StageSyntax("less",
			"Show the text page by page: space, b, arrows, g and G move, /text searches, n finds the next, q leaves.",
			"")
		.flag("-F --quit-if-one-screen", "Do not page what fits on the screen.")
		.flag("-S --chop-long-lines", "Cut lines at the edge of the screen instead of folding them.")
		.flag("-N --line-numbers", "Show the number of each line.");

	private final Supplier<Pager> opening;

	private @Nullable Pager pager;

	PagerStage(Arguments arguments, Pager.Terminal terminal, Cancellation cancellation, OutputStream next) {
		super("less", next);
		Pager.Style style = new Pager.Style(arguments.has("-F"), arguments.has("-S"), arguments.has("-N"));
		this.opening = () -> terminal.openPager(style, cancellation);
	}

	private Pager pager() throws IOException {
		if (this.pager == null) {
			next().flush();
			this.pager = this.opening.get();
		}
		return this.pager;
	}

	@Override
	protected void line(byte[] line) throws IOException {
		if (!pager().add(new String(line, StandardCharsets.UTF_8))) {
			throw new PipeClosedException();
		}
	}

	@Override
	public void flush() throws IOException {
		if (this.pager != null && !this.pager.flush()) {
			throw new PipeClosedException();
		}
	}

	@Override
	protected ExitStatus end() throws IOException {
		if (this.pager != null) {
			this.pager.finish();
		}
		return ExitStatus.OK;
	}

	@Override
	void release() {
		if (this.pager != null) {
			this.pager.close();
		}
	}

}
