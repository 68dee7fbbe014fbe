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

package io.github.sshspringboot.actuate.observation;

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
 * What is known of an observed command. Carries the environment variables of the client
 * that {@code ssh.session.accept-env} lets through; a trace goes on from those that have
 * the names of its fields in upper case, such as {@code TRACEPARENT}.
 *
 * @since 0.1.0
 */
public class SshCommandObservationContext extends ReceiverContext<Map<String, String>> {

	private final @Nullable String commandName;

	private final Authentication authentication;

	private final SshConnection connection;

	private final boolean interactive;

	private @Nullable ExitStatus exitStatus;

	private SshCommandOutcome outcome = SshCommandOutcome.UNKNOWN;

	private @Nullable Throwable failure;

	/**
	 * Create a context.
	 * @param commandName the full name of the command, {@code null} if there is no such
	 * command
	 * @param authentication the user that runs it
	 * @param connection the connection of the user
	 * @param interactive whether it was typed in a shell
	 * @param environment the environment variables of the client
	 */
	public SshCommandObservationContext(@Nullable String commandName, Authentication authentication,
			SshConnection connection, boolean interactive, Map<String, String> environment) {
		super(SshCommandObservationContext::variable, Kind.SERVER);
		Assert.notNull(authentication, "'authentication' must not be null");
		Assert.notNull(connection, "'connection' must not be null");
		Assert.notNull(environment, "'environment' must not be null");
		this.commandName = commandName;
		this.authentication = authentication;
		this.connection = connection;
		this.interactive = interactive;
		setCarrier(environment);
	}

	private static @Nullable String variable(Map<String, String> environment, String field) {
		return environment.get(field.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

	/**
	 * Return the full name of the command, {@code help} for help.
	 * @return the name, {@code null} if there is no such command
	 */
	public @Nullable String getCommandName() {
		return this.commandName;
	}

	/**
	 * Return the user that runs the command.
	 * @return the authentication that the login ended with
	 */
	public Authentication getAuthentication() {
		return this.authentication;
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
	 * @return {@code false} if it came with the request of the client
	 */
	public boolean isInteractive() {
		return this.interactive;
	}

	/**
	 * Return the status that the command ended with.
	 * @return the status, {@code null} while the command runs
	 */
	public @Nullable ExitStatus getExitStatus() {
		return this.exitStatus;
	}

	/**
	 * Return how the command ended.
	 * @return the outcome, {@link SshCommandOutcome#UNKNOWN} while the command runs
	 */
	public SshCommandOutcome getOutcome() {
		return this.outcome;
	}

	/**
	 * Set how the command ended.
	 * @param outcome the outcome
	 * @param exitStatus the status that the client is told
	 */
	public void setEnd(SshCommandOutcome outcome, ExitStatus exitStatus) {
		Assert.notNull(outcome, "'outcome' must not be null");
		Assert.notNull(exitStatus, "'exitStatus' must not be null");
		this.outcome = outcome;
		this.exitStatus = exitStatus;
	}

	/**
	 * Return what made the command fail. Wrong usage and refusals are failures too, but
	 * no {@link #getError() error} of the server.
	 * @return the exception, {@code null} if there is none. Its message may hold what the
	 * user typed
	 */
	public @Nullable Throwable getFailure() {
		return this.failure;
	}

	/**
	 * Set what made the command fail.
	 * @param failure the exception, {@code null} if there is none
	 */
	public void setFailure(@Nullable Throwable failure) {
		this.failure = failure;
	}

}
