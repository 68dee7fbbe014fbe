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

import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandSource;
import io.github.sshspringboot.command.SshCommandSpec;
import io.github.sshspringboot.command.SshCommandSpec.Parameter;
import io.github.sshspringboot.command.internal.model.CommandParameter.OptionTraits;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.Delimiter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.convert.TypeDescriptor;

/**
 * {@link CommandTarget} that calls the handler of a command of a
 * {@link SshCommandSource}.
 */
record SpecTarget(SshCommandSpec spec) implements CommandTarget {

	private static final Annotation[] NOT_SPLIT = {
			AnnotationUtils.synthesizeAnnotation(Map.of("value", Delimiter.NONE), Delimiter.class, null) };

	CommandDefinition define() {
		return new CommandDefinition(this.spec.getName(), List.of(),
				new CommandDefinition.Group(this.spec.getGroup(), ""), this.spec.getDescription(), this,
				this.spec.getParameters().stream().map(this::define).toList(), new CommandTraits(CommandForm.WORDS,
						false, this.spec.isPrivileged(), "", null, "", null, this.spec.getKind()));
	}

	private CommandParameter define(Parameter parameter) {
		TypeDescriptor target = new TypeDescriptor(ResolvableType.forClass(parameter.getType()), null, NOT_SPLIT);
		ParameterType type = new ParameterType(target, !parameter.isRequired(), false, method().toString());
		return parameter.isArgument()
				? new CommandParameter.Argument(type, parameter.getName(), parameter.getDescription(),
						parameter.isRequired(), null, parameter.getCompleter())
				: new CommandParameter.Option(type, List.of(CommandNames.optionName(parameter.getName())),
						parameter.getDescription(), parameter.isRequired(), null, parameter.getCompleter(),
						OptionTraits.NONE);
	}

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
