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

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/**
 * {@link ConfigurationProperties Configuration properties} for SSH commands.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ssh.command")
public class SshCommandProperties {

	/**
	 * Maximum time that a command may run before it is interrupted. By default, there is
	 * no limit.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private @Nullable Duration timeout;

	/**
	 * Maximum number of commands of all users that run at the same time.
	 */
	private int maxConcurrent = 64;

	/**
	 * Maximum number of commands of one user that run at the same time, and separately of
	 * those that wait for news. By default, a user may use as many places as are left to
	 * the other users, so one user alone gets half of them.
	 */
	private @Nullable Integer maxConcurrentPerUser;

	/**
	 * Maximum number of commands that wait for their turn. One user alone may use half of
	 * the places. Further commands are refused with status 75.
	 */
	private int maxQueued = 128;

	/**
	 * Maximum number of commands that wait for news until they are interrupted, such as
	 * 'logs', at the same time. They do not count towards 'max-concurrent'. Further
	 * commands are refused with status 75.
	 */
	private int maxStreams = 64;

	public @Nullable Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(@Nullable Duration timeout) {
		this.timeout = timeout;
	}

	public int getMaxConcurrent() {
		return this.maxConcurrent;
	}

	public void setMaxConcurrent(int maxConcurrent) {
		this.maxConcurrent = maxConcurrent;
	}

	public @Nullable Integer getMaxConcurrentPerUser() {
		return this.maxConcurrentPerUser;
	}

	public void setMaxConcurrentPerUser(@Nullable Integer maxConcurrentPerUser) {
		this.maxConcurrentPerUser = maxConcurrentPerUser;
	}

	public int getMaxQueued() {
		return this.maxQueued;
	}

	public void setMaxQueued(int maxQueued) {
		this.maxQueued = maxQueued;
	}

	public int getMaxStreams() {
		return this.maxStreams;
	}

	public void setMaxStreams(int maxStreams) {
		this.maxStreams = maxStreams;
	}

}
