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

package io.github.sshspringboot.command.internal.model;

import java.lang.reflect.Method;
import java.util.List;

import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandSpec;
import org.jspecify.annotations.Nullable;

/**
 * What a command calls.
 */
public interface CommandTarget {

	/**
	 * What may do the work.
	 * @return at least one method, the first of which says most about the command
	 */
	List<SshCommandSpec.Target> targets();

	/**
	 * The method that does the work, the first if it is not known before the call.
	 * @return the method, as declared
	 */
	default Method method() {
		return targets().get(0).method();
	}

	/**
	 * The type of the values that the command returns.
	 * @return the declared type, {@link Object} if it is not known before the call
	 */
	Class<?> valueType();

	/**
	 * Call it.
	 * @param context the run of the command
	 * @param arguments one value for each parameter of the command
	 * @return what it returned
	 * @throws Throwable if it failed
	 */
	@Nullable Object invoke(SshCommandContext context, @Nullable Object[] arguments) throws Throwable;

}
