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

package io.github.sshspringboot.command;

import java.util.List;

/**
 * Lines on a terminal that are redrawn in place. Without a terminal, and on a dumb one,
 * each update is written below the previous one. Must be used on a single thread.
 *
 * @since 0.1.0
 * @see SshTerminal#openLiveView()
 */
public interface SshLiveView extends AutoCloseable {

	/**
	 * Replace the lines. Lines that do not fit on the terminal are omitted, and long
	 * lines are truncated.
	 * @param lines the lines, which may contain ANSI colours
	 */
	void update(List<String> lines);

	/**
	 * Close the view. Its last lines remain, and further output follows below them.
	 */
	@Override
	void close();

}
