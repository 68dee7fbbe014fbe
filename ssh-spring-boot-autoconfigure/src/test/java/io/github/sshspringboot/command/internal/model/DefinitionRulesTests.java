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

package io.github.sshspringboot.command.internal.model;

import java.io.File;
import java.io.PrintWriter;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.internal.run.CommandTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DefinitionRules}.
 */
class DefinitionRulesTests {

	@Test
	void negatableOptionIsBoolean() {
		assertRefused(NegatableText.class, "The option --color of %s is negatable, but not a boolean");
	}

	@Test
	void negatableOptionHasLongName() {
		assertRefused(NegatableShort.class, "The option -c of %s is negatable, but has no long name");
	}

	@Test
	void oppositeNameIsTakenOnce() {
		assertRefused(OppositeTwice.class, "The option --no-color of %s exists already");
	}

	@Test
	void countedOptionIsInt() {
		assertRefused(CountedText.class, "The option -v of %s is counted, but not an int");
	}

	@ParameterizedTest
	@ValueSource(classes = { SecretFlag.class, SecretList.class, SecretMap.class })
	void secretTakesOneValue(Class<?> type) {
		assertRefused(type, "The option --token of %s is a secret, but does not take exactly one value");
	}

	@Test
	void primitiveThatMayBeAbsentNeedsDefaultValue() {
		assertRefused(AbsentPrimitive.class, "The option --limit of %s is optional, but int cannot be null");
	}

	@Test
	void exclusiveOptionIsNotAlone() {
		assertRefused(ExclusiveAlone.class, "The option --all of %s is alone in its exclusive group 'what'");
	}

	@Test
	void exclusiveOptionIsNotRequired() {
		assertRefused(ExclusiveRequired.class, "The option --id of %s is required, but excluded by other options");
	}

	@Test
	void defaultValueFitsTheType() {
		assertRefused(WrongDefault.class,
				"The option --limit of %s cannot have the default value 'many': not a whole number in range");
	}

	@Test
	void defaultValueOfSecretIsNotShown() {
		assertRefused(WrongSecret.class,
				"The option --pin of %s cannot have the default value: not a whole number in range");
	}

	@Test
	void typeWithoutConverterIsRefused() {
		assertRefused(NoConverter.class,
				"The argument <thread> of %s is of type java.util.function.Supplier<java.lang.String>, "
						+ "to which text cannot be converted");
	}

	@ParameterizedTest
	@ValueSource(classes = { OfResource.class, OfResources.class, OfOptionalResource.class, OfResourceArray.class,
			OfResourceMap.class, OfFileSystemResource.class, OfFile.class, OfPath.class, OfUrl.class, OfWriter.class,
			OfClass.class })
	void typeThatReachesIntoTheServerIsRefused(Class<?> type) {
		try (CommandTester tester = new CommandTester(type)) {
			assertThatExceptionOfType(SshCommandDefinitionException.class).isThrownBy(tester::runtime)
				.withMessageContaining("with which users could reach files and classes of the server")
				.satisfies((ex) -> assertThat(ex.getAction()).contains("SshArgumentResolver", "Converter"));
		}
	}

	@Test
	void converterOfTheApplicationAllowsType() {
		try (CommandTester tester = new CommandTester(OfResource.class, OwnConverter.class)) {
			assertThat(tester.run("run /etc/passwd").text()).isEqualTo("own /etc/passwd\n");
		}
		try (CommandTester tester = new CommandTester(OfResources.class, OwnConverter.class)) {
			assertThat(tester.run("run --from a,b").text()).isEqualTo("own a\nown b\n");
		}
	}

	private static void assertRefused(Class<?> type, String message) {
		try (CommandTester tester = new CommandTester(type)) {
			assertThatExceptionOfType(SshCommandDefinitionException.class).isThrownBy(tester::runtime)
				.withMessage(message.formatted(type.getName() + ".run()"))
				.satisfies((ex) -> assertThat(ex.getAction()).endsWith("."));
		}
	}

	@SshCommand
	static class NegatableText {

		@SshCommand("run")
		void run(@SshOption(negatable = true) String color) {
		}

	}

	@SshCommand
	static class NegatableShort {

		@SshCommand("run")
		void run(@SshOption(value = "c", negatable = true) boolean color) {
		}

	}

	@SshCommand
	static class OppositeTwice {

		@SshCommand("run")
		void run(@SshOption(negatable = true) boolean color, @SshOption boolean noColor) {
		}

	}

	@SshCommand
	static class CountedText {

		@SshCommand("run")
		void run(@SshOption(value = "v", counted = true) String verbose) {
		}

	}

	@SshCommand
	static class SecretFlag {

		@SshCommand("run")
		void run(@SshOption(secret = true) boolean token) {
		}

	}

	@SshCommand
	static class SecretList {

		@SshCommand("run")
		void run(@SshOption(secret = true) List<String> token) {
		}

	}

	@SshCommand
	static class SecretMap {

		@SshCommand("run")
		void run(@SshOption(secret = true) Map<String, String> token) {
		}

	}

	@SshCommand
	static class AbsentPrimitive {

		@SshCommand("run")
		void run(@SshOption(required = false) int limit) {
		}

	}

	@SshCommand
	static class ExclusiveAlone {

		@SshCommand("run")
		void run(@SshOption(exclusive = "what") boolean all) {
		}

	}

	@SshCommand
	static class ExclusiveRequired {

		@SshCommand("run")
		void run(@SshOption(exclusive = "what") boolean all, @SshOption(exclusive = "what") String id) {
		}

	}

	@SshCommand
	static class WrongDefault {

		@SshCommand("run")
		void run(@SshOption(defaultValue = "many") int limit) {
		}

	}

	@SshCommand
	static class WrongSecret {

		@SshCommand("run")
		void run(@SshOption(defaultValue = "hunter2", secret = true) int pin) {
		}

	}

	@SshCommand
	static class NoConverter {

		@SshCommand("run")
		void run(@SshArgument("thread") Supplier<String> thread) {
		}

	}

	@SshCommand
	static class OfResource {

		@SshCommand("run")
		String run(@SshArgument Resource from) {
			return from.getDescription();
		}

	}

	@SshCommand
	static class OfResources {

		@SshCommand("run")
		List<String> run(@SshOption List<Resource> from) {
			return from.stream().map(Resource::getDescription).toList();
		}

	}

	@SshCommand
	static class OfOptionalResource {

		@SshCommand("run")
		void run(@SshOption Optional<Resource> from) {
		}

	}

	@SshCommand
	static class OfResourceArray {

		@SshCommand("run")
		void run(@SshOption Resource[] from) {
		}

	}

	@SshCommand
	static class OfResourceMap {

		@SshCommand("run")
		void run(@SshOption Map<String, Resource> from) {
		}

	}

	@SshCommand
	static class OfFileSystemResource {

		@SshCommand("run")
		void run(@SshArgument FileSystemResource from) {
		}

	}

	@SshCommand
	static class OfFile {

		@SshCommand("run")
		void run(@SshArgument File from) {
		}

	}

	@SshCommand
	static class OfPath {

		@SshCommand("run")
		void run(@SshArgument Path from) {
		}

	}

	@SshCommand
	static class OfUrl {

		@SshCommand("run")
		void run(@SshArgument URL from) {
		}

	}

	@SshCommand
	static class OfWriter {

		@SshCommand("run")
		void run(@SshArgument PrintWriter to) {
		}

	}

	@SshCommand
	static class OfClass {

		@SshCommand("run")
		void run(@SshArgument Class<?> type) {
		}

	}

	static class OwnConverter {

		@Bean
		Converter<String, Resource> uploads() {
			return new Converter<>() {

				@Override
				public Resource convert(String name) {
					return new ByteArrayResource(new byte[0]) {

						@Override
						public String getDescription() {
							return "own " + name;
						}

					};
				}

			};
		}

	}

}
