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
 * @see SshCommandInterceptor
 */
public interface SshCommandInvocation {

	/**
	 * Return the context of the run.
	 * @return the context
	 */
	SshCommandContext getContext();

	/**
	 * Return the method of the command, as declared.
	 * @return the method
	 */
	Method getMethod();

	/**
	 * Return the arguments of the method. They may contain secrets.
	 * @return the arguments, unmodifiable
	 */
	List<@Nullable Object> getArguments();

	/**
	 * Proceed with the next interceptor, or with the method after the last one.
	 * @return the result
	 * @throws Throwable if the command fails
	 */
	@Nullable Object proceed() throws Throwable;

}
