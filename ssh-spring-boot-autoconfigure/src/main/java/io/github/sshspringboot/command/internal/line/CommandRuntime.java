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

package io.github.sshspringboot.command.internal.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

import io.github.sshspringboot.command.internal.completion.CommandCompletion;
import io.github.sshspringboot.command.internal.input.InputReader;
import io.github.sshspringboot.command.internal.model.ArgumentSource;
import io.github.sshspringboot.command.internal.model.CommandDiscoverer;
import io.github.sshspringboot.command.internal.model.ValueConverter;
import io.github.sshspringboot.command.internal.model.ValueDescription;
import io.github.sshspringboot.command.internal.parse.Commands;
import io.github.sshspringboot.command.internal.pipeline.Stages;
import io.github.sshspringboot.command.internal.result.ResultFormats;
import io.github.sshspringboot.command.internal.run.ArgumentBinder;
import io.github.sshspringboot.command.internal.run.BuiltInArguments;
import io.github.sshspringboot.command.internal.run.CommandAccess;
import io.github.sshspringboot.command.internal.run.CommandDispatcher;
import io.github.sshspringboot.command.internal.run.CommandExecutor;
import io.github.sshspringboot.command.internal.run.CommandExtensions;
import io.github.sshspringboot.command.internal.run.CommandSecurity;
import io.github.sshspringboot.command.internal.run.FailureTranslator;
import io.github.sshspringboot.command.internal.run.HelpRunner;
import io.github.sshspringboot.command.internal.run.MethodSecurityPreview;
import io.github.sshspringboot.command.internal.run.ResultWriter;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.util.Assert;

/**
 * Creates and holds the components that find, run and complete commands.
 */
public record CommandRuntime(Commands commands, LineRunner lines, CommandCompletion completion) {

	/**
	 * Connect the parts.
	 */
	public static CommandRuntime create(ConfigurableListableBeanFactory beanFactory, CommandExtensions extensions,
			CommandSecurity security, ConversionService conversionService, @Nullable Duration timeout,
			ScheduledExecutorService timer) {
		Assert.notNull(beanFactory, "'beanFactory' must not be null");
		Assert.notNull(extensions, "'extensions' must not be null");
		Assert.notNull(security, "'security' must not be null");
		Assert.notNull(conversionService, "'conversionService' must not be null");
		Assert.notNull(timer, "'timer' must not be null");
		ResultFormats formats = new ResultFormats(extensions.renderers());
		ValueConverter converter = new ValueConverter(conversionService);
		Commands commands = new Commands(
				() -> new CommandDiscoverer(beanFactory, sources(extensions), converter).discover(),
				formats.getNames());
		CommandAccess access = new CommandAccess(security.authorizationManager(), security.eventPublisher(),
				new MethodSecurityPreview(beanFactory, security.methodSecurity()));
		InputReader input = new InputReader(beanFactory, (type) -> ValueDescription.of(TypeDescriptor.valueOf(type)),
				conversionService);
		CommandExecutor executor = new CommandExecutor(commands, access, security.securityContexts(),
				new ArgumentBinder(converter, input), extensions.interceptors(), new ResultWriter(formats),
				new FailureTranslator(extensions.exceptionHandlers(), extensions.exitCodeMappers()), timeout, timer);
		CommandDispatcher dispatcher = new CommandDispatcher(commands, executor,
				new HelpRunner(commands, access, executor), extensions.observers());
		LineRunner lines = new LineRunner(commands, dispatcher, new Stages(formats, conversionService));
		return new CommandRuntime(commands, lines,
				new CommandCompletion(commands, access, security.securityContexts(), lines.createBuiltIns()));
	}

	private static List<ArgumentSource> sources(CommandExtensions extensions) {
		List<ArgumentSource> sources = new ArrayList<>();
		extensions.resolvers().forEach((resolver) -> sources.add(ArgumentSource.of(resolver)));
		sources.add(new BuiltInArguments());
		return sources;
	}

}
