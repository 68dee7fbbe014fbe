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

package io.github.sshspringboot.command.internal.parse;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.internal.model.CommandDiscoverer;
import io.github.sshspringboot.command.internal.model.ValueConverter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.convert.support.DefaultConversionService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link ArgumentParser}: what it keeps and what it costs.
 */
class ArgumentParserTests {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Vault.class);

	private final ArgumentParser parser = new ArgumentParser(
			new CommandDiscoverer(this.context.getBeanFactory(), List.of(),
					new ValueConverter(new DefaultConversionService()), List.of())
				.discover()
				.get(0),
			List.of("json", "csv"));

	@AfterEach
	void close() {
		this.context.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a --code %s", "a --code=%s b", "%s", "a --tag x --tag %s --code 7", "a --columns %s,b",
			"a --code 1 --nope=%s", "a --code %s --code %s", "a b c -x%s", "--output %s", "--code", "a --help %s" })
	void nothingOfAParseIsKept(String line) {
		List<WeakReference<Object>> references = parse(line);
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			System.gc();
			assertThat(references).allMatch((reference) -> reference.refersTo(null));
		});
		assertThat(this.parser.parse(List.of("a", "--code", "2")).values().values())
			.containsExactlyInAnyOrder(List.of("a"), List.of("2"));
	}

	private List<WeakReference<Object>> parse(String line) {
		List<String> words = Stream.of(line.split(" ")).map((word) -> word.formatted("s3cret", "s3cret")).toList();
		List<WeakReference<Object>> references = new ArrayList<>();
		words.forEach((word) -> references.add(new WeakReference<>(word)));
		try {
			ArgumentParser.ParsedArguments parsed = this.parser.parse(words);
			parsed.values()
				.values()
				.forEach((values) -> values.forEach((value) -> references.add(new WeakReference<>(value))));
		}
		catch (UsageException ex) {
			references.add(new WeakReference<>(ex));
		}
		return references;
	}

	@Test
	@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void manyWordsAreParsedSoon() {
		for (String word : List.of("a", "-v", "--tag=x", "--tag", "-z", "--nope", "--", "-vvvvvvvvvvvv")) {
			parseAll(Collections.nCopies(4096, word));
		}
		for (String word : List.of("-" + "v".repeat(65_000), "--" + "z".repeat(65_000), "-" + "z".repeat(65_000),
				"--tag=" + "a,".repeat(32_000), "--columns=" + "a,".repeat(32_000))) {
			parseAll(List.of(word));
		}
	}

	private void parseAll(List<String> words) {
		try {
			this.parser.parse(words);
		}
		catch (UsageException ex) {
			assertThat(ex).hasMessageStartingWith("open: ");
		}
	}

	@Test
	void wrongUsageStaysWrongWhenAParserIsUsedAgain() {
		for (int time = 0; time < 3; time++) {
			assertThatExceptionOfType(UsageException.class).isThrownBy(() -> this.parser.parse(List.of("--nope")));
			assertThatExceptionOfType(UsageException.class).isThrownBy(() -> this.parser.parse(List.of("--code")))
				.withMessageContaining("--code");
			assertThat(this.parser.parse(List.of("--help")).help()).isTrue();
		}
	}

	static class Vault {

		@SshCommand("open")
		void open(@SshArgument List<String> words, @SshOption("code") @Nullable Integer code,
				@SshOption({ "v", "verbose" }) boolean verbose, @SshOption("tag") List<String> tags) {
		}

	}

}
