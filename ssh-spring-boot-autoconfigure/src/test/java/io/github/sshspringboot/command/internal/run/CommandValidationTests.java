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

package io.github.sshspringboot.command.internal.run;

import java.util.List;
import java.util.Map;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.server.ExitStatus;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.validation.annotation.Validated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for constraints of parameters: messages name the option, and properties of what
 * it was converted to.
 */
class CommandValidationTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					pay 5EUR --limit 0                  | pay: --limit must be greater than 0
					pay 0EUR                            | pay: <price>: amount must be greater than 0
					pay 0euros                          | pay: <price>: amount must be greater than 0; <price>: currency size must be between 3 and 3
					list --id 1,-2                      | list: --id must be greater than 0
					list --id                           | list: --id is missing. Try 'list --help'
					list                                | list: --id must not be empty
					labels --label a=0                  | labels: --label must be greater than 0
					""")
	void violationNamesTheOption(String line, String expected) {
		for (boolean adapted : new boolean[] { false, true }) {
			try (CommandTester tester = new CommandTester(Commands.class, Configured.class)
				.property("spring.validation.method.adapt-constraint-violations", String.valueOf(adapted))) {
				StubSession session = tester.run(line);
				assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
				assertThat(session.errors()).isEqualTo(expected + "\n");
			}
		}
	}

	@Test
	void validValuesReachTheMethod() {
		try (CommandTester tester = new CommandTester(Commands.class, Configured.class)) {
			assertThat(tester.run("pay 5EUR").text()).isEqualTo("5 EUR\n");
			assertThat(tester.run("labels --label a=1,b=2").text()).isEqualTo("{a=1, b=2}\n");
		}
	}

	record Price(@Positive int amount, @Size(min = 3, max = 3) String currency) {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ValidationAutoConfiguration.class)
	static class Configured {

		@Bean
		Converter<String, Price> prices() {
			return new Converter<>() {

				@Override
				public Price convert(String text) {
					return new Price(Integer.parseInt(text.replaceAll("\\D", "")), text.replaceAll("\\d", ""));
				}

			};
		}

	}

	@SshCommand
	@Validated
	static class Commands {

		@SshCommand("pay")
		String pay(@SshArgument @Valid Price price, @SshOption(defaultValue = "1") @Positive int limit) {
			return price.amount() + " " + price.currency();
		}

		@SshCommand("list")
		String list(@SshOption("id") @NotEmpty List<@Positive Integer> ids) {
			return ids.toString();
		}

		@SshCommand("labels")
		String labels(@SshOption("label") Map<String, @Positive Integer> labels) {
			return labels.toString();
		}

	}

}
