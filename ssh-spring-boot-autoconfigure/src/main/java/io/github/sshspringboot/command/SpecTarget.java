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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Calls the handler of a command that a source brings.
 *
 * @param spec the command
 */
record SpecTarget(SshCommandSpec spec) implements CommandTarget {

	@Override
	public List<SshCommandSpec.Target> targets() {
		return this.spec.getTargets();
	}

	@Override
	public Class<?> valueType() {
		return Object.class;
	}

	@Override
	public @Nullable Object invoke(SshCommandContext context, @Nullable Object[] arguments) throws Exception {
		Map<String, Object> values = new LinkedHashMap<>();
		for (int index = 0; index < arguments.length; index++) {
			Object value = arguments[index];
			if (value != null) {
				values.put(this.spec.getParameters().get(index).getName(), value);
			}
		}
		return this.spec.getHandler().handle(context, values);
	}

}
