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
 * Strategy interface that proposes values of an option or argument, such as the numbers
 * of open orders. Called as the user, on the thread of a shell, each time the user
 * requests completion. If it throws an exception, the exception is logged and nothing is
 * proposed.
 *
 * @since 0.1.0
 * @see SshOption#completer()
 * @see SshArgument#completer()
 */
@FunctionalInterface
public interface SshCompleter {

	/**
	 * Return the values to propose.
	 * @param prefix what the user typed of the value; proposals that do not begin with it
	 * are ignored
	 * @return the values
	 */
	Collection<SshCandidate> complete(String prefix);

}
