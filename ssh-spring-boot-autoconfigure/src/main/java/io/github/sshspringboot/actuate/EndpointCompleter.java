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

package io.github.sshspringboot.actuate;

import java.util.Collection;

import io.github.sshspringboot.command.SshCandidate;

/**
 * Strategy interface to propose values for the parameters of endpoints, such as the names
 * of loggers. Beans of this type are called as the logged-in user, on the thread of a
 * shell, whenever the user asks for completion. An exception is logged, and nothing is
 * proposed.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface EndpointCompleter {

	/**
	 * Return the values to propose.
	 * @param endpointId the id of the endpoint
	 * @param parameterName the name of the operation's parameter
	 * @param prefix the part of the value that has been typed; other values may be
	 * returned too and are ignored
	 * @return the values, empty if this completer does not know the parameter
	 */
	Collection<SshCandidate> complete(String endpointId, String parameterName, String prefix);

}
