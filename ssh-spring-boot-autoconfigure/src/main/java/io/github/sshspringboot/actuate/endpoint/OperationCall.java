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

package io.github.sshspringboot.actuate.endpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.server.ExitStatus;

import org.springframework.boot.actuate.endpoint.OperationType;

/**
 * A call of an operation.
 *
 * @param operation the operation
 * @param arguments the values by the names of its parameters
 * @param selected the arguments as the user gave them
 * @param context the run of the command
 */
record OperationCall(CommandOperation operation, Map<String, Object> arguments, List<Object> selected,
		SshCommandContext context) {

	/**
	 * Whether a result that is not there means that what was selected does not exist.
	 * @return {@code false} if there may be nothing to show
	 */
	boolean selects() {
		return !this.selected.isEmpty() && this.operation.operation().getMethod().getReturnType() != void.class;
	}

	/**
	 * Whether the operation deletes what was selected.
	 * @return whether {@code false} as result means that it does not exist
	 */
	boolean deletes() {
		return this.operation.type() == OperationType.DELETE && !this.selected.isEmpty();
	}

	SshCommandException notFound() {
		String message = this.selected.isEmpty() ? "not found"
				: "there is no '" + String.join(" ", this.selected.stream().map(String::valueOf).toList()) + "'";
		String options = options();
		return failure(options.isEmpty() ? message : message + " with " + options, ExitStatus.FAILURE);
	}

	/**
	 * The options that the user gave, any of which may be why nothing was found.
	 * @return the options with their values, empty if there are none
	 */
	private String options() {
		return this.operation.options()
			.stream()
			.filter((option) -> this.arguments.containsKey(option.name()))
			.flatMap((option) -> values(option).filter((value) -> !Boolean.FALSE.equals(value))
				.map((value) -> Boolean.TRUE.equals(value) ? option.shown() : option.shown() + " " + value))
			.collect(Collectors.joining(" "));
	}

	private Stream<?> values(OperationValue option) {
		Object value = this.arguments.get(option.name());
		return (value instanceof Object[] several) ? Arrays.stream(several) : Stream.of(value);
	}

	SshCommandException failure(String message, ExitStatus status) {
		return new SshCommandException(this.context.getCommandName() + ": " + message, status);
	}

}
