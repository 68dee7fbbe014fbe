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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.model.CommandDiscoverer;
import io.github.sshspringboot.command.internal.model.CommandParameter;
import io.github.sshspringboot.command.internal.model.ValueConverter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.convert.support.DefaultConversionService;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretMask}: what is masked is what is parsed.
 */
class SecretMaskTests {

	private static final String[] PIECES = { "-", "--", "=", "p", "pin", "v", "n", "x", "-p", "-vp", "-np", "--pin",
			"--pin=", "-p=", "-vp=", "--name", "--nope", "--verbose", "" };

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Vault.class);

	private final CommandDefinition definition = new CommandDiscoverer(this.context.getBeanFactory(), List.of(),
			new ValueConverter(new DefaultConversionService()), List.of())
		.discover()
		.get(0);

	private final ArgumentParser parser = new ArgumentParser(this.definition, List.of("json"));

	@AfterEach
	void close() {
		this.context.close();
	}

	@Test
	void everyValueThatIsBoundToASecretOptionIsMasked() {
		Random random = new Random(7);
		int bound = 0;
		for (int round = 0; round < 20_000; round++) {
			List<String> words = IntStream.range(0, 1 + random.nextInt(6))
				.mapToObj((index) -> word(random, index))
				.toList();
			List<String> masked = this.parser.maskSecrets(words);
			assertThat(masked).hasSameSizeAs(words);
			for (String secret : secrets(words)) {
				int token = secret.indexOf('<');
				if (token >= 0) {
					assertThat(masked).as(words.toString()).noneMatch((word) -> word.contains(secret.substring(token)));
					bound++;
				}
			}
		}
		assertThat(bound).isGreaterThan(3_000);
	}

	private static String word(Random random, int index) {
		String piece = PIECES[random.nextInt(PIECES.length)] + PIECES[random.nextInt(PIECES.length)];
		return (random.nextInt(3) != 0) ? piece + "<" + index + ">" : piece;
	}

	/**
	 * The values that picocli binds, also of a line that is wrong in the end.
	 */
	private List<String> secrets(List<String> words) {
		CommandSpec spec = ArgumentSpecs.of(this.definition, List.of("json"));
		CommandLine commandLine = new CommandLine(spec).setUnmatchedArgumentsAllowed(true)
			.setOverwrittenOptionsAllowed(true);
		try {
			commandLine.parseArgs(words.toArray(String[]::new));
		}
		catch (ParameterException ex) {
			assertThat(ex.getMessage()).isNotEmpty();
		}
		List<String> secrets = new ArrayList<>();
		for (OptionSpec option : spec.options()) {
			CommandParameter.Option declared = ArgumentSpecs.declared(option);
			if (declared != null && declared.isSecret()) {
				secrets.addAll(option.originalStringValues());
			}
		}
		return secrets;
	}

	@Test
	void whatMayBeASecretIsMasked() {
		assertThat(mask("-vp= hunter2")).isEqualTo("-vp= ******");
		assertThat(mask("--pin --pin hunter2")).isEqualTo("--pin ****** ******");
		assertThat(mask("--pin -vphunter2")).isEqualTo("--pin ******");
		assertThat(mask("--nope --pin hunter2")).isEqualTo("--nope ****** ******");
		assertThat(mask("--pin=hunter2 -v x")).isEqualTo("--pin=****** -v x");
		assertThat(mask("--pin= x")).isEqualTo("--pin= x");
	}

	private String mask(String line) {
		return String.join(" ", this.parser.maskSecrets(List.of(line.split(" "))));
	}

	@Test
	@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void manyWordsAreMaskedSoon() {
		for (String word : List.of("a", "--pin", "-p", "--nope", "-vp=", "--pin=x", "--", "-zz")) {
			assertThat(this.parser.maskSecrets(Collections.nCopies(80_000, word))).hasSize(80_000);
		}
	}

	static class Vault {

		@SshCommand("open")
		void open(@SshArgument List<String> words, @SshOption(value = { "p", "pin" }, secret = true) String pin,
				@SshOption({ "v", "verbose" }) boolean verbose,
				@SshOption(value = { "n", "name" }, defaultValue = "x") String name) {
		}

	}

}
