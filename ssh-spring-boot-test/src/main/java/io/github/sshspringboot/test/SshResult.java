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

package io.github.sshspringboot.test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.json.JsonContent;
import org.springframework.core.ResolvableType;

/**
 * What a command has given, to check as in
 * {@code assertThat(result).succeeded().hasStdout("...")}.
 *
 * @since 0.1.0
 */
public final class SshResult implements AssertProvider<SshResultAssert> {

	private final String command;

	private final @Nullable Integer exitStatus;

	private final @Nullable String exitSignal;

	private final byte[] stdout;

	private final byte[] stderr;

	private final Duration duration;

	/**
	 * Create a result.
	 * @param command the command line
	 * @param exitStatus the exit status, if there was one
	 * @param exitSignal the name of the signal that ended the command, without
	 * {@code SIG}, if one did
	 * @param stdout what was written to standard output
	 * @param stderr what was written to standard error
	 * @param duration how long the command took
	 */
	public SshResult(String command, @Nullable Integer exitStatus, @Nullable String exitSignal, byte[] stdout,
			byte[] stderr, Duration duration) {
		this.command = command;
		this.exitStatus = exitStatus;
		this.exitSignal = exitSignal;
		this.stdout = stdout.clone();
		this.stderr = stderr.clone();
		this.duration = duration;
	}

	/**
	 * Return the command line.
	 * @return the command line
	 */
	public String command() {
		return this.command;
	}

	/**
	 * Return the exit status.
	 * @return the exit status
	 * @throws AssertionError if the server gave none, as when a signal ended the command
	 */
	public int exitStatus() {
		if (this.exitStatus == null) {
			throw new AssertionError("There is no exit status:\n" + this);
		}
		return this.exitStatus;
	}

	/**
	 * Return the name of the signal that ended the command, such as {@code TERM}.
	 * @return the name of the signal, or {@code null} if no signal did
	 */
	public @Nullable String exitSignal() {
		return this.exitSignal;
	}

	/**
	 * Return what was written to standard output, read as UTF-8.
	 * @return standard output
	 */
	public String stdout() {
		return new String(this.stdout, StandardCharsets.UTF_8);
	}

	/**
	 * Return what was written to standard error, read as UTF-8.
	 * @return standard error
	 */
	public String stderr() {
		return new String(this.stderr, StandardCharsets.UTF_8);
	}

	/**
	 * Return the bytes that were written to standard output.
	 * @return the bytes
	 */
	public byte[] stdoutBytes() {
		return this.stdout.clone();
	}

	/**
	 * Return the bytes that were written to standard error.
	 * @return the bytes
	 */
	public byte[] stderrBytes() {
		return this.stderr.clone();
	}

	/**
	 * Return how long the command took, from its request to its end.
	 * @return how long it took
	 */
	public Duration duration() {
		return this.duration;
	}

	/**
	 * Return standard output as JSON, for the assertions of Spring Boot. They need the
	 * libraries JSONassert and JsonPath, which {@code spring-boot-starter-test} brings.
	 * @return the JSON
	 */
	public JsonContent<Object> json() {
		return new JsonContent<>(SshResult.class, ResolvableType.forClass(Object.class), stdout());
	}

	/**
	 * Return standard output as rows: JSON that is an array of objects, or one object a
	 * line. A single object is one row.
	 * @return the rows
	 * @throws AssertionError if standard output is nothing of that
	 */
	public List<Map<String, @Nullable Object>> rows() {
		return JsonRows.read(this);
	}

	@Override
	public SshResultAssert assertThat() {
		return new SshResultAssert(this);
	}

	boolean isSuccess() {
		return this.exitStatus != null && this.exitStatus == 0;
	}

	@Nullable Integer status() {
		return this.exitStatus;
	}

	/**
	 * Show everything, for messages of failed assertions.
	 */
	@Override
	public String toString() {
		StringBuilder result = new StringBuilder("$ ").append(this.command).append('\n');
		if (this.exitSignal != null) {
			result.append("exit signal ").append(this.exitSignal);
		}
		else {
			result.append("exit status ").append((this.exitStatus != null) ? this.exitStatus : "none");
		}
		result.append(" after ").append(this.duration.toMillis()).append(" ms\n");
		Received.describe(result, "stdout", stdout());
		Received.describe(result, "stderr", stderr());
		return result.toString();
	}

}
