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
import java.util.List;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshArgumentResolver;
import io.github.sshspringboot.command.SshCommandInterceptor;
import io.github.sshspringboot.command.SshExceptionHandler;
import io.github.sshspringboot.command.SshResultRenderer;
import io.github.sshspringboot.command.internal.completion.CommandCompletion;
import io.github.sshspringboot.command.internal.file.CommandFiles;
import io.github.sshspringboot.command.internal.input.InputReader;
import io.github.sshspringboot.command.internal.model.ArgumentSource;
import io.github.sshspringboot.command.internal.model.CommandConversionService;
import io.github.sshspringboot.command.internal.model.CommandDiscoverer;
import io.github.sshspringboot.command.internal.model.ValueConverter;
import io.github.sshspringboot.command.internal.model.ValueDescription;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.command.internal.pipeline.Stages;
import io.github.sshspringboot.command.internal.result.JacksonResultRenderers;
import io.github.sshspringboot.command.internal.result.ResultFormats;
import io.github.sshspringboot.command.internal.run.ArgumentBinder;
import io.github.sshspringboot.command.internal.run.BuiltInArguments;
import io.github.sshspringboot.command.internal.run.CommandAccess;
import io.github.sshspringboot.command.internal.run.CommandDispatcher;
import io.github.sshspringboot.command.internal.run.CommandExecutor;
import io.github.sshspringboot.command.internal.run.CommandObserver;
import io.github.sshspringboot.command.internal.run.CommandSecurity;
import io.github.sshspringboot.command.internal.run.FailureTranslator;
import io.github.sshspringboot.command.internal.run.HelpRunner;
import io.github.sshspringboot.command.internal.run.MethodSecurityPreview;
import io.github.sshspringboot.command.internal.run.ResultWriter;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.ExitCodeExceptionMapper;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;

/**
 * Creates and holds the components that find, run and complete commands.
 */
public record CommandRuntime(CommandRegistry commands, LineRunner lines, CommandSubsystems subsystems,
		CommandFiles files, CommandCompletion completion) {

	/**
	 * Connect the parts.
	 */
	public static CommandRuntime create(ConfigurableListableBeanFactory beanFactory, CommandSecurity security,
			@Nullable Duration timeout, SshExecutors executors) {
		ConversionService conversionService = new CommandConversionService(beanFactory);
		ResultFormats formats = new ResultFormats(renderers(beanFactory));
		ValueConverter converter = new ValueConverter(conversionService);
		CommandRegistry commands = new CommandRegistry(
				() -> new CommandDiscoverer(beanFactory, sources(beanFactory), converter, formats.getNames())
					.discover(),
				formats.getNames());
		CommandAccess access = new CommandAccess(security.authorizationManager(), security.eventPublisher(),
				new MethodSecurityPreview(beanFactory, security.methodSecurity()));
		InputReader input = new InputReader(beanFactory, (type) -> ValueDescription.of(TypeDescriptor.valueOf(type)),
				conversionService);
		CommandExecutor executor = new CommandExecutor(commands, access, security.securityContexts(),
				new ArgumentBinder(converter, input), beans(beanFactory, SshCommandInterceptor.class),
				new ResultWriter(formats), new FailureTranslator(beans(beanFactory, SshExceptionHandler.class),
						beans(beanFactory, ExitCodeExceptionMapper.class)),
				timeout, executors.timer());
		CommandDispatcher dispatcher = new CommandDispatcher(commands, executor,
				new HelpRunner(commands, access, executor), beans(beanFactory, CommandObserver.class));
		LineRunner lines = new LineRunner(commands, dispatcher, new Stages(formats, conversionService));
		return new CommandRuntime(commands, lines, new CommandSubsystems(commands, dispatcher),
				new CommandFiles(commands, access, dispatcher, executors),
				new CommandCompletion(commands, access, security.securityContexts(), lines.createBuiltIns()));
	}

	private static List<SshResultRenderer> renderers(ListableBeanFactory beanFactory) {
		return Stream
			.concat(beanFactory.getBeanProvider(SshResultRenderer.class).orderedStream(),
					beanFactory.getBeanProvider(JacksonResultRenderers.class)
						.stream()
						.flatMap((builtIn) -> builtIn.getRenderers().stream()))
			.toList();
	}

	private static List<ArgumentSource> sources(ListableBeanFactory beanFactory) {
		return Stream
			.concat(beans(beanFactory, SshArgumentResolver.class).stream().map(ArgumentSource::of),
					Stream.of(new BuiltInArguments()))
			.toList();
	}

	private static <T> List<T> beans(ListableBeanFactory beanFactory, Class<T> type) {
		return beanFactory.getBeanProvider(type).orderedStream().toList();
	}

}
