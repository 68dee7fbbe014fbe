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

import java.util.List;

import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandSpec;
import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;

/**
 * {@link CommandTarget} for a subsystem, which returns no values: a number is its exit
 * status.
 */
record SubsystemTarget(BeanMethod bean) implements CommandTarget {

	@Override
	public List<SshCommandSpec.Target> targets() {
		return this.bean.targets();
	}

	@Override
	public Class<?> valueType() {
		return Object.class;
	}

	@Override
	public @Nullable Object invoke(SshCommandContext context, @Nullable Object[] arguments) throws Throwable {
		Object result = this.bean.invoke(context, arguments);
		return (result instanceof Integer code) ? ExitStatus.ofExitCode(code) : result;
	}

}
