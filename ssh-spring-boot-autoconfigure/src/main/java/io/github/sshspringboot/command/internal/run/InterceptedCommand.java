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

package io.github.sshspringboot.command.internal.run;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandInterceptor;
import io.github.sshspringboot.command.SshCommandInvocation;
import io.github.sshspringboot.command.internal.model.CommandTarget;
import org.jspecify.annotations.Nullable;

/**
 * {@link SshCommandInvocation} that calls the remaining interceptors, and then the
 * command.
 */
final class InterceptedCommand implements SshCommandInvocation {

	private final List<SshCommandInterceptor> interceptors;

	private final CommandTarget target;

	private final SshCommandContext context;

	private final @Nullable Object[] arguments;

	private final int position;

	InterceptedCommand(List<SshCommandInterceptor> interceptors, CommandTarget target, SshCommandContext context,
			@Nullable Object[] arguments) {
		this(interceptors, target, context, arguments, 0);
	}

	private InterceptedCommand(List<SshCommandInterceptor> interceptors, CommandTarget target,
			SshCommandContext context, @Nullable Object[] arguments, int position) {
		this.interceptors = interceptors;
		this.target = target;
		this.context = context;
		this.arguments = arguments;
		this.position = position;
	}

	@Override
	public SshCommandContext getContext() {
		return this.context;
	}

	@Override
	public Method getMethod() {
		return this.target.method();
	}

	@Override
	public List<@Nullable Object> getArguments() {
		List<@Nullable Object> copy = new ArrayList<>(this.arguments.length);
		for (Object argument : this.arguments) {
			copy.add(argument);
		}
		return Collections.unmodifiableList(copy);
	}

	@Override
	public @Nullable Object proceed() throws Throwable {
		if (this.position == this.interceptors.size()) {
			return this.target.invoke(this.context, this.arguments);
		}
		return this.interceptors.get(this.position)
			.intercept(new InterceptedCommand(this.interceptors, this.target, this.context, this.arguments,
					this.position + 1));
	}

}
