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
import java.util.UUID;

import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshExceptionHandler;
import io.github.sshspringboot.command.internal.input.InputException;
import io.github.sshspringboot.command.internal.io.CommandEnd;
import io.github.sshspringboot.command.internal.io.DefaultCommandContext;
import io.github.sshspringboot.command.internal.io.Failure;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.parse.UsageException;
import io.github.sshspringboot.command.internal.pipeline.StageException;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.execution.CommandOutcome;
import io.github.sshspringboot.server.internal.text.PrintableText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ExitCodeExceptionMapper;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.util.ClassUtils;

/**
 * Translates exceptions of commands into one line for the user and a status. Details that
 * users must not see are logged under an id that the line contains.
 */
public final class FailureTranslator {

	private static final Log logger = LogFactory.getLog(FailureTranslator.class);

	private final List<SshExceptionHandler> exceptionHandlers;

	private final List<ExitCodeExceptionMapper> exitCodeMappers;

	private final @Nullable ValidationMessages validationMessages;

	public FailureTranslator(List<SshExceptionHandler> exceptionHandlers,
			List<ExitCodeExceptionMapper> exitCodeMappers) {
		this.exceptionHandlers = List.copyOf(exceptionHandlers);
		this.exitCodeMappers = List.copyOf(exitCodeMappers);
		this.validationMessages = ClassUtils.isPresent("jakarta.validation.ConstraintViolationException",
				getClass().getClassLoader()) ? new ValidationMessages() : null;
	}

	Failure translate(Throwable failure, CommandDefinition definition, DefaultCommandContext run,
			@Nullable String traceId) {
		if (failure instanceof UsageException) {
			return Failure.usage(String.valueOf(failure.getMessage()));
		}
		if (failure instanceof StageException stageException) {
			return Failure.of(stageException);
		}
		if (failure instanceof InputException) {
			return Failure.usage(definition.name() + ": " + failure.getMessage());
		}
		if (failure instanceof SshCommandException commandException) {
			return Failure.of(commandException);
		}
		if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
			return denied(definition.name());
		}
		SshCommandException explained = explain(failure, run);
		if (explained != null) {
			return Failure.of(explained);
		}
		String violations = (this.validationMessages != null) ? this.validationMessages.describe(failure, definition)
				: null;
		if (violations != null) {
			return Failure.usage(definition.name() + ": " + violations);
		}
		String id = (traceId != null) ? traceId : UUID.randomUUID().toString().substring(0, 8);
		logger.error("Command '" + definition.name() + "' of user '"
				+ PrintableText.of(run.getAuthentication().getName()) + "' failed, error id " + id, failure);
		return new Failure(definition.name() + ": internal error. The server's log has the details under the id " + id,
				CommandEnd.ran(exitStatus(failure)));
	}

	private @Nullable SshCommandException explain(Throwable failure, DefaultCommandContext run) {
		for (SshExceptionHandler handler : this.exceptionHandlers) {
			try {
				SshCommandException explained = handler.handle(failure, run);
				if (explained != null) {
					return explained;
				}
			}
			catch (RuntimeException ex) {
				logger.error("An exception handler of commands failed", ex);
			}
		}
		return null;
	}

	static Failure denied(String commandName) {
		return new Failure(commandName + ": permission denied",
				new CommandEnd(CommandOutcome.DENIED, ExitStatus.DENIED));
	}

	private ExitStatus exitStatus(Throwable failure) {
		int code = 0;
		for (ExitCodeExceptionMapper mapper : this.exitCodeMappers) {
			code = (code == 0) ? mapper.getExitCode(failure) : code;
		}
		if (code == 0 && failure instanceof ExitCodeGenerator generator) {
			code = generator.getExitCode();
		}
		return (code != 0) ? ExitStatus.ofExitCode(code) : ExitStatus.FAILURE;
	}

}
