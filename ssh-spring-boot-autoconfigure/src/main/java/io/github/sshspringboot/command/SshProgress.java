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
 * Shows on a terminal how far something has come, on one line of standard error that goes
 * when it is closed. Its methods may be called from any thread.
 *
 * @since 0.1.0
 */
public interface SshProgress extends AutoCloseable {

	/**
	 * Some more is done.
	 * @param amount how much, in the unit of the total
	 */
	void advance(long amount);

	/**
	 * Say what is being done.
	 * @param text a few words
	 */
	void describe(String text);

	/**
	 * Take the line away.
	 */
	@Override
	void close();

}
