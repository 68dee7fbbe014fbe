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

import java.util.Locale;
import java.util.Map;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshConnection;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.util.Assert;

/**
 * Context of an observed command. It carries the environment variables of the client that
 * {@code ssh.session.accept-env} lets through. A trace is continued from the variables
 * named after its fields in upper case, such as {@code TRACEPARENT}.
 *
 * @since 0.1.0
 */
public class SshCommandObservationContext extends ReceiverContext<Map<String, String>> {

	private final @Nullable String commandName;

	private final SshConnection connection;

	private final boolean interactive;

	private SshCommandOutcome outcome = SshCommandOutcome.UNKNOWN;

	private @Nullable ExitStatus exitStatus;

	private @Nullable Throwable failure;

	/**
	 * Create a new {@link SshCommandObservationContext} instance.
	 * @param commandName the full name of the command, or {@code null} if there is no
	 * such command
	 * @param connection the connection that the command runs on
	 * @param interactive whether the command was typed in a shell
	 * @param environment the environment variables of the client
	 */
	public SshCommandObservationContext(@Nullable String commandName, SshConnection connection, boolean interactive,
			Map<String, String> environment) {
		super(SshCommandObservationContext::variable, Kind.SERVER);
		Assert.notNull(connection, "'connection' must not be null");
		Assert.notNull(environment, "'environment' must not be null");
		this.commandName = commandName;
		this.connection = connection;
		this.interactive = interactive;
		setCarrier(environment);
	}

	private static @Nullable String variable(Map<String, String> environment, String field) {
		return environment.get(field.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

	/**
	 * Return the full name of the command, {@code help} for help.
	 * @return the name, or {@code null} if there is no such command
	 */
	public @Nullable String getCommandName() {
		return this.commandName;
	}

	/**
	 * Return the user who runs the command.
	 * @return the authentication that the login resulted in
	 */
	public Authentication getAuthentication() {
		return this.connection.getAuthentication();
	}

	/**
	 * Return the connection that the command runs on.
	 * @return the connection
	 */
	public SshConnection getConnection() {
		return this.connection;
	}

	/**
	 * Return whether the command was typed in a shell.
	 * @return {@code true} if it was typed in a shell, {@code false} if it was sent by an
	 * {@code exec} request
	 */
	public boolean isInteractive() {
		return this.interactive;
	}

	/**
	 * Return the exit status of the command.
	 * @return the status, or {@code null} while the command is running
	 */
	public @Nullable ExitStatus getExitStatus() {
		return this.exitStatus;
	}

	/**
	 * Set the exit status of the command.
	 * @param exitStatus the status
	 */
	public void setExitStatus(@Nullable ExitStatus exitStatus) {
		this.exitStatus = exitStatus;
	}

	/**
	 * Return how the command ended.
	 * @return the outcome, {@link SshCommandOutcome#UNKNOWN} while the command is running
	 */
	public SshCommandOutcome getOutcome() {
		return this.outcome;
	}

	/**
	 * Set how the command ended.
	 * @param outcome the outcome
	 */
	public void setOutcome(SshCommandOutcome outcome) {
		this.outcome = outcome;
	}

	/**
	 * Return the exception that made the command fail. A wrong usage or a refusal also
	 * has one, although it is no {@link #getError() error} of the server.
	 * @return the exception, or {@code null} if there is none. Its message may contain
	 * what the user typed
	 */
	public @Nullable Throwable getFailure() {
		return this.failure;
	}

	/**
	 * Set the exception that made the command fail.
	 * @param failure the exception, or {@code null} if there is none
	 */
	public void setFailure(@Nullable Throwable failure) {
		this.failure = failure;
	}

}
