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

import java.io.InputStream;
import java.io.OutputStream;

/**
 * A terminal that can show text page by page, or the output of another terminal.
 *
 * @since 0.1.0
 */
public interface PageTerminal {

	/**
	 * Return the keys that the user types, without echo.
	 */
	InputStream getKeys();

	/**
	 * Return the screen, which bytes reach unchanged. Output that a cancelled session
	 * cannot write immediately is dropped.
	 */
	OutputStream getScreen();

	/**
	 * Return the current number of columns.
	 */
	int getColumns();

	/**
	 * Return the current number of rows.
	 */
	int getRows();

}
