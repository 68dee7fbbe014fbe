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

package io.github.sshspringboot.actuate.internal.endpoint;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.sshspringboot.actuate.EndpointCompleter;
import io.github.sshspringboot.actuate.EndpointView;
import io.github.sshspringboot.actuate.internal.endpoint.view.EndpointTables;
import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.internal.completion.CommandCompletion;
import io.github.sshspringboot.command.internal.run.StubSession;
import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.jackson.EndpointJsonMapper;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.web.exchanges.HttpExchange;
import org.springframework.boot.actuate.web.exchanges.HttpExchangesEndpoint;
import org.springframework.boot.actuate.web.exchanges.InMemoryHttpExchangeRepository;
import org.springframework.context.annotation.Description;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EndpointCommands}.
 */
class EndpointCommandsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			sites                        | all
			sites --unit bar             | all bar
			sites east                   | one east
			sites east --exact           | one east exactly
			sites east 7                 | value east 7
			tree                         | root
			tree a b c                   | a/b/c
			deep x                       | [x]
			deep x y z                   | [x, y, z]
			overloaded                   | none
			overloaded a                 | a
			typed --level warn           | WARN
			typed --level WARN           | WARN
			typed --time 10s             | PT10S
			typed --at 2026-01-31T18:30:00Z | 2026-01-31T18:30:00Z
			typed --tags a,b --tags c    | [a,b, c]
			typed --units hours --units days | [HOURS, DAYS]
			typed --sure true            | true
			typed --sure false           | false
			same first                   | first
			same second                  | second
			""")
	void operationIsChosenByTheNumberOfArguments(String line, String text) {
		assertThat(text(line, SitesEndpoint.class, TreeEndpoint.class, DeepEndpoint.class, OverloadedEndpoint.class,
				TypedEndpoint.class, SameEndpoint.class))
			.isEqualTo(text + "\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			sites a b c            | sites: there is one argument too many: 'c'.
			sites --exact          | sites: --exact goes only with <name>.
			sites east --unit bar  | sites: --unit does not go with <name>.
			deep                   | deep: <group> is missing
			gap a                  | gap: takes no arguments or <group> <name>, not 1 argument.
			typed --level nix      | typed: --level cannot be 'nix': not one of trace, debug, info
			typed --time nix       | typed: --time cannot be 'nix': not a duration such as 10s or 5m.
			typed --sure nix       | typed: --sure cannot be 'nix': not a valid boolean.
			sites east nix         | sites: <number> cannot be 'nix': not a valid int.
			sites update east      | sites update:
			refusing               | refusing: Ask for something else.
			""")
	void wrongUsageEndsInOneLine(String line, String message) {
		StubSession session = session(line, SitesEndpoint.class, DeepEndpoint.class, GapEndpoint.class,
				TypedEndpoint.class, RefusingEndpoint.class);
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(session.errors()).startsWith(message).containsOnlyOnce("\n").endsWith("--help'\n");
		assertThat(session.text()).isEmpty();
	}

	@Test
	void valuesAreBounded() {
		String many = "x ".repeat(101);
		String text = "x".repeat(4001);
		Map.of("sites " + "x".repeat(501), "<name> must have at most 500 characters", "tree " + many,
				"takes at most 100 values", "sites --unit " + text, "--unit must have at most 4000 characters",
				"typed" + " --tags a".repeat(101), "--tags takes at most 100 values")
			.forEach((line, message) -> {
				StubSession session = session(line, SitesEndpoint.class, TreeEndpoint.class, TypedEndpoint.class);
				assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
				assertThat(session.errors()).contains(message).hasLineCount(1).hasSizeLessThan(200);
			});
		assertThat(text("sites --unit " + "x".repeat(4000), SitesEndpoint.class)).hasSize(4005);
	}

	@Test
	void writeAndDeleteOperationsAreCommandsWithin() {
		SitesEndpoint.log = "";
		assertThat(text("sites update east --value 4 --in-bar", SitesEndpoint.class)).isEmpty();
		assertThat(SitesEndpoint.log).isEqualTo("east=4 true");
		assertThat(text("sites remove-all", SitesEndpoint.class)).isEmpty();
		assertThat(SitesEndpoint.log).isEqualTo("removed");
	}

	@Test
	void deletionOfWhatDoesNotExistFails() {
		assertThat(text("sites forget east", SitesEndpoint.class)).isEmpty();
		StubSession session = session("sites forget west", SitesEndpoint.class);
		assertThat(session.status()).isEqualTo(ExitStatus.FAILURE);
		assertThat(session.errors()).isEqualTo("sites forget: there is no 'west'\n");
	}

	@Test
	void loneWriteOperationIsTheCommandOfTheEndpoint() {
		assertThat(text("flush", FlushEndpoint.class)).isEqualTo("flushed\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "answers absent x", "answers response x", "answers mono x", "answers later x" })
	void whatIsNotThereEndsInOneLine(String line) {
		StubSession session = session(line, AnswersEndpoint.class);
		assertThat(session.status()).isEqualTo(ExitStatus.FAILURE);
		assertThat(session.errors()).isEqualTo(line.replace(" x", "") + ": there is no 'x'\n");
	}

	@Test
	void failureOfTheWebIsFailure() {
		StubSession session = session("answers busy", AnswersEndpoint.class);
		assertThat(session.status()).isEqualTo(ExitStatus.FAILURE);
		assertThat(session.errors()).isEqualTo("answers busy: come back later\n");
	}

	@Test
	void failureIsNoSecretToTheClient() {
		StubSession session = session("answers broken", AnswersEndpoint.class);
		assertThat(session.status()).isEqualTo(ExitStatus.FAILURE);
		assertThat(session.errors()).startsWith("answers broken: internal error.").doesNotContain("password");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			answers bytes    | bytes
			answers stream   | stream
			answers resource | resource
			answers body     | resource
			""")
	void bytesAreAsTheyAre(String line, String text) {
		assertThat(text(line, AnswersEndpoint.class)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			answers one           | {"name":"east","sizes":[1,2]}
			answers eventual      | {"name":"east","sizes":[1,2]}
			answers list          | [{"name":"east","sizes":[1,2]}]
			answers number        | 7
			""")
	void jsonIsThatOfTheEndpoint(String line, String json) {
		EndpointRunner.with(AnswersEndpoint.class).run((context) -> {
			assertThat(EndpointRunner.run(context, line + " -o json").text()).isEqualTo(json + "\n");
			JsonMapper mapper = context.getBean(EndpointJsonMapper.class).get();
			assertThat(mapper.writeValueAsString(mapper.readTree(json))).isEqualTo(json);
		});
	}

	@Test
	void jsonDoesNotFollowTheMapperOfTheApplication() {
		EndpointRunner.with(AnswersEndpoint.class)
			.withBean(JsonMapper.class,
					() -> JsonMapper.builder()
						.changeDefaultPropertyInclusion(
								(value) -> value.withContentInclusion(JsonInclude.Include.NON_EMPTY))
						.build())
			.run((context) -> assertThat(EndpointRunner.run(context, "answers nested -o json").text()).isEqualTo(
					context.getBean(EndpointJsonMapper.class).get().writeValueAsString(new AnswersEndpoint().nested())
							+ "\n"));
	}

	@Test
	void severalValuesAreStreamed() {
		assertThat(text("answers flux -o ndjson", AnswersEndpoint.class))
			.isEqualTo("{\"name\":\"east\",\"sizes\":[1,2]}\n{\"name\":\"west\",\"sizes\":[]}\n");
		assertThat(text("answers flux | select name", AnswersEndpoint.class)).isEqualTo("NAME\neast\nwest\n");
	}

	@Test
	void documentWithoutAViewIsShownAsNamesAndValues() {
		assertThat(text("answers nested", AnswersEndpoint.class)).isEqualTo("""
				NAME           VALUE
				empty
				sites[0].name  east
				sites[1].name  west
				state.code     7
				state.ports    1,2
				""");
		assertThat(text("answers nested -o csv --columns name | head -n 2", AnswersEndpoint.class))
			.isEqualTo("name\nempty\n");
	}

	@Test
	void documentThatHoldsOneListIsShownAsThatList() {
		assertThat(text("answers wrapped", AnswersEndpoint.class)).isEqualTo("NAME\neast\nwest\n");
		assertThat(text("answers wrapped -o json", AnswersEndpoint.class))
			.isEqualTo("{\"sites\":[{\"name\":\"east\"},{\"name\":\"west\"}]}\n");
	}

	@Test
	void viewShowsRows() {
		EndpointRunner.with(AnswersEndpoint.class)
			.withBean(EndpointView.class,
					() -> (endpoint, arguments, document) -> (document instanceof Map<?, ?> map)
							? List.of(Map.of("size", map.size())) : null)
			.run((context) -> {
				assertThat(EndpointRunner.run(context, "answers list").text()).startsWith("NAME");
				assertThat(EndpointRunner.run(context, "answers nested").text()).isEqualTo("SIZE\n   3\n");
				assertThat(EndpointRunner.run(context, "answers nested -o json").text()).startsWith("{\"empty\"");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " -o csv", " -o json", " -o yaml", " | where principal~anna" })
	void whatTheMapperOfEndpointsHidesIsNotShown(String format) {
		InMemoryHttpExchangeRepository exchanges = new InMemoryHttpExchangeRepository();
		exchanges.add(new HttpExchange(Instant.EPOCH,
				new HttpExchange.Request(URI.create("/sites"), "192.0.2.1", "GET", Map.of()),
				new HttpExchange.Response(200, Map.of()), new HttpExchange.Principal("anna"), null, null));
		JsonMapper mapper = JsonMapper.builder().addMixIn(HttpExchange.class, WithoutPrincipal.class).build();
		EndpointRunner.with()
			.withBean(HttpExchangesEndpoint.class, () -> new HttpExchangesEndpoint(exchanges))
			.withBean(EndpointTables.class)
			.withBean("mapper", EndpointJsonMapper.class, () -> () -> mapper, (bean) -> bean.setPrimary(true))
			.run((context) -> {
				assertThat(EndpointRunner.run(context, "httpexchanges" + format).text()).doesNotContain("anna");
				assertThat(EndpointRunner.run(context, "httpexchanges | where status=200").text()).contains("/sites");
			});
	}

	@Test
	void helpDescribesCommands() {
		EndpointRunner.with(SitesEndpoint.class, FlushEndpoint.class, AnswersEndpoint.class).run((context) -> {
			String help = EndpointRunner.run(context, "help").text();
			assertThat(help).containsPattern("sites +Look at the sites")
				.containsPattern("sites remove-all +Remove all, of the sites endpoint")
				.containsPattern("flush +Call the flush endpoint")
				.containsPattern("answers bytes +Read bytes of the answers endpoint");
			assertThat(EndpointRunner.run(context, "sites --help").text()).contains("[<name>] [<number>]")
				.contains("How it is measured");
		});
	}

	@Test
	void optionsWithWhichNothingIsFoundAreNamed() {
		assertThat(
				session("named x --tag area:nosuch --tag id:1 --exact --day 2026-01-31", NamedEndpoint.class).errors())
			.isEqualTo("named: there is no 'x' with --day 2026-01-31 --exact --tag area:nosuch --tag id:1\n");
		assertThat(session("named x", NamedEndpoint.class).errors()).isEqualTo("named: there is no 'x'\n");
		assertThat(session("named drop x --tag a", NamedEndpoint.class).errors())
			.isEqualTo("named drop: there is no 'x' with --tag a\n");
	}

	@Test
	void timesAndDatesAreReadAsThoseOfOtherCommands() {
		assertThat(text("named set x 5 --for 500", NamedEndpoint.class)).isEqualTo("x 5 PT8M20S\n");
		assertThat(session("named set x --for soon", NamedEndpoint.class).errors())
			.contains("--for cannot be 'soon': not a duration such as 10s or 5m");
		assertThat(session("named x --day 31.1.2026", NamedEndpoint.class).errors())
			.contains("--day cannot be '31.1.2026': not a date such as 2026-01-31");
	}

	@Test
	void optionsAreCalledAsTheParameterSays() {
		assertThat(text("named set x 5 --for 10s", NamedEndpoint.class)).isEqualTo("x 5 PT10S\n");
		assertThat(text("named set x", NamedEndpoint.class)).isEqualTo("x null null\n");
	}

	@Test
	void valuesAreProposed() {
		EndpointRunner.with(SitesEndpoint.class, TypedEndpoint.class)
			.withBean(EndpointCompleter.class,
					() -> (endpoint, parameter, prefix) -> List
						.of(SshCandidate.of(prefix + "-" + endpoint + "-" + parameter)))
			.run((context) -> {
				assertThat(new StubSession("").complete(context.getBean(CommandCompletion.class), "ea", "sites"))
					.containsExactly("ea-sites-name");
				assertThat(new StubSession("").complete(context.getBean(CommandCompletion.class), "wa", "typed",
						"--level"))
					.containsExactly("warn");
				assertThat(
						new StubSession("").complete(context.getBean(CommandCompletion.class), "", "typed", "--sure"))
					.containsExactly("true", "false");
			});
	}

	@Test
	void namesThatWouldClashAreTold() {
		assertThat(text("clash a --name b --help-2 c", ClashEndpoint.class)).isEqualTo("a c\n");
		assertThat(text("clash --name b", ClashEndpoint.class)).isEqualTo("b\n");
	}

	private static String text(String line, Class<?>... endpoints) {
		StubSession session = session(line, endpoints);
		assertThat(session.errors()).isEmpty();
		assertThat(session.status()).isEqualTo(ExitStatus.OK);
		return session.text();
	}

	private static StubSession session(String line, Class<?>... endpoints) {
		StubSession[] session = new StubSession[1];
		EndpointRunner.with(endpoints).run((context) -> {
			assertThat(context).hasNotFailed();
			session[0] = EndpointRunner.run(context, line);
		});
		return session[0];
	}

	@Endpoint(id = "sites")
	static class SitesEndpoint {

		private static String log = "";

		@ReadOperation
		@Description("Look at the sites")
		String all(@Nullable @SshOption(description = "How it is measured") String unit) {
			return (unit != null) ? "all " + unit : "all";
		}

		@ReadOperation
		String one(@Selector String name, boolean exact) {
			return exact ? "one " + name + " exactly" : "one " + name;
		}

		@ReadOperation
		String value(@Selector String name, @Selector int number) {
			return "value " + name + " " + number;
		}

		@WriteOperation
		void update(@Selector String name, int value, boolean inBar) {
			log = name + "=" + value + " " + inBar;
		}

		@DeleteOperation
		void removeAll() {
			log = "removed";
		}

		@DeleteOperation
		boolean forget(@Selector String name) {
			return "east".equals(name);
		}

	}

	@Endpoint(id = "tree")
	static class TreeEndpoint {

		@ReadOperation
		String root() {
			return "root";
		}

		@ReadOperation
		String node(@Selector(match = Match.ALL_REMAINING) String... path) {
			return String.join("/", path);
		}

	}

	@Endpoint(id = "deep")
	static class DeepEndpoint {

		@ReadOperation
		String node(@Selector String group, @Selector(match = Match.ALL_REMAINING) String[] path) {
			return (path.length == 0) ? List.of(group).toString()
					: ("[" + group + ", " + String.join(", ", path)) + "]";
		}

	}

	@Endpoint(id = "gap")
	static class GapEndpoint {

		@ReadOperation
		String all() {
			return "all";
		}

		@ReadOperation
		String one(@Selector String group, @Selector String name) {
			return "one";
		}

	}

	@Endpoint(id = "overloaded")
	static class OverloadedEndpoint {

		@ReadOperation
		String get() {
			return "none";
		}

		@ReadOperation
		String get(@Selector String name) {
			return name;
		}

	}

	@Endpoint(id = "same")
	static class SameEndpoint {

		@ReadOperation
		String first() {
			return "first";
		}

		@ReadOperation(produces = "text/plain")
		String second() {
			return "second";
		}

	}

	@Endpoint(id = "typed")
	static class TypedEndpoint {

		@ReadOperation
		String read(@Nullable Level level, @Nullable Duration time, @Nullable Instant at, @Nullable List<String> tags,
				TimeUnit @Nullable [] units, @Nullable Boolean sure) {
			if (tags != null) {
				return tags.toString();
			}
			if (units != null) {
				return Arrays.toString(units);
			}
			Object value = (level != null) ? level : (time != null) ? time : (at != null) ? at : sure;
			return String.valueOf(value);
		}

	}

	enum Level {

		TRACE, DEBUG, INFO, WARN

	}

	@Endpoint(id = "refusing")
	static class RefusingEndpoint {

		@ReadOperation
		String read() {
			throw new InvalidEndpointRequestException("secret", "Ask for something else");
		}

	}

	@Endpoint(id = "flush")
	static class FlushEndpoint {

		@WriteOperation
		String flushAll() {
			return "flushed";
		}

	}

	@Endpoint(id = "named")
	static class NamedEndpoint {

		@WriteOperation
		String set(@Selector String name, @SshArgument @Nullable Integer value,
				@SshOption("for") @Nullable Duration duration) {
			return name + " " + value + " " + duration;
		}

		@ReadOperation
		@Nullable String find(@Selector String name, @Nullable LocalDate day, boolean exact,
				@SshOption("tag") @Nullable List<String> tags) {
			return null;
		}

		@DeleteOperation
		boolean drop(@Selector String name, @SshOption("tag") @Nullable List<String> tags) {
			return false;
		}

	}

	@Endpoint(id = "clash")
	static class ClashEndpoint {

		@ReadOperation
		String all(String name) {
			return name;
		}

		@ReadOperation
		String one(@Selector String name, @Nullable String help, @SshOption("name") @Nullable String other) {
			return name + " " + help;
		}

	}

	@Endpoint(id = "answers")
	static class AnswersEndpoint {

		@ReadOperation
		@Nullable String absent(@Selector String name) {
			return null;
		}

		@ReadOperation
		WebEndpointResponse<String> response(@Selector String name) {
			return new WebEndpointResponse<>(404);
		}

		@ReadOperation
		Mono<String> mono(@Selector String name) {
			return Mono.empty();
		}

		@ReadOperation
		CompletionStage<@Nullable String> later(@Selector String name) {
			return CompletableFuture.<@Nullable String>supplyAsync(() -> null);
		}

		@ReadOperation
		WebEndpointResponse<String> busy() {
			return new WebEndpointResponse<>("come back later", 429);
		}

		@ReadOperation
		String broken() {
			throw new IllegalStateException("password");
		}

		@ReadOperation
		byte[] bytes() {
			return "bytes".getBytes(StandardCharsets.UTF_8);
		}

		@ReadOperation
		InputStream stream() {
			return new ByteArrayInputStream("stream".getBytes(StandardCharsets.UTF_8));
		}

		@ReadOperation
		Resource resource() {
			return new ByteArrayResource("resource".getBytes(StandardCharsets.UTF_8));
		}

		@ReadOperation
		WebEndpointResponse<Resource> body() {
			return new WebEndpointResponse<>(resource());
		}

		@ReadOperation
		Site one() {
			return new Site("east", null, List.of(1, 2));
		}

		@ReadOperation
		Mono<WebEndpointResponse<Site>> eventual() {
			return Mono.just(new WebEndpointResponse<>(one()));
		}

		@ReadOperation
		List<Site> list() {
			return List.of(one());
		}

		@ReadOperation
		int number() {
			return 7;
		}

		@ReadOperation
		Flux<Site> flux() {
			return Flux.just(one(), new Site("west", null, List.of()));
		}

		@ReadOperation
		Map<String, Object> nested() {
			Map<String, Object> document = new LinkedHashMap<>();
			document.put("empty", Map.of());
			document.put("sites", List.of(Map.of("name", "east"), Map.of("name", "west")));
			Map<String, Object> state = new LinkedHashMap<>();
			state.put("code", 7);
			state.put("ports", List.of(1, 2));
			document.put("state", state);
			return document;
		}

		@ReadOperation
		Map<String, Object> wrapped() {
			return Map.of("sites", List.of(Map.of("name", "east"), Map.of("name", "west")));
		}

	}

	record Site(String name, @Nullable String note, List<Integer> sizes) {

	}

	interface WithoutPrincipal {

		@JsonIgnore
		HttpExchange.Principal getPrincipal();

	}

}
