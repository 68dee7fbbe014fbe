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

import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.List;

import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandSpec;
import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;

/**
 * The method or handler that a command calls.
 */
public interface CommandTarget {

	/**
	 * Return the methods that may be called, at least one. The first one is the most
	 * significant.
	 */
	List<SshCommandSpec.Target> targets();

	/**
	 * Return the method that is called, as declared; the first target if it is unknown
	 * before the call.
	 */
	default Method method() {
		return targets().get(0).method();
	}

	/**
	 * Return where the command is declared, for messages.
	 */
	default String location() {
		return CommandDefinition.location(method());
	}

	/**
	 * Return the help page that the declaring library writes, {@code null} for one of the
	 * parameters.
	 */
	default @Nullable String help(int width) {
		return null;
	}

	/**
	 * Return whether the command returns a result that has a format, rather than nothing,
	 * a status or raw bytes.
	 */
	default boolean hasResult() {
		Class<?> type = method().getReturnType();
		return type != void.class && type != Void.class && type != ExitStatus.class && type != byte[].class
				&& !InputStream.class.isAssignableFrom(type) && !Resource.class.isAssignableFrom(type);
	}

	/**
	 * Return the type of the values that the command returns, {@link Object} if it is
	 * unknown before the call.
	 */
	Class<?> valueType();

	/**
	 * Call the method with one value for each parameter.
	 */
	@Nullable Object invoke(SshCommandContext context, @Nullable Object[] arguments) throws Throwable;

}
