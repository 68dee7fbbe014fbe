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

package io.github.sshspringboot.command.internal.completion;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandAvailability;
import io.github.sshspringboot.command.SshCompleter;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.internal.pipeline.CommandLine;
import io.github.sshspringboot.command.internal.pipeline.Script;
import io.github.sshspringboot.command.internal.run.CommandTester;
import io.github.sshspringboot.command.internal.run.StubSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CommandAssistant}.
 */
class CommandAssistantTests {

	private final CommandTester tester = new CommandTester(Orders.class, Other.class, Numbers.class, Broken.class)
		.authorizationManager((user, request) -> new AuthorizationDecision(
				!request.commandName().contains("drop") || "root".equals(user.get().getName())));

	@AfterEach
	void close() {
		this.tester.close();
		SecurityContextHolder.clearContext();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '>', quoteCharacter = '`',
			textBlock = """
					''                       > help orders other watch
					o                        > orders other
					x                        > ''
					orders ''                > list move show
					orders l                 > list
					orders list ''           > --after --day --fast --format --help --limit --no-fast --output --columns --no-headers --tag
					orders list -            > --after --day --fast --format --help --limit --no-fast --output --columns --no-headers --tag
					orders list --f          > --fast --format
					orders list --no         > --no-fast --no-headers
					orders list --limit 5 -  > --after --day --fast --format --help --no-fast --output --columns --no-headers --tag
					orders list --tag a --t  > --tag
					orders list --before x - > --day --fast --format --help --limit --no-fast --output --columns --no-headers --tag
					orders list --day ''     > monday tuesday wednesday thursday friday saturday sunday
					orders list --day t      > tuesday thursday
					orders list --day=t      > --day=tuesday --day=thursday
					orders list --day=x      > ''
					orders list --limit ''   > ''
					orders list -n ''        > ''
					orders list --output t   > table text
					orders list -o ta        > table
					orders list --tag s      > sunday saturday
					orders list --tag a,su   > a,sunday
					orders show ''           > o-1 o-2
					orders show o-2          > o-2
					orders show x ''         > true false
					orders show x t          > true
					orders show -- ''        > o-1 o-2
					orders show -- -         > ''
					orders show x y z ''     > o-1 o-2
					orders list --token ''   > ''
					orders list --token=a    > ''
					orders list --to         > ''
					orders ls --f            > --fast --format
					orders secret --f        > ''
					orders drop --           > ''
					orders archive --        > ''
					help ''                  > count grep head more orders other select sort-by tail watch wc where
					help w                   > watch wc where
					help watch ''            > ''
					watch ''                 > help orders other
					watch o                  > orders other
					watch -                  > --interval
					watch -n                 > -n
					watch -n ''              > ''
					watch -n o               > ''
					watch -n 5 ''            > help orders other
					watch -n5 --interval=2 o > orders other
					watch -n 5 orders l      > list
					watch orders list --f    > --fast --format
					watch -- orders show o   > o-1 o-2
					watch help orders s      > show
					watch watch ''           > ''
					help orders s            > show
					other ''                 > monday tuesday wednesday thursday friday saturday sunday sub
					other sub ''             > --help --output --columns --no-headers
					""")
	void proposals(String line, String expected) {
		List<String> words = words(line);
		List<String> proposed = values(words.subList(0, words.size() - 1), words.get(words.size() - 1));
		assertThat(proposed)
			.containsExactlyInAnyOrderElementsOf(words(expected).stream().filter((word) -> !word.isEmpty()).toList());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '>', textBlock = """
			orders list --limit 5 --fast      > --limit --fast
			orders list --limit=5 -n5 -n 7    > --limit=5 -n5 -n
			orders list --token --limit --no  > --token --limit
			orders list --token -x --nosuch   > --token
			orders show -- --limit            > --
			watch -n 5 orders list --limit 3  > --limit
			nosuch --limit                    > --
			""")
	void optionsOfALineAreFoundWhereTheyAreParsed(String line, String expected) {
		List<String> words = words(line);
		CommandAssistant assistant = assistant();
		assertThat(assistant.findOptions(words).stream().sorted().map(words::get))
			.containsExactlyElementsOf("--".equals(expected) ? List.of() : words(expected));
	}

	@Test
	void proposalsAreDescribed() {
		assertThat(descriptions(List.of(), "")).containsEntry("orders", "What customers want")
			.containsEntry("help", "List commands, or explain one");
		assertThat(descriptions(List.of("orders"), "")).containsEntry("list", "List orders");
		assertThat(descriptions(List.of("orders", "list"), "--l")).containsEntry("--limit", "At most so many");
		assertThat(descriptions(List.of("orders", "list"), "--out").get("--output")).startsWith("Format");
		assertThat(descriptions(List.of("orders", "show"), "o-1")).containsEntry("o-1", "for admin");
	}

	@Test
	void whoeverMayRunMoreSeesMore() {
		StubSession session = new StubSession(null).user(new TestingAuthenticationToken("root", ""));
		assertThat(this.tester.completion().complete(List.of("orders"), "d", session.getConnection()))
			.extracting(SshCandidate::value)
			.containsExactly("drop");
	}

	@Test
	void completerOfTheApplicationRunsAsTheUserAndLeavesTheThreadAsItWas() {
		assertThat(values(List.of("orders", "show"), "")).containsExactly("o-1", "o-2");
		assertThat(Numbers.SEEN).contains("admin");
		assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
		Authentication own = new TestingAuthenticationToken("own", "");
		SecurityContextHolder.getContext().setAuthentication(own);
		values(List.of("orders", "show"), "");
		assertThat(SecurityContextHolder.getContext().getAuthentication()).isSameAs(own);
	}

	@Test
	void completerOfTheApplicationIsNotAskedForSuggestions() {
		Numbers.SEEN.clear();
		CommandAssistant assistant = assistant();
		assertThat(assistant.suggest(List.of("orders", "show"), "o")).isEmpty();
		assertThat(assistant.suggest(List.of("orders"), "s")).extracting(SshCandidate::value).containsExactly("show");
		assertThat(Numbers.SEEN).isEmpty();
	}

	@Test
	void completerThatFailsProposesNothing() {
		assertThat(values(List.of("orders", "move"), "")).isEmpty();
		assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			orders,1
			orders list,2
			orders list x,2
			orders nosuch,1
			orders drop,1
			orders secret,1
			orders archive,1
			nosuch,0
			other sub x,2
			other x,1
			watch,1
			watch -n,2
			watch -n 5,3
			watch -n 5 orders list x,5
			watch nosuch,1
			""")
	void wordsThatNameACommandAreCounted(String line, int count) {
		assertThat(assistant().countNameWords(words(line))).isEqualTo(count);
	}

	@Test
	void optionsAreKnown() {
		CommandAssistant assistant = assistant();
		List<String> words = List.of("orders", "list");
		assertThat(isOption(assistant, words, "--limit")).isTrue();
		assertThat(isOption(assistant, words, "--limit=3")).isTrue();
		assertThat(isOption(assistant, words, "--no-fast")).isTrue();
		assertThat(isOption(assistant, words, "-n")).isTrue();
		assertThat(isOption(assistant, words, "--nosuch")).isFalse();
		assertThat(isOption(assistant, List.of("watch", "-n", "5", "orders", "list"), "--limit")).isTrue();
		assertThat(isOption(assistant, List.of("watch", "-n"), "--limit")).isFalse();
		assertThat(isOption(assistant, List.of("orders", "drop"), "--help")).isFalse();
	}

	private static boolean isOption(CommandAssistant assistant, List<String> words, String word) {
		List<String> line = new ArrayList<>(words);
		line.add(word);
		return assistant.findOptions(line).contains(words.size());
	}

	@ParameterizedTest
	@ValueSource(strings = { "orders list --token x", "orders list --token=x", "orders list -kx", "orders list -fk x",
			"other | orders list --token x", "other;orders list --token x", "other\norders list --token x",
			"orders list 'x --token y", "orders list --token 'x", "nosuch --token x" })
	void lineHasASecret(String line) {
		assertThat(this.tester.lines().hasSecret(CommandLine.of(line))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "orders list --limit 3", "orders show token", "other --token x", "nosuch --tok x",
			"orders ls --token" })
	void lineHasNoSecret(String line) {
		assertThat(this.tester.lines().hasSecret(CommandLine.of(line))).isFalse();
	}

	private CommandAssistant assistant() {
		return this.tester.completion().assist(new StubSession(null).getConnection());
	}

	private List<String> values(List<String> words, String prefix) {
		return this.tester.completion()
			.complete(words, prefix, new StubSession(null).getConnection())
			.stream()
			.map(SshCandidate::value)
			.toList();
	}

	private Map<String, String> descriptions(List<String> words, String prefix) {
		return assistant().complete(words, prefix)
			.stream()
			.filter((candidate) -> candidate.description() != null)
			.collect(Collectors.toMap(SshCandidate::value,
					(candidate) -> Objects.requireNonNull(candidate.description())));
	}

	private static List<String> words(String line) {
		return Script.parse(line)
			.steps()
			.stream()
			.flatMap((step) -> step.stages().stream().flatMap(List::stream))
			.toList();
	}

	@SshCommand(name = "orders", description = "What customers want")
	static class Orders {

		@SshCommand(name = "list", aliases = "ls", description = "List orders")
		String list(@SshOption(value = { "limit", "n" }, description = "At most so many") @Nullable Integer limit,
				@SshOption(value = { "fast", "f" }, negatable = true) boolean fast, @SshOption @Nullable DayOfWeek day,
				@SshOption @Nullable String format, @SshOption List<DayOfWeek> tag,
				@SshOption(exclusive = "range", hidden = true) @Nullable String before,
				@SshOption(exclusive = "range") @Nullable String after,
				@SshOption(value = { "token", "k" }, secret = true, hidden = true) @Nullable String token) {
			return "listed";
		}

		@SshCommand(name = "show")
		void show(@SshArgument(completer = Numbers.class) String id, @SshArgument(required = false) Boolean all,
				@SshArgument(completer = Numbers.class) List<String> more) {
		}

		@SshCommand(name = "move")
		void move(@SshArgument(completer = Broken.class) String id) {
		}

		@SshCommand(name = "drop")
		void drop() {
		}

		@SshCommand(name = "secret", hidden = true)
		void secret(@SshOption boolean full) {
		}

		@SshCommand(name = "archive", availability = NoArchive.class)
		void archive() {
		}

	}

	@SshCommand("other")
	static class Other {

		@SshCommand
		String other(@SshArgument DayOfWeek day) {
			return "other";
		}

		@SshCommand("sub")
		String sub() {
			return "sub";
		}

	}

	static class NoArchive implements SshCommandAvailability {

		@Override
		public String getUnavailableReason() {
			return "it is not mounted";
		}

	}

	static class Numbers implements SshCompleter {

		static final List<String> SEEN = new ArrayList<>();

		@Override
		public Collection<SshCandidate> complete(String prefix) {
			String user = Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication()).getName();
			SEEN.add(user);
			return List.of(new SshCandidate("o-1", "for " + user), SshCandidate.of("o-2"));
		}

	}

	static class Broken implements SshCompleter {

		@Override
		public Collection<SshCandidate> complete(String prefix) {
			throw new IllegalStateException("for a test");
		}

	}

}
