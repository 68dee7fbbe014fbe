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

import io.github.sshspringboot.server.Cancellation;

/**
 * Shows text on a terminal page by page. To be used on one thread; waits for the user
 * where the next line does not fit on the page.
 *
 * @since 0.1.0
 */
public interface Pager extends AutoCloseable {

	/**
	 * Add a line.
	 * @param line the line
	 * @return whether the user wants more
	 * @throws IOException if the terminal is gone or the command is cancelled
	 */
	boolean add(String line) throws IOException;

	/**
	 * Show the lines that came so far.
	 * @return whether the user wants more
	 * @throws IOException if the terminal is gone or the command is cancelled
	 */
	boolean flush() throws IOException;

	/**
	 * There are no more lines: wait until the user leaves.
	 * @throws IOException if the terminal is gone or the command is cancelled
	 */
	void finish() throws IOException;

	/**
	 * Give the terminal back.
	 */
	@Override
	void close();

	/**
	 * How to show text.
	 *
	 * @param quitIfOneScreen whether text that fits on the screen is shown without paging
	 * @param chopLongLines whether lines are cut at the edge of the screen, not folded
	 * @param lineNumbers whether lines have numbers
	 */
	record Style(boolean quitIfOneScreen, boolean chopLongLines, boolean lineNumbers) {

	}

	/**
	 * A terminal that can show text page by page.
	 */
	interface Terminal {

		/**
		 * Begin to show text.
		 * @param style how to show it
		 * @param cancellation ends the run
		 * @return the pager
		 */
		Pager openPager(Style style, Cancellation cancellation);

	}

}
