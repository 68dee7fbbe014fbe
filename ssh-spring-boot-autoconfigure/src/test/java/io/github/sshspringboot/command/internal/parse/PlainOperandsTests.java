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

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.internal.model.BuiltInOption;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.model.CommandDiscoverer;
import io.github.sshspringboot.command.internal.model.CommandParameter;
import io.github.sshspringboot.command.internal.model.ValueConverter;
import io.github.sshspringboot.command.internal.option.OptionParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.convert.support.DefaultConversionService;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PlainOperands}, which must read what picocli reads.
 */
class PlainOperandsTests {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Commands.class);

	private final List<CommandDefinition> definitions = new CommandDiscoverer(this.context.getBeanFactory(), List.of(),
			new ValueConverter(new DefaultConversionService()), List.of())
		.discover();

	@AfterEach
	void close() {
		this.context.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "a b", "a b c", "a b c d", "@a", "'a'", "\"a b", "a=b", "tag=x", "help", "1",
			"%s ${a}", "a,b", "\u00e4 \ud83d\ude00", "# a" })
	void plainWordsAreReadAsPicocliReadsThem(String line) {
		List<String> words = Arrays.asList(line.split(" "));
		int read = 0;
		for (CommandDefinition definition : this.definitions) {
			CommandSpec spec = ArgumentSpecs.of(definition, List.of("json"));
			Map<CommandParameter, List<String>> values = PlainOperands.of(spec).read(words);
			if (values != null) {
				assertThat(values).isEqualTo(parse(spec, words));
				read++;
			}
		}
		assertThat(read).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1", "--", "a --", "-", "a --tag x", "--help", "-v a", "--tag=x a" })
	void wordsThatCanBeOptionsAreLeftToPicocli(String line) {
		List<String> words = Arrays.asList(line.split(" "));
		assertThat(this.definitions).allMatch((definition) -> operands(definition).read(words) == null);
	}

	@Test
	void wordsThatAreWrongOrMissingAreLeftToPicocli() {
		assertThat(operands("many").read(List.of())).isNull();
		assertThat(operands("many").read(List.of(""))).isNull();
		assertThat(operands("two").read(List.of("a"))).isNull();
		assertThat(operands("two").read(List.of("a", "b", "c"))).isNull();
		assertThat(operands("none").read(List.of("a"))).isNull();
		assertThat(operands("required").read(List.of("a"))).isNull();
	}

	private PlainOperands operands(String name) {
		return operands(this.definitions.stream().filter((each) -> each.name().equals(name)).findFirst().orElseThrow());
	}

	private static PlainOperands operands(CommandDefinition definition) {
		return PlainOperands.of(ArgumentSpecs.of(definition, List.of("json")));
	}

	private static Map<CommandParameter, List<String>> parse(CommandSpec spec, List<String> words) {
		return new OptionParser(spec, BuiltInOption.HELP.longName()).parse(words, (result) -> {
			assertThat(result.matchedOptions()).isEmpty();
			return result.matchedPositionals()
				.stream()
				.collect(Collectors.toMap((positional) -> (CommandParameter) positional.userObject(),
						PositionalParamSpec::stringValues));
		});
	}

	static class Commands {

		@SshCommand("many")
		void many(@SshArgument List<String> words, @SshOption({ "v", "verbose" }) boolean verbose,
				@SshOption("tag") List<String> tags) {
		}

		@SshCommand("two")
		void two(@SshArgument("first") String first, @SshArgument("second") int second) {
		}

		@SshCommand("rest")
		void rest(@SshArgument("first") String first, @SshArgument("rest") List<String> rest) {
		}

		@SshCommand("optional")
		void optional(@SshArgument("first") String first, @SshArgument("second") @Nullable String second) {
		}

		@SshCommand("required")
		void required(@SshArgument("first") String first, @SshOption("tag") String tag) {
		}

		@SshCommand("none")
		void none() {
		}

	}

}
