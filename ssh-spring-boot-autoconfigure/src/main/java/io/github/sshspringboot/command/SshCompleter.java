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

import java.util.Collection;

/**
 * Proposes values of an option or argument, such as the numbers of open orders. Called as
 * the user on the thread of a shell, each time that the user asks for completion; what it
 * throws is logged and proposes nothing.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshCompleter {

	/**
	 * The values to propose.
	 * @param prefix what was typed of the value; others need not be left out
	 * @return the values
	 */
	Collection<SshCandidate> complete(String prefix);

}
