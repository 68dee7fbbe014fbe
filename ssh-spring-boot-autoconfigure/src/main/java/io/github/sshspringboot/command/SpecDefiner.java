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

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.command.SshCommandSpec.Parameter;
import io.github.sshspringboot.command.annotation.SshArgument;
import io.github.sshspringboot.command.annotation.SshOption;

import org.springframework.boot.convert.Delimiter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.convert.TypeDescriptor;

/**
 * Makes definitions of the commands that sources bring.
 */
final class SpecDefiner {

	private static final Annotation[] NOT_SPLIT = {
			AnnotationUtils.synthesizeAnnotation(Map.of("value", Delimiter.NONE), Delimiter.class, null) };

	CommandDefinition define(SshCommandSpec spec) {
		return new CommandDefinition(spec.getName(), List.of(), new CommandDefinition.Group(spec.getGroup(), ""),
				spec.getDescription(), new SpecTarget(spec),
				spec.getParameters().stream().map((parameter) -> define(parameter, spec)).toList(),
				new CommandTraits(false, spec.isPrivileged(), "", null, "", null, spec.getKind()));
	}

	private static CommandParameter define(Parameter parameter, SshCommandSpec spec) {
		TypeDescriptor target = new TypeDescriptor(ResolvableType.forClass(parameter.getType()), null, NOT_SPLIT);
		ParameterType type = new ParameterType(target, !parameter.isRequired(), false,
				spec.getTargets().get(0).method().toString());
		Map<String, Object> attributes = Map.of("description", parameter.getDescription(), "required",
				parameter.isRequired());
		if (parameter.isArgument()) {
			return new CommandParameter.Argument(type,
					AnnotationUtils.synthesizeAnnotation(attributes, SshArgument.class, null), parameter.getName(),
					null, parameter.getCompleter());
		}
		return new CommandParameter.Option(type,
				AnnotationUtils.synthesizeAnnotation(attributes, SshOption.class, null),
				List.of(CommandNames.optionName(parameter.getName())), null, parameter.getCompleter());
	}

}
