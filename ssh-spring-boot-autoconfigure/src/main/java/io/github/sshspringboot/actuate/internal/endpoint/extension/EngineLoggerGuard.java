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

package io.github.sshspringboot.actuate.internal.endpoint.extension;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.boot.logging.LoggerGroup;
import org.springframework.boot.logging.LoggerGroups;

/**
 * {@link OperationInvokerAdvisor} that lets no command change the log levels of the
 * protocol library and of the classes that extend it, since they log what users send,
 * including passwords. Those loggers have their own levels from the start and do not
 * inherit them.
 *
 * @since 0.1.0
 */
public final class EngineLoggerGuard implements OperationInvokerAdvisor {

	private static final List<String> PACKAGES = List.of("org.apache.sshd",
			"io.github.sshspringboot.server.internal.mina");

	private final Supplier<LoggerGroups> groups;

	public EngineLoggerGuard(Supplier<LoggerGroups> groups) {
		this.groups = groups;
	}

	@Override
	public OperationInvoker apply(EndpointId endpointId, OperationType operationType, OperationParameters parameters,
			OperationInvoker invoker) {
		if (operationType == OperationType.READ || !endpointId.equals(EndpointId.of("loggers"))) {
			return invoker;
		}
		return (context) -> {
			check(context.getArguments().get("name"));
			return invoker.invoke(context);
		};
	}

	private void check(@Nullable Object name) {
		LoggerGroup group = this.groups.get().get(String.valueOf(name));
		List<String> loggers = (group != null && group.hasMembers()) ? group.getMembers()
				: List.of(String.valueOf(name));
		loggers.stream().filter(EngineLoggerGuard::isOfEngine).findFirst().ifPresent((logger) -> {
			String reason = "the level of " + logger + " cannot be set by a command, since it may log what users send."
					+ " Set logging.level." + logger + " in the configuration of the application";
			throw new InvalidEndpointRequestException(reason, reason);
		});
	}

	private static boolean isOfEngine(String logger) {
		return PACKAGES.stream().anyMatch((engine) -> logger.equals(engine) || logger.startsWith(engine + "."));
	}

}
