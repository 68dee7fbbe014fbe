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
 * What is known of an observed command. Carries the environment variables of the client
 * that {@code ssh.session.accept-env} lets through; a trace goes on from those that have
 * the names of its fields in upper case, such as {@code TRACEPARENT}.
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
	 * Create a context.
	 * @param commandName the full name of the command, {@code null} if there is no such
	 * command
	 * @param connection the connection that it runs on
	 * @param interactive whether it was typed in a shell
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
	 * The full name of the command, {@code help} for help.
	 * @return the name, {@code null} if there is no such command
	 */
	public @Nullable String getCommandName() {
		return this.commandName;
	}

	/**
	 * Who runs the command.
	 * @return the authentication that the login ended with
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
	 * @return whether it was, rather than sent by an {@code exec} request
	 */
	public boolean isInteractive() {
		return this.interactive;
	}

	/**
	 * The status that the command ended with.
	 * @return the status, {@code null} while the command runs
	 */
	public @Nullable ExitStatus getExitStatus() {
		return this.exitStatus;
	}

	/**
	 * Set the status that the command ended with.
	 * @param exitStatus the status
	 */
	public void setExitStatus(@Nullable ExitStatus exitStatus) {
		this.exitStatus = exitStatus;
	}

	/**
	 * How the command ended.
	 * @return the outcome, {@link SshCommandOutcome#UNKNOWN} while the command runs
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
	 * What made the command fail, also a wrong usage or a refusal, which are no
	 * {@link #getError() error} of the server.
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
