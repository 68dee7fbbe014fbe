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

package io.github.sshspringboot.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/**
 * {@link ConfigurationProperties Configuration properties} for sessions that run as
 * processes of the machine.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ssh.backends.process")
public class SshProcessProperties {

	/**
	 * Whether sessions can run as processes of the machine, as the system user of the
	 * application. Routes decide which ones do.
	 */
	private boolean enabled;

	/**
	 * Program and arguments that run for a shell, such as '/bin/bash,-l'. An argument
	 * '{username}' stands for the user. Without it, shells are refused.
	 */
	private List<String> shell = new ArrayList<>();

	/**
	 * Program and arguments that run for a command line. An argument '{command}' stands
	 * for all of the client's command line, and '{command}' alone runs it in a shell,
	 * which lets users run anything. Without '{command}', the program finds it as
	 * SSH_ORIGINAL_COMMAND. Without the property, command lines are refused.
	 */
	private List<String> command = new ArrayList<>();

	/**
	 * Programs and arguments that run for subsystems, by the name of the subsystem. All
	 * others are refused.
	 */
	private final Map<String, List<String>> subsystems = new LinkedHashMap<>();

	/**
	 * Absolute path of the directory that processes start in, and that is their HOME.
	 * '{username}' stands for the user and must be a whole name of the path. By default,
	 * it is the directory of the application.
	 */
	private @Nullable String workingDirectory;

	/**
	 * Environment variables of all processes, which no client can change. Nothing of the
	 * environment of the application is passed on.
	 */
	private final Map<String, String> environment = new LinkedHashMap<>();

	/**
	 * Time that processes have to end at the end of their session, before they are
	 * killed.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration gracePeriod = Duration.ofSeconds(5);

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public List<String> getShell() {
		return this.shell;
	}

	public void setShell(List<String> shell) {
		this.shell = shell;
	}

	public List<String> getCommand() {
		return this.command;
	}

	public void setCommand(List<String> command) {
		this.command = command;
	}

	public Map<String, List<String>> getSubsystems() {
		return this.subsystems;
	}

	public @Nullable String getWorkingDirectory() {
		return this.workingDirectory;
	}

	public void setWorkingDirectory(@Nullable String workingDirectory) {
		this.workingDirectory = workingDirectory;
	}

	public Map<String, String> getEnvironment() {
		return this.environment;
	}

	public Duration getGracePeriod() {
		return this.gracePeriod;
	}

	public void setGracePeriod(Duration gracePeriod) {
		this.gracePeriod = gracePeriod;
	}

}
