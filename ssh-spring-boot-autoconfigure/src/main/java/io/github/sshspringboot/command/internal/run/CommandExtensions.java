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

import java.util.List;

import io.github.sshspringboot.command.SshArgumentResolver;
import io.github.sshspringboot.command.SshCommandInterceptor;
import io.github.sshspringboot.command.SshExceptionHandler;
import io.github.sshspringboot.command.SshResultRenderer;

import org.springframework.boot.ExitCodeExceptionMapper;

/**
 * The beans with which an application extends the programming model, in their order.
 */
public record CommandExtensions(List<SshArgumentResolver> resolvers, List<SshCommandInterceptor> interceptors,
		List<SshExceptionHandler> exceptionHandlers, List<SshResultRenderer> renderers,
		List<ExitCodeExceptionMapper> exitCodeMappers, List<CommandObserver> observers) {

	public CommandExtensions {
		resolvers = List.copyOf(resolvers);
		interceptors = List.copyOf(interceptors);
		exceptionHandlers = List.copyOf(exceptionHandlers);
		renderers = List.copyOf(renderers);
		exitCodeMappers = List.copyOf(exitCodeMappers);
		observers = List.copyOf(observers);
	}

}
