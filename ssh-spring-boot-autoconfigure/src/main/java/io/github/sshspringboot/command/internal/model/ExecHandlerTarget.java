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
import java.util.Objects;

import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandKind;
import io.github.sshspringboot.command.SshCommandSpec;
import io.github.sshspringboot.command.SshExecHandler;
import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.util.ClassUtils;

/**
 * {@link CommandTarget} that gives a whole line to a {@link SshExecHandler}.
 */
record ExecHandlerTarget(SshExecHandler handler) implements CommandTarget {

	private static final Method HANDLE = ClassUtils.getMethod(SshExecHandler.class, "handle", String.class,
			SshCommandContext.class);

	CommandDefinition define() {
		ParameterType type = new ParameterType(TypeDescriptor.valueOf(String.class), false, false, method().toString());
		return new CommandDefinition(this.handler.getName(), List.of(), new CommandDefinition.Group("", ""), "", this,
				List.of(new CommandParameter.Argument(type, "line", "", true, null, null)),
				new CommandTraits(CommandForm.HANDLER, true, false, "", null, "", null, SshCommandKind.WORK));
	}

	@Override
	public List<SshCommandSpec.Target> targets() {
		return List.of(new SshCommandSpec.Target(() -> this.handler,
				AopUtils.getMostSpecificMethod(HANDLE, AopUtils.getTargetClass(this.handler))));
	}

	@Override
	public Class<?> valueType() {
		return ExitStatus.class;
	}

	@Override
	public Object invoke(SshCommandContext context, @Nullable Object[] arguments) throws Exception {
		return this.handler.handle((String) Objects.requireNonNull(arguments[0]), context);
	}

}
