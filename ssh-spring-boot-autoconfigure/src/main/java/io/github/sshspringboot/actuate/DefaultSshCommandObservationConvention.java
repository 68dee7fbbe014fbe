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

package io.github.sshspringboot.actuate;

import java.util.Set;

import io.github.sshspringboot.actuate.SshCommandObservationDocumentation.HighCardinalityKeyNames;
import io.github.sshspringboot.actuate.SshCommandObservationDocumentation.LowCardinalityKeyNames;
import io.github.sshspringboot.server.ExitStatus;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

import org.springframework.util.StringUtils;

/**
 * Default {@link SshCommandObservationConvention} implementation, with the names and keys
 * of {@link SshCommandObservationDocumentation}.
 *
 * @since 0.1.0
 */
public class DefaultSshCommandObservationConvention implements SshCommandObservationConvention {

	private static final String UNKNOWN = "UNKNOWN";

	private static final Set<ExitStatus> NAMED_STATUSES = Set.of(ExitStatus.OK, ExitStatus.FAILURE, ExitStatus.USAGE,
			ExitStatus.TIMED_OUT, ExitStatus.DENIED, ExitStatus.NOT_FOUND, ExitStatus.INTERRUPTED);

	@Override
	public String getName() {
		return "ssh.server.commands";
	}

	@Override
	public String getContextualName(SshCommandObservationContext context) {
		return (context.getCommandName() != null) ? "ssh " + context.getCommandName() : "ssh";
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(SshCommandObservationContext context) {
		return KeyValues.of(command(context), exception(context), exitStatus(context), outcome(context), type(context));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(SshCommandObservationContext context) {
		return KeyValues.of(user(context));
	}

	/**
	 * Return the key value for the command.
	 * @param context the context of the observed command
	 * @return the name of a command of the application, or {@code UNKNOWN}
	 */
	protected KeyValue command(SshCommandObservationContext context) {
		String name = context.getCommandName();
		return LowCardinalityKeyNames.COMMAND.withValue((name != null) ? name : UNKNOWN);
	}

	/**
	 * Return the key value for the exception.
	 * @param context the context of the observed command
	 * @return the simple name of the exception's class, or {@code none}
	 */
	protected KeyValue exception(SshCommandObservationContext context) {
		Throwable failure = context.getFailure();
		if (failure == null) {
			return LowCardinalityKeyNames.EXCEPTION.withValue(KeyValue.NONE_VALUE);
		}
		String simpleName = failure.getClass().getSimpleName();
		return LowCardinalityKeyNames.EXCEPTION
			.withValue(StringUtils.hasText(simpleName) ? simpleName : failure.getClass().getName());
	}

	/**
	 * Return the key value for the exit status, which determines the outcome unless it is
	 * {@code other}.
	 * @param context the context of the observed command
	 * @return a status that the server itself sets, {@code other}, or {@code UNKNOWN}
	 * while the command is running
	 */
	protected KeyValue exitStatus(SshCommandObservationContext context) {
		ExitStatus status = context.getExitStatus();
		if (status == null) {
			return LowCardinalityKeyNames.EXIT_STATUS.withValue(UNKNOWN);
		}
		return LowCardinalityKeyNames.EXIT_STATUS.withValue(
				(NAMED_STATUSES.contains(status) && !isOwn(context, status)) ? String.valueOf(status.code()) : "other");
	}

	private static boolean isOwn(SshCommandObservationContext context, ExitStatus status) {
		return status.code() > 1 && context.getOutcome() == SshCommandOutcome.ERROR;
	}

	/**
	 * Return the key value for the outcome.
	 * @param context the context of the observed command
	 * @return the name of an {@link SshCommandOutcome}
	 */
	protected KeyValue outcome(SshCommandObservationContext context) {
		return LowCardinalityKeyNames.OUTCOME.withValue(context.getOutcome().name());
	}

	/**
	 * Return the key value for the type of the request.
	 * @param context the context of the observed command
	 * @return {@code exec} or {@code shell}
	 */
	protected KeyValue type(SshCommandObservationContext context) {
		return LowCardinalityKeyNames.TYPE.withValue(context.isInteractive() ? "shell" : "exec");
	}

	/**
	 * Return the key value for the user.
	 * @param context the context of the observed command
	 * @return the name of the user
	 */
	protected KeyValue user(SshCommandObservationContext context) {
		return HighCardinalityKeyNames.USER.withValue(context.getAuthentication().getName());
	}

}
