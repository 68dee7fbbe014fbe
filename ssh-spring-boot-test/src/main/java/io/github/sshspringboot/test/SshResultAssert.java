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

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.json.JsonContentAssert;

/**
 * Assertions on what a command has given. The message of one that fails shows all of it.
 *
 * @since 0.1.0
 */
public class SshResultAssert extends AbstractAssert<SshResultAssert, SshResult> {

	/**
	 * Create assertions on a result.
	 * @param actual the result
	 */
	public SshResultAssert(@Nullable SshResult actual) {
		super(actual, SshResultAssert.class);
	}

	/**
	 * Verify that the exit status is zero.
	 * @return {@code this} assertion object
	 */
	public SshResultAssert succeeded() {
		return hasExitStatus(0);
	}

	/**
	 * Verify that the command did not succeed: its exit status is another than zero, or
	 * there is none.
	 * @return {@code this} assertion object
	 */
	public SshResultAssert failed() {
		isNotNull();
		if (this.actual.isSuccess()) {
			throw failure("Expected the command to fail:%n%s", this.actual);
		}
		return this;
	}

	/**
	 * Verify the exit status.
	 * @param expected the expected exit status
	 * @return {@code this} assertion object
	 */
	public SshResultAssert hasExitStatus(int expected) {
		isNotNull();
		if (!Objects.equals(this.actual.status(), expected)) {
			throw failureWithActualExpected((this.actual.status() != null) ? this.actual.status() : "none", expected,
					"Expected exit status %d:%n%s", expected, this.actual);
		}
		return this;
	}

	/**
	 * Verify the signal that ended the command.
	 * @param expected the expected name of the signal, such as {@code TERM}
	 * @return {@code this} assertion object
	 */
	public SshResultAssert hasExitSignal(String expected) {
		isNotNull();
		if (!expected.equals(this.actual.exitSignal())) {
			throw failureWithActualExpected((this.actual.exitSignal() != null) ? this.actual.exitSignal() : "none",
					expected, "Expected exit signal %s:%n%s", expected, this.actual);
		}
		return this;
	}

	/**
	 * Verify standard output.
	 * @param expected all that is expected
	 * @return {@code this} assertion object
	 */
	public SshResultAssert hasStdout(String expected) {
		stdout().isEqualTo(expected);
		return this;
	}

	/**
	 * Verify standard error.
	 * @param expected all that is expected
	 * @return {@code this} assertion object
	 */
	public SshResultAssert hasStderr(String expected) {
		stderr().isEqualTo(expected);
		return this;
	}

	/**
	 * Verify that nothing was written to standard output.
	 * @return {@code this} assertion object
	 */
	public SshResultAssert hasNoStdout() {
		stdout().isEmpty();
		return this;
	}

	/**
	 * Verify that nothing was written to standard error.
	 * @return {@code this} assertion object
	 */
	public SshResultAssert hasNoStderr() {
		stderr().isEmpty();
		return this;
	}

	/**
	 * Return assertions on standard output.
	 * @return the assertions
	 */
	public AbstractStringAssert<?> stdout() {
		isNotNull();
		return Assertions.assertThat(this.actual.stdout()).as("Standard output of%n%s", this.actual);
	}

	/**
	 * Return assertions on standard error.
	 * @return the assertions
	 */
	public AbstractStringAssert<?> stderr() {
		isNotNull();
		return Assertions.assertThat(this.actual.stderr()).as("Standard error of%n%s", this.actual);
	}

	/**
	 * Return assertions on standard output as JSON.
	 * @return the assertions
	 * @see SshResult#json()
	 */
	public JsonContentAssert json() {
		isNotNull();
		return Assertions.assertThat(this.actual.json()).as("Standard output of%n%s", this.actual);
	}

	/**
	 * Return assertions on standard output as rows.
	 * @return the assertions
	 * @see SshResult#rows()
	 */
	public ListAssert<Map<String, @Nullable Object>> rows() {
		isNotNull();
		List<Map<String, @Nullable Object>> rows = this.actual.rows();
		return Assertions.assertThat(rows).as("Rows of%n%s", this.actual);
	}

}
