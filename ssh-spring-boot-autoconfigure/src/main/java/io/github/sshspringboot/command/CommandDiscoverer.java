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

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.sshspringboot.command.annotation.SshArgument;
import io.github.sshspringboot.command.annotation.SshCommand;
import io.github.sshspringboot.command.annotation.SshCommandAvailability;
import io.github.sshspringboot.command.annotation.SshCommandKind;
import io.github.sshspringboot.command.annotation.SshCompleter;
import io.github.sshspringboot.command.annotation.SshOption;
import io.github.sshspringboot.command.annotation.SshStdin;
import io.github.sshspringboot.command.input.InputTarget;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.Scope;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.annotation.Bean;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotatedMethod;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Finds the commands of an application context, without creating its beans.
 */
final class CommandDiscoverer {

	private static final Log logger = LogFactory.getLog(CommandDiscoverer.class);

	private static final Set<String> RESERVED = Set.of("help", "exit");

	/** Scopes of Spring that exist only while something of the web is handled. */
	private static final Set<String> WEB_SCOPES = Set.of("request", "session", "websocket");

	/** What a type without the annotation has: no name, nothing in common. */
	private static final SshCommand NO_GROUP = AnnotationUtils.synthesizeAnnotation(SshCommand.class);

	private final ConfigurableListableBeanFactory beanFactory;

	private final List<SshArgumentResolver> resolvers;

	private final CommandCollaborators collaborators;

	private final ParameterRules rules;

	private final SpecDefiner specs = new SpecDefiner();

	private final DefaultParameterNameDiscoverer parameterNames = new DefaultParameterNameDiscoverer();

	CommandDiscoverer(ConfigurableListableBeanFactory beanFactory, List<SshArgumentResolver> resolvers,
			ValueConverter converter) {
		this.beanFactory = beanFactory;
		this.resolvers = List.copyOf(resolvers);
		this.collaborators = new CommandCollaborators(beanFactory);
		this.rules = new ParameterRules(beanFactory, converter);
	}

	List<CommandDefinition> discover() {
		List<CommandDefinition> definitions = new ArrayList<>();
		List<CommandDefinition> builtIn = new ArrayList<>();
		for (String beanName : this.beanFactory.getBeanNamesForType(Object.class)) {
			Class<?> type = ScopedProxyUtils.isScopedTarget(beanName) ? null : determineType(beanName);
			if (type != null && isCandidate(type)) {
				discover(beanName, type, isInfrastructure(beanName) ? builtIn : definitions);
			}
		}
		addAbsent(definitions,
				this.beanFactory.getBeanProvider(SshCommandSource.class)
					.orderedStream()
					.flatMap((source) -> source.getCommands().stream())
					.map(this::define)
					.toList());
		addAbsent(definitions, builtIn);
		return definitions;
	}

	private static void addAbsent(List<CommandDefinition> definitions, List<CommandDefinition> others) {
		Set<String> taken = definitions.stream()
			.flatMap((definition) -> Stream.concat(Stream.of(definition.name()), definition.aliases().stream()))
			.collect(Collectors.toSet());
		others.stream().filter((definition) -> !taken.contains(definition.name())).forEach(definitions::add);
	}

	/**
	 * Whether the commands of a bean yield to those of the application with their names.
	 * @param beanName the name of the bean
	 * @return whether it has the role of infrastructure
	 */
	private boolean isInfrastructure(String beanName) {
		return this.beanFactory.containsBeanDefinition(beanName)
				&& this.beanFactory.getMergedBeanDefinition(beanName).getRole() == BeanDefinition.ROLE_INFRASTRUCTURE;
	}

	private static boolean isCandidate(Class<?> type) {
		return AnnotationUtils.isCandidateClass(type, SshCommand.class)
				&& !type.getName().startsWith("org.springframework.");
	}

	private @Nullable Class<?> determineType(String beanName) {
		try {
			return determineUserType(beanName);
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("The type of bean '" + beanName + "' is not known, so it has no commands", ex);
			return null;
		}
	}

	private @Nullable Class<?> determineUserType(String beanName) {
		Class<?> target = AutoProxyUtils.determineTargetClass(this.beanFactory, beanName);
		if (target != null && ScopedObject.class.isAssignableFrom(target)) {
			target = AutoProxyUtils.determineTargetClass(this.beanFactory,
					ScopedProxyUtils.getTargetBeanName(beanName));
		}
		return (target != null) ? ClassUtils.getUserClass(target) : null;
	}

	private void discover(String beanName, Class<?> type, List<CommandDefinition> definitions) {
		SshCommand group = AnnotatedElementUtils.findMergedAnnotation(type, SshCommand.class);
		Map<Method, SshCommand> methods = findMethods(type, group != null);
		if (methods.isEmpty()) {
			return;
		}
		methods.keySet().forEach(CommandDiscoverer::checkNoBeanMethod);
		checkScope(beanName, type);
		methods.entrySet()
			.stream()
			.sorted(Comparator.comparing((entry) -> entry.getKey().toGenericString()))
			.forEach((entry) -> definitions.add(define(beanName, type, Objects.requireNonNullElse(group, NO_GROUP),
					entry.getKey(), entry.getValue())));
	}

	private static Map<Method, SshCommand> findMethods(Class<?> type, boolean expected) {
		try {
			return MethodIntrospector.selectMethods(type,
					(MethodIntrospector.MetadataLookup<SshCommand>) (method) -> AnnotatedElementUtils
						.findMergedAnnotation(method, SshCommand.class));
		}
		catch (RuntimeException | LinkageError ex) {
			if (expected) {
				throw ex;
			}
			logger.debug("The methods of " + type.getName() + " cannot be seen, so it has no commands", ex);
			return Map.of();
		}
	}

	private static void checkNoBeanMethod(Method method) {
		if (AnnotatedElementUtils.hasAnnotation(method, Bean.class)) {
			throw new SshCommandDefinitionException(
					"The @Bean method " + location(method) + " has @SshCommand, but makes a bean and is no command",
					"Annotate the class of the bean and its methods.");
		}
	}

	private void checkScope(String beanName, Class<?> type) {
		String scope = scope(beanName);
		if (scope == null || !WEB_SCOPES.contains(scope)) {
			return;
		}
		Scope registered = this.beanFactory.getRegisteredScope(scope);
		if (registered == null || registered.getClass().getName().startsWith("org.springframework.")) {
			throw new SshCommandDefinitionException(
					"The bean '" + beanName + "' of " + type.getName() + " has commands and the scope '" + scope
							+ "', which does not exist while a command runs",
					"Use another scope, and put what belongs to the web into a bean of its own.");
		}
	}

	private @Nullable String scope(String beanName) {
		String target = ScopedProxyUtils.getTargetBeanName(beanName);
		String name = this.beanFactory.containsBeanDefinition(target) ? target : beanName;
		return this.beanFactory.containsBeanDefinition(name) ? this.beanFactory.getMergedBeanDefinition(name).getScope()
				: null;
	}

	private boolean isScopedProxy(String beanName) {
		return this.beanFactory.containsBeanDefinition(ScopedProxyUtils.getTargetBeanName(beanName));
	}

	private CommandDefinition define(String beanName, Class<?> type, SshCommand group, Method method,
			SshCommand command) {
		String name = CommandNames.join(resolve(group.name()), resolve(command.name()));
		checkName(name, method);
		List<String> aliases = aliases(group, command);
		aliases.forEach((alias) -> checkName(alias, method));
		checkMethod(type, method);
		String description = StringUtils.hasText(command.description()) ? command.description()
				: command.name().isEmpty() ? group.description() : "";
		checkInvocable(beanName, method);
		List<CommandParameter> parameters = new ArrayList<>();
		for (MethodParameter declared : new AnnotatedMethod(method).getMethodParameters()) {
			MethodParameter parameter = declared.withContainingClass(type);
			parameter.initParameterNameDiscovery(this.parameterNames);
			parameters.add(define(parameter));
		}
		CommandDefinition definition = new CommandDefinition(name, aliases,
				new CommandDefinition.Group(CommandNames.join(resolve(group.name()), ""), group.description()),
				description, new BeanMethod(this.beanFactory, beanName, method), List.copyOf(parameters),
				traits(group, command, method));
		checkParameters(definition);
		this.rules.check(definition);
		return definition;
	}

	private CommandDefinition define(SshCommandSpec spec) {
		checkName(spec.getName(), spec.getTargets().get(0).method());
		CommandDefinition definition = this.specs.define(spec);
		checkParameters(definition);
		this.rules.check(definition);
		return definition;
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
		return new CommandTraits(group.hidden() || command.hidden(), group.privileged() || command.privileged(),
				group.experimental() || command.experimental(), firstText(command.deprecated(), group.deprecated()),
				timeout(firstText(command.timeout(), group.timeout()), method),
				firstText(command.confirm(), group.confirm()),
				(availability != SshCommandAvailability.class) ? this.collaborators.get(availability) : null,
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
				"The timeout '" + timeout + "' of " + location(method) + " is no duration",
				"Use one such as 30s or 5m, or 0 for no limit.");
		if (cause != null) {
			exception.initCause(cause);
		}
		return exception;
	}

	private static void checkName(String name, Method method) {
		if (!CommandNames.isValid(name)) {
			throw new SshCommandDefinitionException(
					"The command '" + name + "' of " + location(method) + " has no valid name",
					"Give it a name of one or several words of letters, digits, '-', '_', '.' and ':', "
							+ "in @SshCommand of the type or the method.");
		}
		if (RESERVED.contains(name.split(" ", 2)[0])) {
			throw new SshCommandDefinitionException(
					"The command '" + name + "' of " + location(method) + " has a reserved name",
					"Give it a name that does not begin with one of " + RESERVED.stream().sorted().toList() + ".");
		}
	}

	private void checkMethod(Class<?> type, Method method) {
		if (Modifier.isPrivate(method.getModifiers()) || Modifier.isStatic(method.getModifiers())) {
			throw new SshCommandDefinitionException("The command method " + location(method) + " is private or static",
					"Make it an instance method that is not private: it is called through the bean's proxy.");
		}
		if (Modifier.isFinal(method.getModifiers()) && !Modifier.isFinal(type.getModifiers())) {
			throw new SshCommandDefinitionException("The command method " + location(method) + " is final",
					"Make it not final: a proxy could not apply security, validation or transactions to it.");
		}
	}

	private void checkInvocable(String beanName, Method method) {
		Class<?> exposed = this.beanFactory.getType(beanName);
		if (exposed != null && Proxy.isProxyClass(exposed)) {
			try {
				AopUtils.selectInvocableMethod(method, exposed);
			}
			catch (IllegalStateException ex) {
				throw new SshCommandDefinitionException(
						"The command method " + location(method) + " is hidden by the JDK proxy of bean '" + beanName
								+ "'",
						"Declare it in an interface of the bean, or have classes proxied: "
								+ (isScopedProxy(beanName) ? "@Scope(proxyMode = ScopedProxyMode.TARGET_CLASS)."
										: "spring.aop.proxy-target-class=true."));
			}
		}
	}

	private CommandParameter define(MethodParameter parameter) {
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
			return new CommandParameter.Option(ParameterType.of(parameter), option, optionNames(option, parameter),
					defaultValue(option.defaultValue(), parameter), completer(option.completer()));
		}
		if (argument != null) {
			String name = argument.value().isEmpty() ? CommandNames.dashed(name(parameter)) : argument.value();
			return new CommandParameter.Argument(ParameterType.of(parameter), argument, name,
					defaultValue(argument.defaultValue(), parameter), completer(argument.completer()));
		}
		if (stdin != null) {
			return new CommandParameter.Stdin(parameter, InputTarget.of(parameter), stdin.format());
		}
		return this.resolvers.stream()
			.filter((resolver) -> resolver.supportsParameter(parameter))
			.findFirst()
			.map((resolver) -> new CommandParameter.Resolved(parameter, resolver))
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
					"Set the property that it names, or give the placeholder a value of its own, such as "
							+ "${orders.limit:10}.");
			exception.initCause(ex);
			throw exception;
		}
	}

	private @Nullable SshCompleter completer(Class<? extends SshCompleter> type) {
		return (type != SshCompleter.class) ? this.collaborators.get(type) : null;
	}

	private static void checkParameters(CommandDefinition definition) {
		Set<String> names = new HashSet<>();
		names.add("--help");
		if (!definition.traits().confirm().isEmpty()) {
			names.add(Confirmation.OPTION);
		}
		definition.options().flatMap(CommandParameter.Option::allNames).forEach((name) -> {
			if (!CommandNames.isValidOption(name)) {
				throw new SshCommandDefinitionException(
						"The option '" + name + "' of " + definition.location() + " has no valid name",
						"Give it a name such as --limit or -l, of letters, digits, '-', '_', '.' and ':'.");
			}
			if (!names.add(name)) {
				throw new SshCommandDefinitionException(
						"The option " + name + " of " + definition.location() + " exists already",
						"Give the option another name.");
			}
		});
		boolean optionalSeen = false;
		boolean multiSeen = false;
		for (CommandParameter.Argument argument : definition.arguments().toList()) {
			if (multiSeen || (optionalSeen && argument.isRequired())) {
				throw new SshCommandDefinitionException(
						"The argument " + argument.label() + " of " + definition.location()
								+ " stands after one that takes "
								+ (multiSeen ? "all that is left" : "what is there, and is required"),
						"Put required arguments first, and an array or a collection last.");
			}
			multiSeen = argument.isMulti();
			optionalSeen |= !argument.isRequired();
		}
	}

	private static String describe(MethodParameter parameter) {
		String name = parameter.getParameterName();
		return "Parameter " + ((name != null) ? "'" + name + "'" : Integer.toString(parameter.getParameterIndex()))
				+ " of " + location(Objects.requireNonNull(parameter.getMethod()));
	}

	private static String location(Method method) {
		return method.getDeclaringClass().getName() + "." + method.getName() + "()";
	}

}
