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

package io.github.sshspringboot.command.internal.springshell;

import java.lang.reflect.Field;
import java.lang.reflect.Method;

import io.github.sshspringboot.command.SshCommandSpec;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.adapter.MethodInvokerCommandAdapter;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Finds the method that a command calls, since who may call it is declared there. Spring
 * Shell keeps it to itself.
 */
final class AdaptedMethod {

	static final Method EXECUTE = ClassUtils.getMethod(Command.class, "execute", CommandContext.class);

	private static final @Nullable Field BEAN = field("targetObject", Object.class);

	private static final @Nullable Field METHOD = field("method", Method.class);

	private AdaptedMethod() {
	}

	private static @Nullable Field field(String name, Class<?> type) {
		return ReflectionUtils.findField(MethodInvokerCommandAdapter.class, name, type);
	}

	/**
	 * Return what a command calls, {@code null} if Spring Shell does not tell.
	 */
	static SshCommandSpec.@Nullable Target of(Command command) {
		if (!(command instanceof MethodInvokerCommandAdapter)) {
			return executing(command);
		}
		Object bean = get(BEAN, command);
		return (bean != null && get(METHOD, command) instanceof Method method)
				? new SshCommandSpec.Target(() -> bean, method) : null;
	}

	/**
	 * Return the command itself, whose method may be secured like any other.
	 */
	static SshCommandSpec.Target executing(Command command) {
		return new SshCommandSpec.Target(() -> command,
				ClassUtils.getMostSpecificMethod(EXECUTE, AopUtils.getTargetClass(command)));
	}

	private static @Nullable Object get(@Nullable Field field, Object object) {
		if (field == null) {
			return null;
		}
		ReflectionUtils.makeAccessible(field);
		return ReflectionUtils.getField(field, object);
	}

	static void registerHints(ReflectionHints hints) {
		if (BEAN != null) {
			hints.registerField(BEAN);
		}
		if (METHOD != null) {
			hints.registerField(METHOD);
		}
	}

}
