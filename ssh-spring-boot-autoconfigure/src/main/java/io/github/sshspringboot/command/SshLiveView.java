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
 * Some lines on a terminal that are drawn anew in place. Without a terminal, and on a
 * dumb one, each update is written below the one before. To be used on one thread.
 *
 * @since 0.1.0
 */
public interface SshLiveView extends AutoCloseable {

	/**
	 * Show other lines. Those that the terminal has no room for are left out, and long
	 * ones cut off.
	 * @param lines the lines, which may hold ANSI colours
	 */
	void update(List<String> lines);

	/**
	 * Leave the last lines where they are and go on below them.
	 */
	@Override
	void close();

}
