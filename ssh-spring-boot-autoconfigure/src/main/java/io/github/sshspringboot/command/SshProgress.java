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

/**
 * Progress shown on a terminal, on one line of standard error that is removed when the
 * progress is closed. Its methods may be called from any thread.
 *
 * @since 0.1.0
 * @see SshTerminal#startProgress(String, long)
 * @see SshTerminal#startSpinner(String)
 */
public interface SshProgress extends AutoCloseable {

	/**
	 * Advance the progress.
	 * @param amount the amount completed since the last call, in the unit of the total
	 */
	void advance(long amount);

	/**
	 * Set the text that describes the current work.
	 * @param text a few words
	 */
	void describe(String text);

	/**
	 * Remove the line.
	 */
	@Override
	void close();

}
