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

package io.github.sshspringboot.test.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.sshspringboot.command.internal.result.RowFilter;
import io.github.sshspringboot.test.SshResult;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.util.Assert;

/**
 * Runs command lines as a client with SSH would, but without a server: in the application
 * context of the test and on its thread. All that belongs to a command line takes part:
 * its pipelines, authorization, conversion and validation of arguments, interceptors,
 * exception handlers, formats of results, audit and exit statuses. What belongs to a
 * connection does not: {@code ssh.auth.required-authorities}, forced commands, limits and
 * terminals. Questions to the user are refused as they are without a terminal.
 * <p>
 * Since a command runs on the thread of the test, it takes part in the transaction of a
 * {@code @Transactional} test, and sees the thread-locals of the test. With a server it
 * does neither. The {@code SecurityContext} of the test is restored after each line.
 * <p>
 * A tester is immutable: methods such as {@link #as(String, String...)} return another.
 *
 * @since 0.1.0
 * @see SshTest
 * @see AutoConfigureSsh
 */
public final class SshCommandTester {

	private final TesterRunner runner;

	private final Setting setting;

	SshCommandTester(TesterRunner runner, Duration timeout) {
		this(runner, new Setting(null, Map.of(), new byte[0], timeout));
		checkTimeout(timeout);
	}

	private SshCommandTester(TesterRunner runner, Setting setting) {
		this.runner = runner;
		this.setting = setting;
	}

	/**
	 * Return a tester that runs lines as a user with the given authorities, as after a
	 * login with a key. By default, the user is that of the current
	 * {@code SecurityContext}, for example of {@code @WithSshUser} or
	 * {@code @WithMockUser}.
	 * @param username the name of the user
	 * @param authorities the authorities, such as {@code ROLE_ADMIN}
	 * @return a tester with that user
	 */
	public SshCommandTester as(String username, String... authorities) {
		Assert.hasText(username, "'username' must not be empty");
		return as(SshLogins.publicKey(username, authorities));
	}

	/**
	 * Return a tester that runs lines as the given user.
	 * @param user the authentication of the user
	 * @return a tester with that user
	 */
	public SshCommandTester as(Authentication user) {
		Assert.notNull(user, "'user' must not be null");
		return new SshCommandTester(this.runner,
				new Setting(user, this.setting.environment(), this.setting.stdin(), this.setting.timeout()));
	}

	/**
	 * Return a tester whose commands see an environment variable of the client. Which of
	 * them a server accepts is not checked.
	 * @param name the name of the variable
	 * @param value the value
	 * @return a tester with the variable
	 */
	public SshCommandTester env(String name, String value) {
		Assert.hasText(name, "'name' must not be empty");
		Assert.notNull(value, "'value' must not be null");
		Map<String, String> environment = new TreeMap<>(this.setting.environment());
		environment.put(name, value);
		return new SshCommandTester(this.runner, new Setting(this.setting.user(),
				Collections.unmodifiableMap(environment), this.setting.stdin(), this.setting.timeout()));
	}

	/**
	 * Return a tester with standard input. By default, it is empty.
	 * @param text the text that each line reads, in UTF-8
	 * @return a tester with the input
	 */
	public SshCommandTester stdin(String text) {
		Assert.notNull(text, "'text' must not be null");
		return stdin(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Return a tester with standard input. By default, it is empty.
	 * @param bytes the bytes that each line reads
	 * @return a tester with the input
	 */
	public SshCommandTester stdin(byte[] bytes) {
		Assert.notNull(bytes, "'bytes' must not be null");
		return new SshCommandTester(this.runner,
				new Setting(this.setting.user(), this.setting.environment(), bytes.clone(), this.setting.timeout()));
	}

	/**
	 * Return a tester with another time limit. By default, it is
	 * {@code ssh.test.timeout}, ten seconds unless it is set. The thread of a command
	 * that runs longer is interrupted, and the test fails.
	 * @param timeout how long a line may take
	 * @return a tester with the time limit
	 */
	public SshCommandTester timeout(Duration timeout) {
		checkTimeout(timeout);
		return new SshCommandTester(this.runner,
				new Setting(this.setting.user(), this.setting.environment(), this.setting.stdin(), timeout));
	}

	/**
	 * Run a command line.
	 * @param line the line, as a client sends it
	 * @return the result, whatever the exit status
	 * @throws IllegalStateException if there is no user
	 * @throws AssertionError if the command does not end in time
	 */
	public SshResult run(String line) {
		return run(line, RowFilter.NONE);
	}

	/**
	 * Run a command line that must succeed.
	 * @param line the line, as a client sends it
	 * @return the result
	 * @throws AssertionError if the exit status is not zero
	 */
	public SshResult success(String line) {
		return success(run(line));
	}

	/**
	 * Run a command line that must succeed and write nothing to standard error, and
	 * return its output.
	 * @param line the line, as a client sends it
	 * @return what was written to standard output
	 * @throws AssertionError if the exit status is not zero, or there is something on
	 * standard error
	 */
	public String read(String line) {
		SshResult result = success(line);
		result.assertThat().hasNoStderr();
		return result.stdout();
	}

	/**
	 * Run a command line that must succeed, and return the rows that the last command
	 * returned, as objects instead of text. Stages such as {@code where} and
	 * {@code sort-by} apply, {@code select} leaves no objects.
	 * @param <T> the type of the rows
	 * @param line the line, as a client sends it
	 * @param type the type of the rows
	 * @return the rows
	 * @throws AssertionError if the exit status is not zero, or a row has another type
	 */
	public <T> List<T> rows(String line, Class<T> type) {
		Assert.notNull(type, "'type' must not be null");
		RecordedRows rows = new RecordedRows();
		success(run(line, rows));
		return rows.as(type);
	}

	private static void checkTimeout(Duration timeout) {
		Assert.notNull(timeout, "'timeout' must not be null");
		Assert.isTrue(timeout.compareTo(Duration.ofMillis(1)) >= 0, "'timeout' must be at least a millisecond");
	}

	private SshResult run(String line, RowFilter rows) {
		Assert.notNull(line, "'line' must not be null");
		Authentication user = this.setting.user();
		user = (user != null) ? user : this.runner.getCurrentUser();
		if (user == null) {
			throw new IllegalStateException(
					"There is no user to run the command as: call as(..), or use @WithSshUser or @WithMockUser");
		}
		return this.runner.run(user, line, this.setting.environment(), this.setting.stdin(), this.setting.timeout(),
				rows);
	}

	private static SshResult success(SshResult result) {
		result.assertThat().succeeded();
		return result;
	}

	private record Setting(@Nullable Authentication user, Map<String, String> environment, byte[] stdin,
			Duration timeout) {

	}

}
