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
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandAvailability;
import io.github.sshspringboot.command.SshCommandKind;
import io.github.sshspringboot.command.SshCompleter;
import io.github.sshspringboot.command.SshFile;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.SshStdin;
import io.github.sshspringboot.command.SshSubsystem;
import io.github.sshspringboot.command.internal.input.InputTarget;
import io.github.sshspringboot.command.internal.model.CommandParameter.OptionTraits;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedMethod;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.StringUtils;

/**
 * Reads a {@link CommandDefinition} from the annotations of a method.
 */
final class CommandMethodReader {

	/**
	 * The attributes of a type without the annotation.
	 */
	private static final SshCommand NO_GROUP = AnnotationUtils.synthesizeAnnotation(SshCommand.class);

	private final ConfigurableListableBeanFactory beanFactory;

	private final List<ArgumentSource> sources;

	private final CommandMethodRules rules;

	private final DefaultParameterNameDiscoverer parameterNames = new DefaultParameterNameDiscoverer();

	CommandMethodReader(ConfigurableListableBeanFactory beanFactory, List<ArgumentSource> sources) {
		this.beanFactory = beanFactory;
		this.sources = List.copyOf(sources);
		this.rules = new CommandMethodRules(beanFactory);
	}

	CommandDefinition read(String beanName, Class<?> type, Method method, SshSubsystem subsystem) {
		this.rules.check(beanName, type, method, SshSubsystem.class);
		return new CommandDefinition(CommandNames.subsystem(resolve(subsystem.name())), List.of(),
				new CommandDefinition.Group("", ""), "",
				new SubsystemTarget(new BeanMethod(this.beanFactory, beanName, method)), parameters(type, method),
				new CommandTraits(CommandForm.SUBSYSTEM, false, subsystem.privileged(), "",
						timeout(subsystem.timeout(), method), "", null, subsystem.kind()));
	}

	CommandDefinition read(String beanName, Class<?> type, Method method, SshFile file) {
		this.rules.check(beanName, type, method, SshFile.class);
		return new CommandDefinition(CommandNames.file(resolve(file.path())), List.of(),
				new CommandDefinition.Group("", ""), "", new BeanMethod(this.beanFactory, beanName, method),
				parameters(type, method), new CommandTraits(CommandForm.FILE, false, file.privileged(), "",
						timeout(file.timeout(), method), "", null, SshCommandKind.WORK));
	}

	CommandDefinition read(String beanName, Class<?> type, @Nullable SshCommand declaredGroup, Method method,
			SshCommand command) {
		this.rules.check(beanName, type, method, SshCommand.class);
		SshCommand group = Objects.requireNonNullElse(declaredGroup, NO_GROUP);
		String description = StringUtils.hasText(command.description()) ? command.description()
				: command.name().isEmpty() ? group.description() : "";
		return new CommandDefinition(CommandNames.join(resolve(group.name()), resolve(command.name())),
				aliases(group, command),
				new CommandDefinition.Group(CommandNames.join(resolve(group.name()), ""), group.description()),
				description, new BeanMethod(this.beanFactory, beanName, method), parameters(type, method),
				traits(group, command, method));
	}

	private List<CommandParameter> parameters(Class<?> type, Method method) {
		List<CommandParameter> parameters = new ArrayList<>();
		for (MethodParameter declared : new AnnotatedMethod(method).getMethodParameters()) {
			MethodParameter parameter = declared.withContainingClass(type);
			parameter.initParameterNameDiscovery(this.parameterNames);
			parameters.add(read(parameter));
		}
		return List.copyOf(parameters);
	}

	private String resolve(String name) {
		return Objects.requireNonNullElse(this.beanFactory.resolveEmbeddedValue(name), "");
	}

	private List<String> aliases(SshCommand group, SshCommand command) {
		List<String> names = new ArrayList<>();
		for (String groupName : withAliases(group)) {
			for (String commandName : withAliases(command)) {
				names.add(CommandNames.join(groupName, commandName));
			}
		}
		return names.stream().skip(1).distinct().toList();
	}

	private List<String> withAliases(SshCommand annotation) {
		return Stream.concat(Stream.of(annotation.name()), Stream.of(annotation.aliases())).map(this::resolve).toList();
	}

	private CommandTraits traits(SshCommand group, SshCommand command, Method method) {
		Class<? extends SshCommandAvailability> availability = (command.availability() != SshCommandAvailability.class)
				? command.availability() : group.availability();
		return new CommandTraits((group.raw() || command.raw()) ? CommandForm.RAW : CommandForm.WORDS,
				group.hidden() || command.hidden(), group.privileged() || command.privileged(),
				firstText(command.deprecated(), group.deprecated()),
				timeout(firstText(command.timeout(), group.timeout()), method),
				firstText(command.confirm(), group.confirm()),
				(availability != SshCommandAvailability.class) ? collaborator(availability) : null,
				(command.kind() != SshCommandKind.WORK) ? command.kind() : group.kind());
	}

	private static String firstText(String first, String second) {
		return StringUtils.hasText(first) ? first : second;
	}

	private @Nullable Duration timeout(String timeout, Method method) {
		String text = this.beanFactory.resolveEmbeddedValue(timeout);
		if (!StringUtils.hasText(text)) {
			return null;
		}
		try {
			Duration duration = DurationStyle.detectAndParse(text, ChronoUnit.SECONDS);
			if (!duration.isNegative()) {
				return duration;
			}
		}
		catch (IllegalArgumentException ex) {
			throw badTimeout(text, method, ex);
		}
		throw badTimeout(text, method, null);
	}

	private static SshCommandDefinitionException badTimeout(String timeout, Method method,
			@Nullable IllegalArgumentException cause) {
		SshCommandDefinitionException exception = new SshCommandDefinitionException(
				"The timeout '" + timeout + "' of " + CommandDefinition.location(method) + " is not a duration",
				"Use one such as 30s or 5m, or 0 for no limit.");
		if (cause != null) {
			exception.initCause(cause);
		}
		return exception;
	}

	private CommandParameter read(MethodParameter parameter) {
		SshOption option = parameter.getParameterAnnotation(SshOption.class);
		SshArgument argument = parameter.getParameterAnnotation(SshArgument.class);
		SshStdin stdin = parameter.getParameterAnnotation(SshStdin.class);
		List<String> sources = Stream.of(option, argument, stdin)
			.filter(Objects::nonNull)
			.map((annotation) -> "@" + annotation.annotationType().getSimpleName())
			.toList();
		if (sources.size() > 1) {
			throw new SshCommandDefinitionException(
					describe(parameter) + " has both " + String.join(" and ", sources.subList(0, 2)),
					"Keep one of them.");
		}
		if (option != null) {
			return new CommandParameter.Option(ParameterType.of(parameter), optionNames(option, parameter),
					option.description(), option.required(), defaultValue(option.defaultValue(), parameter),
					completer(option.completer()), new OptionTraits(option.hidden(), option.counted(), option.secret(),
							option.negatable(), option.exclusive()));
		}
		if (argument != null) {
			String name = argument.value().isEmpty() ? CommandNames.dashed(name(parameter)) : argument.value();
			return new CommandParameter.Argument(ParameterType.of(parameter), name, argument.description(),
					argument.required(), defaultValue(argument.defaultValue(), parameter),
					completer(argument.completer()));
		}
		if (stdin != null) {
			return new CommandParameter.Stdin(parameter, InputTarget.of(parameter), stdin.format());
		}
		return this.sources.stream()
			.filter((source) -> source.supports(parameter))
			.findFirst()
			.map((source) -> new CommandParameter.Resolved(parameter, source))
			.orElseThrow(() -> new SshCommandDefinitionException(
					describe(parameter) + " of type " + parameter.getParameterType().getName() + " has no source",
					"Annotate it with @SshOption, @SshArgument or @SshStdin, use a type that is resolved such as "
							+ "SshCommandContext, or add a SshArgumentResolver bean for it."));
	}

	private static List<String> optionNames(SshOption option, MethodParameter parameter) {
		if (option.value().length == 0) {
			return List.of(CommandNames.optionName(CommandNames.dashed(name(parameter))));
		}
		return Arrays.stream(option.value())
			.map(CommandNames::optionName)
			.sorted(Comparator.comparingInt(String::length))
			.toList();
	}

	private static String name(MethodParameter parameter) {
		String name = parameter.getParameterName();
		if (name == null) {
			throw new SshCommandDefinitionException("The name of " + describe(parameter) + " is not known",
					"Compile with -parameters, or name the parameter in its annotation.");
		}
		return name;
	}

	private @Nullable String defaultValue(String value, MethodParameter parameter) {
		try {
			String resolved = this.beanFactory.resolveEmbeddedValue(value);
			return (resolved == null || resolved.isEmpty()) ? null : resolved;
		}
		catch (IllegalArgumentException ex) {
			SshCommandDefinitionException exception = new SshCommandDefinitionException(
					"The default value '" + value + "' of " + StringUtils.uncapitalize(describe(parameter))
							+ " cannot be resolved",
					"Set the property that it names, or give the placeholder a default value, such as "
							+ "${orders.limit:10}.");
			exception.initCause(ex);
			throw exception;
		}
	}

	private @Nullable SshCompleter completer(Class<? extends SshCompleter> type) {
		return (type != SshCompleter.class) ? collaborator(type) : null;
	}

	/**
	 * Return the bean of a type that an annotation names, or a new autowired instance.
	 */
	private <T> T collaborator(Class<T> type) {
		return this.beanFactory.getBeanProvider(type)
			.getIfAvailable(() -> type
				.cast(this.beanFactory.autowire(type, AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR, false)));
	}

	private static String describe(MethodParameter parameter) {
		String name = parameter.getParameterName();
		return "Parameter " + ((name != null) ? "'" + name + "'" : Integer.toString(parameter.getParameterIndex()))
				+ " of " + CommandDefinition.location(Objects.requireNonNull(parameter.getMethod()));
	}

}
