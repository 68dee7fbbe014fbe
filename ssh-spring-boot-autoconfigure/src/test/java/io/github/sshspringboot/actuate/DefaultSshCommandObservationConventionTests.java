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

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.sshspringboot.command.internal.run.StubSession;
import io.github.sshspringboot.server.ExitStatus;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DefaultSshCommandObservationConvention}.
 */
class DefaultSshCommandObservationConventionTests {

	private final DefaultSshCommandObservationConvention convention = new DefaultSshCommandObservationConvention();

	@Test
	void emitsTheDocumentedKeysSortedByName() {
		SshCommandObservationContext context = context("orders list", "orders list");
		assertThat(names(this.convention.getLowCardinalityKeyValues(context)))
			.isEqualTo(documented(SshCommandObservationDocumentation.COMMANDS.getLowCardinalityKeyNames()))
			.isSorted();
		assertThat(names(this.convention.getHighCardinalityKeyValues(context)))
			.isEqualTo(documented(SshCommandObservationDocumentation.COMMANDS.getHighCardinalityKeyNames()));
		assertThat(SshCommandObservationDocumentation.COMMANDS.getDefaultConvention())
			.isEqualTo(DefaultSshCommandObservationConvention.class);
	}

	@Test
	void supportsCommandsOnly() {
		assertThat(this.convention.supportsContext(context("orders list", null))).isTrue();
		assertThat(this.convention.supportsContext(new Observation.Context())).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "SUCCESS,0,0", "ERROR,1,1", "USAGE,2,2", "ERROR,3,other", "ERROR,75,other", "CANCELLED,124,124",
			"DENIED,126,126", "USAGE,127,127", "CANCELLED,130,130", "ERROR,255,other", "ERROR,2,other",
			"ERROR,124,other", "ERROR,126,other", "ERROR,127,other", "ERROR,130,other", "DENIED,9,other" })
	void statusesAreFewAndThoseOfTheApplicationTellNoOutcome(SshCommandOutcome outcome, int code, String status) {
		SshCommandObservationContext context = context("orders list", null);
		context.setOutcome(outcome);
		context.setExitStatus(ExitStatus.of(code));
		assertThat(value(context, "exit.status")).isEqualTo(status);
		assertThat(value(context, "outcome")).isEqualTo(outcome.name());
	}

	@Test
	void signalIsNoStatusOfTheServer() {
		SshCommandObservationContext context = context("orders list", null);
		context.setOutcome(SshCommandOutcome.ERROR);
		context.setExitStatus(ExitStatus.signal("TERM", "for a test"));
		assertThat(value(context, "exit.status")).isEqualTo("other");
	}

	@Test
	void whileTheCommandRunsItsEndIsUnknown() {
		SshCommandObservationContext context = context("orders list", null);
		assertThat(value(context, "exit.status")).isEqualTo("UNKNOWN");
		assertThat(value(context, "outcome")).isEqualTo("UNKNOWN");
		assertThat(value(context, "exception")).isEqualTo("none");
		assertThat(value(context, "type")).isEqualTo("shell");
	}

	@Test
	void unknownCommandHasNoName() {
		SshCommandObservationContext context = context(null, "s3cret");
		assertThat(value(context, "command")).isEqualTo("UNKNOWN");
		assertThat(this.convention.getContextualName(context)).isEqualTo("ssh");
		assertThat(this.convention.getLowCardinalityKeyValues(context).toString()).doesNotContain("s3cret");
	}

	@Test
	void exceptionWithoutSimpleNameHasItsFullName() {
		SshCommandObservationContext context = context("orders list", null);
		context.setFailure(new IllegalStateException("s3cret") {
		});
		assertThat(value(context, "exception")).startsWith(getClass().getName());
	}

	private static SshCommandObservationContext context(@Nullable String command, @Nullable String line) {
		return new SshCommandObservationContext(command, new StubSession(line).getConnection(), line == null, Map.of());
	}

	private String value(SshCommandObservationContext context, String name) {
		return this.convention.getLowCardinalityKeyValues(context)
			.stream()
			.filter((keyValue) -> keyValue.getKey().equals(name))
			.map(KeyValue::getValue)
			.findFirst()
			.orElseThrow();
	}

	private static List<String> names(KeyValues keyValues) {
		return keyValues.stream().map(KeyValue::getKey).toList();
	}

	private static List<String> documented(KeyName[] names) {
		return Stream.of(names).map(KeyName::asString).toList();
	}

}
