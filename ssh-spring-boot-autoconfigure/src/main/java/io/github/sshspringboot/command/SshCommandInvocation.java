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

import java.lang.reflect.Method;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A command that is about to be called.
 *
 * @since 0.1.0
 */
public interface SshCommandInvocation {

	/**
	 * The run of the command.
	 * @return who runs it, from where, and its streams
	 */
	SshCommandContext getContext();

	/**
	 * The method of the command, as it is declared.
	 * @return the method
	 */
	Method getMethod();

	/**
	 * The arguments of the method. They may hold secrets.
	 * @return the arguments
	 */
	List<@Nullable Object> getArguments();

	/**
	 * Go on with the next interceptor, and at the end with the method.
	 * @return what it returned
	 * @throws Throwable what it threw
	 */
	@Nullable Object proceed() throws Throwable;

}
