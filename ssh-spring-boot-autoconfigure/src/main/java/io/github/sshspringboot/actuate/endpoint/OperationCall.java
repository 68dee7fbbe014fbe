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

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

	/**
	 * Tells that what was selected is not there. Options that narrow the selection are
	 * named with it, since it may be there without them.
	 * @return the failure
	 */
	SshCommandException notFound() {
		String message = this.selected.isEmpty() ? "not found"
				: "there is no '" + String.join(" ", this.selected.stream().map(String::valueOf).toList()) + "'";
		String options = (this.operation.type() != OperationType.WRITE) ? this.operation.options()
			.stream()
			.map(this::given)
			.filter((option) -> !option.isEmpty())
			.collect(Collectors.joining(" ")) : "";
		return failure(options.isEmpty() ? message : message + " with " + options, ExitStatus.FAILURE);
	}

	private String given(OperationValue option) {
		Object value = this.arguments.get(option.name());
		if (option.type() == boolean.class) {
			return Boolean.TRUE.equals(value) ? option.shown() : "";
		}
		return OperationValue.each(value)
			.stream()
			.map((each) -> option.shown() + " " + each)
			.collect(Collectors.joining(" "));
	}

	SshCommandException failure(String message, ExitStatus status) {
		return new SshCommandException(this.context.getCommandName() + ": " + message, status);
	}

}
