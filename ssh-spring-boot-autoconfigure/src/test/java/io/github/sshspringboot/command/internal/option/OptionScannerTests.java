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

package io.github.sshspringboot.command.internal.option;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.sshspringboot.command.internal.option.OptionScanner.Kind;
import io.github.sshspringboot.command.internal.option.OptionScanner.Part;
import io.github.sshspringboot.command.internal.option.OptionScanner.Scan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link OptionScanner} and {@link OptionParser}.
 */
class OptionScannerTests {

	private final CommandSpec spec = spec();

	private final OptionParser parser = new OptionParser(this.spec, "--help");

	@ParameterizedTest
	@CsvSource(delimiterString = "->", quoteCharacter = '`', textBlock = """
			a b                -> a@0:OPERAND b@0:OPERAND
			--name x           -> --name@0:OPTION x@0:VALUE
			--name=x           -> --name=x@0:OPTION --name=x@7:VALUE
			--name= x          -> --name=@0:OPTION --name=@7:VALUE x@0:OPERAND
			--name             -> --name@0:OPTION
			--name -v          -> --name@0:OPTION -v@0:OPTION
			--name --nope      -> --name@0:OPTION --nope@0:VALUE
			--name -5          -> --name@0:OPTION -5@0:VALUE
			-nx                -> -nx@1:OPTION -nx@2:VALUE
			-n=x               -> -n=x@0:OPTION -n=x@3:VALUE
			-vdn x             -> -vdn@1:OPTION -vdn@2:OPTION -vdn@3:OPTION x@0:VALUE
			-vdnx              -> -vdnx@1:OPTION -vdnx@2:OPTION -vdnx@3:OPTION -vdnx@4:VALUE
			-vn= x             -> -vn=@1:OPTION -vn=@2:OPTION x@0:VALUE
			-vn=x              -> -vn=x@1:OPTION -vn=x@2:OPTION -vn=x@4:VALUE
			-vx                -> -vx@1:OPTION -vx@2:UNKNOWN_OPTION
			--nope=x a         -> --nope=x@0:UNKNOWN_OPTION a@0:OPERAND
			--nam x            -> --nam@0:UNKNOWN_OPTION x@0:OPERAND
			- -5 -.5 -0x1f -1e -> -@0:OPERAND -5@0:OPERAND -.5@0:OPERAND -0x1f@0:OPERAND -1e@0:UNKNOWN_OPTION
			-- -v --           -> --@0:END_OF_OPTIONS -v@0:OPERAND --@0:OPERAND
			--name -- x        -> --name@0:OPTION --@0:END_OF_OPTIONS x@0:OPERAND
			""")
	void partsOfWordsAreKnown(String line, String expected) {
		List<String> words = List.of(line.split(" "));
		assertThat(this.parser.scanner()
			.scan(words)
			.parts()
			.stream()
			.map((part) -> words.get(part.word()) + "@" + part.start() + ":" + part.kind())
			.collect(Collectors.joining(" "))).isEqualTo(expected);
	}

	@Test
	void valueThatIsAwaitedIsKnown() {
		OptionSpec name = this.spec.findOption("--name");
		assertThat(scan("--name").awaiting()).isSameAs(name);
		assertThat(scan("-vn").awaiting()).isSameAs(name);
		assertThat(scan("--name", "x").awaiting()).isNull();
		assertThat(scan("--name=").awaiting()).isNull();
		assertThat(scan("-v").awaiting()).isNull();
		assertThat(scan("a").onlyOperands()).isFalse();
		assertThat(scan("--").onlyOperands()).isTrue();
	}

	@Test
	void settingsOfTheParserAreFollowed() {
		CommandSpec dashed = spec();
		dashed.parser().posixClusteredShortOptionsAllowed(false).unmatchedOptionsArePositionalParams(true);
		assertThat(new OptionScanner(dashed).scan(List.of("-vd", "--nope")).parts()).extracting(Part::kind)
			.containsExactly(Kind.OPERAND, Kind.OPERAND);
		CommandSpec stopping = spec();
		stopping.parser().stopAtPositional(true);
		Scan scan = new OptionScanner(stopping).scan(List.of("-v", "a", "-v"));
		assertThat(scan.parts()).extracting(Part::kind).containsExactly(Kind.OPTION, Kind.OPERAND, Kind.OPERAND);
		assertThat(scan.onlyOperands()).isTrue();
	}

	@Test
	void wordsAreScannedAsTheyAreParsed() {
		Random random = new Random(7);
		int parsed = 0;
		for (int round = 0; round < 20_000; round++) {
			List<String> words = IntStream.range(0, 1 + random.nextInt(6)).mapToObj((index) -> word(random)).toList();
			try {
				List<String> bound = this.parser.parse(words, OptionScannerTests::bound);
				assertThat(scanned(words)).as(words.toString()).isEqualTo(bound);
				parsed++;
			}
			catch (ParameterException ex) {
				assertThat(words).isNotEmpty();
			}
		}
		assertThat(parsed).isGreaterThan(3_000);
	}

	private static List<String> bound(ParseResult result) {
		List<String> bound = new ArrayList<>();
		for (ArgSpec arg : result.matchedArgs().stream().distinct().toList()) {
			String name = (arg instanceof OptionSpec option) ? option.longestName() : "operand";
			if (arg instanceof OptionSpec option && !OptionScanner.takesValue(option)) {
				int count = (arg.getValue() instanceof List<?> flags) ? flags.size() : 1;
				bound.addAll(Collections.nCopies(count, name));
			}
			else {
				arg.originalStringValues().forEach((value) -> bound.add(name + " " + value));
			}
		}
		return bound.stream().sorted().toList();
	}

	private List<String> scanned(List<String> words) {
		List<String> scanned = new ArrayList<>();
		for (Part part : scan(words.toArray(String[]::new)).parts()) {
			String rest = words.get(part.word()).substring(part.start());
			OptionSpec option = part.option();
			switch (part.kind()) {
				case OPERAND -> scanned.add("operand " + rest);
				case VALUE -> {
					if (option != null && OptionScanner.takesValue(option)) {
						scanned.add(option.longestName() + " " + rest);
					}
				}
				case OPTION -> {
					if (option != null && !OptionScanner.takesValue(option)) {
						scanned.add(option.longestName());
					}
				}
				case UNKNOWN_OPTION -> scanned.add("unknown " + rest);
				case END_OF_OPTIONS -> {
				}
			}
		}
		return scanned.stream().sorted().toList();
	}

	/**
	 * A word out of pieces of which options are made.
	 */
	static String word(Random random) {
		String[] pieces = { "-", "--", "=", "n", "v", "d", "name", "tag", "verbose", "x", "5", "true", "", "-n", "-v",
				"--name", "--tag=", "-t" };
		return IntStream.range(0, 1 + random.nextInt(3))
			.mapToObj((index) -> pieces[random.nextInt(pieces.length)])
			.collect(Collectors.joining());
	}

	@Test
	void unknownOptionIsNamedAndNothingElse() {
		assertThatExceptionOfType(ParameterException.class)
			.isThrownBy(() -> parse(Collections.nCopies(4096, "--secret")))
			.withMessage("Unknown option: '--secret'");
		assertThat(this.parser.<Boolean>parse(List.of("--nope", "--help"), ParseResult::isUsageHelpRequested)).isTrue();
	}

	@Test
	@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void lettersOfAWordAreBounded() {
		assertThat(this.parser.<Integer>parse(List.of("-" + "d".repeat(200)), (result) -> bound(result).size()))
			.isEqualTo(200);
		for (int round = 0; round < 50; round++) {
			assertThatExceptionOfType(ParameterException.class)
				.isThrownBy(() -> parse(List.of("-" + "d".repeat(65_000))))
				.withMessageContaining("more than 256 options");
		}
	}

	@Test
	@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void scanTakesLinearTime() {
		for (String word : List.of("a", "-v", "-n", "--nope", "-5", "-.", "--name=x", "-ddddddd")) {
			assertThat(scan(Collections.nCopies(80_000, word).toArray(String[]::new)).parts())
				.hasSizeGreaterThanOrEqualTo(80_000);
		}
	}

	private Scan scan(String... words) {
		return this.parser.scanner().scan(List.of(words));
	}

	private void parse(List<String> words) {
		this.parser.parse(words, (result) -> result);
	}

	private static CommandSpec spec() {
		CommandSpec spec = CommandSpec.wrapWithoutInspection(null);
		spec.addOption(
				OptionSpec.builder("-n", "--name").arity("1").type(List.class).auxiliaryTypes(String.class).build());
		spec.addOption(
				OptionSpec.builder("-t", "--tag").arity("1").type(List.class).auxiliaryTypes(String.class).build());
		spec.addOption(OptionSpec.builder("-v", "--verbose").arity("0").type(boolean.class).build());
		spec.addOption(OptionSpec.builder("-d").arity("0").type(List.class).auxiliaryTypes(Boolean.class).build());
		spec.addOption(OptionSpec.builder("--help").arity("0").type(boolean.class).usageHelp(true).build());
		spec.addPositional(PositionalParamSpec.builder()
			.index("0..*")
			.arity("0..*")
			.type(List.class)
			.auxiliaryTypes(String.class)
			.build());
		return spec;
	}

}
