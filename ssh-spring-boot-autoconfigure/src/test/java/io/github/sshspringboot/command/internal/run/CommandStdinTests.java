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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshInputFormat;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.SshStdin;
import io.github.sshspringboot.command.internal.model.SshCommandDefinitionException;
import io.github.sshspringboot.server.ExitStatus;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.FileCopyUtils;
import org.springframework.validation.annotation.Validated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for standard input that is bound to a parameter.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandStdinTests {

	private static final String JSON = """
			[{"name": "a", "count": 1, "day": "2026-01-31"},
			 {"name": "b", "count": 2, "kind": "BIG"}]
			""";

	private static final String NDJSON = """
			{"name": "a", "count": 1, "day": "2026-01-31"}
			{"name": "b", "count": 2, "kind": "BIG"}
			""";

	private static final String CSV = """
			count,name,day,kind
			1,a,2026-01-31,

			2," b ",,BIG
			""";

	private static final String ROWS = "a 1 2026-01-31 null, b 2 null BIG";

	private final CommandTester tester = new CommandTester(Commands.class, Configured.class);

	@AfterAll
	void close() {
		this.tester.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "list", "array", "stream", "iterable", "iterator", "optional" })
	void rowsOfEveryFormatReachTheMethod(String command) {
		assertThat(run(command, JSON)).isEqualTo(ROWS);
		assertThat(run(command, NDJSON)).isEqualTo(ROWS);
		assertThat(run(command, CSV)).isEqualTo(ROWS);
		assertThat(run(command, "\uFEFF\r\n\t " + JSON)).isEqualTo(ROWS);
		assertThat(run(command, "\uFEFF\n" + CSV)).isEqualTo(ROWS);
		assertThat(run(command + " --input-format json", JSON)).isEqualTo(ROWS);
		assertThat(run(command + " --input-format ndjson", NDJSON)).isEqualTo(ROWS);
		assertThat(run(command + " --input-format=csv", CSV)).isEqualTo(ROWS);
	}

	@Test
	void noRowsAreNoRows() {
		assertThat(run("list", "[]")).isEmpty();
		assertThat(run("stream", "name,count\n")).isEmpty();
	}

	@Test
	void oneRowReachesTheMethod() {
		assertThat(run("one", "{\"name\": \"a\", \"count\": 1}")).isEqualTo("a 1 null null");
		assertThat(run("one", "name,count\na,1\n")).isEqualTo("a 1 null null");
		assertThat(run("map", "{\"b\": {\"c\": 1}, \"a\": [2]}")).isEqualTo("{b={c=1}, a=[2]}");
	}

	@Test
	void declaredFormatIsTaken() {
		assertThat(run("declared", "name,count\n{,1\n")).isEqualTo("{ 1 null null");
		assertThat(this.tester.run("declared --input-format json").errors())
			.contains("there is no option '--input-format'");
		assertThat(this.tester.run("declared").errors())
			.isEqualTo("declared: there is no input. Send CSV to standard input\n");
	}

	@Test
	void textReachesTheMethod() {
		assertThat(run("lines", "a\n\n b\r\n[c")).isEqualTo("a|| b|[c");
		assertThat(run("lines", "")).isEmpty();
		assertThat(run("text", "a\n b")).isEqualTo("a\n b");
		assertThat(this.tester.run("lines --input-format json").status()).isEqualTo(ExitStatus.USAGE);
	}

	@Test
	void inputMayBeMissingWhereItIsDeclared() {
		assertThat(run("nullable", "")).isEqualTo("null");
		assertThat(run("optional", " \n")).isEqualTo("none");
	}

	@ParameterizedTest
	@ValueSource(strings = { "list", "stream", "one", "iterator" })
	void missingInputIsExplained(String command) {
		for (String input : new String[] { "", " \r\n\t\n", "\uFEFF" }) {
			assertProblem(command, input, "there is no input. Send JSON, NDJSON or CSV to standard input");
		}
	}

	@Test
	void helpAndErrorsNameTheFormats() {
		assertThat(this.tester.run("list --help").text()).contains("--input-format=<format>", "json, ndjson, csv");
		assertThat(this.tester.run("none --help").text()).doesNotContain("--input-format");
		assertThat(this.tester.run("list --input-format xml").errors())
			.isEqualTo("list: there is no input format 'xml', use one of json, ndjson, csv. Try 'list --help'\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			a,1\\nb,many        | row 2 of the input (line 3): 'count' is not a whole number in range
			a,1\\n\\n\\nb,      | row 2 of the input (line 5): 'count' is missing
			a                   | row 1 of the input (line 2): there are fewer values than columns
			a,1,2,3             | row 1 of the input (line 2): there are more values than columns
			a,1\\n"hunter2,1    | row 2 of the input (line 3): a quote is not closed
			a,1\\n"x"hunter2,1  | row 2 of the input (line 3): this is not valid CSV
			a,99999999999999    | row 1 of the input (line 2): 'count' has a value that is not valid
			"x\\ny",1\\nb,many  | row 2 of the input (line 4): 'count' is not a whole number in range
			""")
	void wrongRowOfCsvIsExplained(String rows, String problem) {
		for (String command : List.of("list", "stream", "iterator")) {
			assertProblem(command, "name,count\n" + rows.replace("\\n", "\n"), problem);
		}
		assertProblem("list", "\n\nname,count\n\"\ny\",x",
				"row 1 of the input (line 4): 'count' is not a whole number in range");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					[{"name":"a","count":"many"}]                   | row 1 of the input (line 1, column 22): 'count' is not a whole number in range
					[{"name":"a","count":1},\\n {"name":"a",\\n "count":null}] | row 2 of the input (line 3, column 10): 'count' is missing
					\\n  {"name":"a"}                               | row 1 of the input (line 2, column 14): 'count' is missing
					{"name":"a","count":1}\\n{"kind":"hunter2"}     | row 2 of the input (line 2, column 9): 'kind' is not one of small, big
					{"name":"a","count":1,"day":"hunter2"}          | row 1 of the input (line 1, column 29): 'day' is not a date such as 2026-01-31
					{"name":{"x":1},"count":1}                      | row 1 of the input (line 1, column 9): 'name' is not a valid string
					{"name":"a","count":99999999999}                | row 1 of the input (line 1, column 32): 'count' is not a whole number in range
					[5]                                             | row 1 of the input (line 1, column 2): this is not a valid row
					[null]                                          | row 1 of the input (line 1): there is null instead of a row
					{"name":"hunter2                                | row 1 of the input (line 1, column 17): the input ends in the middle of it
					[{"name":"a","count":1},                        | row 2 of the input (line 1, column 25): the input ends in the middle of the list
					[{"name":"a","count":1} hunter2]                | row 2 of the input (line 1, column 25): this is not valid JSON
					{"name":"a","count":1}\\n hunter2               | row 2 of the input (line 2, column 2): this is not valid JSON
					[{"name":"a","count":1}] {}                     | row 1 of the input (line 1): there is content after the end of the list
					{"name":"a","count":1,"nested":[{"x":1},{"x":"y"}]} | row 1 of the input (line 1, column 46): 'nested[1].x' is not a whole number in range
					""")
	void wrongRowOfJsonIsExplained(String rows, String problem) {
		for (String command : List.of("list", "stream", "iterator")) {
			assertProblem(command, rows.replace("\\n", "\n"), problem);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					name;note;count\\na;b;1     | there is no column 'name;note;count'. The columns are name, count, day, kind, nested, separated by commas and not by ';'
					"name";"count"\\n"a";1     | this is not valid CSV. The columns are name, count, day, kind, nested, separated by commas and not by ';'
					name\\tcount\\na\\t1        | there is no column 'name count'. The columns are name, count, day, kind, nested, separated by commas and not by tabs
					sep=;\\nname;count          | there is no column 'sep=;'. The columns are name, count, day, kind, nested, separated by commas and not by ';'
					name,cuont\\na,1            | there is no column 'cuont'. The columns are name, count, day, kind, nested
					NAME                        | -
					Name,COUNT,name             | there are two columns 'name'
					name,name                   | there are two columns 'name'
					name,count,\\na,1,          | column 3 has no name. The columns are name, count, day, kind, nested
					"name"x,count               | this is not valid CSV. The columns are name, count, day, kind, nested
					""")
	void wrongHeaderOfCsvIsExplained(String rows, String problem) {
		String input = rows.replace("\\n", "\n").replace("\\t", "\t");
		for (String command : List.of("list", "stream", "iterator")) {
			if (problem.equals("-")) {
				assertThat(run(command, input)).isEmpty();
			}
			else {
				StubSession session = this.tester.run(command + " --input-format csv",
						(stub) -> stub.input(("\n" + input).getBytes(StandardCharsets.UTF_8)));
				assertThat(session.errors())
					.isEqualTo(command + ": the header of the input (line 2): " + problem + "\n");
				assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
			}
		}
	}

	@Test
	void longNamesInTheHeaderAreShortened() {
		StubSession session = this.tester.run("list", (stub) -> stub.input("x".repeat(60_000).getBytes()));
		assertThat(session.errors()).contains("'" + "x".repeat(60) + "...'").hasSizeLessThan(300);
		session = this.tester.run("list", (stub) -> stub.input("x".repeat(100_000).getBytes()));
		assertThat(session.errors()).isEqualTo("list: the header of the input is longer than 65536 characters\n");
	}

	@Test
	void headerOfCsvIgnoresCaseWhereItIsUnambiguous() {
		assertThat(run("list", "Name,COUNT,day,Kind\na,1,2026-01-31,\nb,2,,BIG\n")).isEqualTo(ROWS);
		assertThat(run("alike", "name,NAME\na,b\n")).isEqualTo("a b");
		assertThat(this.tester.run("alike", (stub) -> stub.input("Name\na\n".getBytes())).errors())
			.contains("there is no column 'Name'");
	}

	@Test
	void columnsThatTheTypeAllowsAreTaken() {
		assertThat(run("lenient", "id,other,value\n1,x,a\n")).isEqualTo("a");
		assertThat(run("lenient", "id,other,alias\n1,x,a\n")).isEqualTo("a");
		assertThat(run("maps", "b,A\n1,2\n")).isEqualTo("{b=1, A=2}");
		assertProblem("lenient", "id;value\n1;a\n",
				"the header of the input (line 1): no column is known. The columns are value, separated by commas and not by ';'");
		assertThat(run("ignoring", "id,value\n1,a\n")).isEqualTo("a");
		assertThat(run("delegating", "b,A\n1,2\n")).isEqualTo("{b=1, A=2}");
		assertThat(run("unwrapped", "value,x\na,1\n")).isEqualTo("a 1");
	}

	@Test
	void unknownAndDoubleFieldsOfJsonAreRefused() {
		assertProblem("list", "[{\"name\":\"a\",\"count\":1,\"note\":\"hunter2\"}]",
				"row 1 of the input (line 1, column 41): there is no field 'note'. The fields are name, count, day, kind, nested");
		assertProblem("list", "{\"name\":\"a\",\"count\":1,\"name\":\"hunter2\"}",
				"row 1 of the input (line 1, column 29): a field occurs twice");
		assertThat(run("lenient", "{\"id\":1,\"other\":2,\"value\":\"a\"}")).isEqualTo("a");
	}

	@Test
	void rowsOfNothingAreNoRows() {
		assertThat(run("list", "count,name,day,kind\n,,,\n1,a,2026-01-31,\n , \t,,\r\n,,,,,\n2,\"b\",,BIG\n,,,"))
			.isEqualTo(ROWS);
		assertProblem("list", "name,count\n,\n\n,x\n",
				"row 1 of the input (line 4): 'count' is not a whole number in range");
		assertThat(run("list", "name,count\n\"\n,\n\",1\n")).isEqualTo(", 1 null null");
		assertThat(run("list", "name,count\nx\"\"y\",1\n,\n\"\"\"\n,\n\",2\n"))
			.isEqualTo("x\"\"y\" 1 null null, \"\n, 2 null null");
	}

	@Test
	void blanksAndEmptyTextsSurviveTheWayThroughCsv() {
		String json = """
				[{"a":" x ","b":""},{"a":null,"b":"\\t"},{"a":"","b":null},{"a":"\\n","b":" "},{"a":"","b":"\\u00a0"}]""";
		String csv = run("texts -o csv", json);
		assertThat(csv).startsWith("a,b\n\" x \",\"\"\n,\"\t\"\n\"\",\n");
		assertThat(run("texts -o json", csv)).isEqualTo(run("texts -o json", json));
		assertThat(run("texts -o csv", csv)).isEqualTo(csv);
	}

	@Test
	void quotedNothingIsAbsentWhereItCanBeNoValue() {
		assertThat(run("list", "name,count,day,kind\n\"\",\"1\",\"\",\"\"\n")).isEqualTo(" 1 null null");
		assertProblem("list", "name,count\n\"a\",\"\"\n",
				"row 1 of the input (line 2): 'count' is not a whole number in range");
	}

	@Test
	void constantsAreReadAsThoseOfOptions() {
		for (String name : List.of("VERY_BIG", "very-big", "Very_Big", "verybig")) {
			assertThat(run("kind --kind " + name, "")).isEqualTo("VERY_BIG");
			assertThat(run("kinds", "kind\n" + name + "\n")).isEqualTo("VERY_BIG {}");
			assertThat(run("kinds", "{\"kind\":\"" + name + "\",\"counts\":{\"" + name + "\":1}}"))
				.isEqualTo("VERY_BIG {VERY_BIG=1}");
		}
		assertProblem("kinds", "kind\n0\n", "row 1 of the input (line 2): 'kind' is not one of small, very-big");
		assertProblem("kinds", "{\"kind\":0}",
				"row 1 of the input (line 1, column 9): 'kind' is not one of small, very-big");
	}

	@Test
	void byteOrderMarkIsNoContent() {
		assertThat(run("lines", "\uFEFFa\n\uFEFFb")).isEqualTo("a|\uFEFFb");
		assertThat(run("lines", "\uFEFF")).isEmpty();
		assertThat(run("text", "\uFEFFa")).isEqualTo("a");
		assertThat(run("characters", "\uFEFFa\uFEFF")).isEqualTo("a\uFEFF");
		assertThat(run("list", "\uFEFF" + CSV)).isEqualTo(ROWS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32", "UTF-32LE" })
	void inputInOtherEncodingsOfUnicodeIsExplained(String charset) {
		for (String input : List.of(JSON, NDJSON, CSV, "\uFEFF" + CSV)) {
			for (String command : List.of("list", "stream", "lines", "text")) {
				StubSession session = this.tester.run(command,
						(stub) -> stub.input(input.getBytes(Charset.forName(charset))));
				assertThat(session.errors()).startsWith(command + ": the input is not UTF-8").hasLineCount(1);
				assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
			}
		}
	}

	@Test
	void inputThatIsNotUtf8IsExplained() {
		StubSession session = this.tester.run("list",
				(stub) -> stub.input("name,count\n\u00e4,1\n".getBytes(StandardCharsets.ISO_8859_1)));
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(session.errors()).startsWith("list: the input is not UTF-8").hasLineCount(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			lines ; a line of the input is longer than 16777216 characters
			text  ; the input is longer than 67108864 characters
			""")
	void textThatCannotBeKeptIsRefused(String command, String problem) {
		byte[] endless = new byte[67108864 + 1];
		Arrays.fill(endless, (byte) 'x');
		StubSession session = this.tester.run(command, (stub) -> stub.input(endless));
		assertThat(session.errors()).isEqualTo(command + ": " + problem + "\n");
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
			list     ! [{"name":"              ! x
			stream   ! {"name":"a","count":    ! 1
			count    ! {"nothing":"            ! x
			one      ! {"name":                ! 1
			maps     ! [{"a":"b"},{"a":"       ! b
			declared ! name,count/             ! x
			declared ! name,count/"            ! x,
			""")
	void rowThatCannotBeKeptIsRefused(String command, String start, String rest) {
		StubSession session = this.tester.run(command,
				(stub) -> stub.input(new Repeated(start.replace('/', '\n'), rest.repeat(1000), Integer.MAX_VALUE)));
		assertThat(session.errors())
			.matches(command + ": row [12] of the input \\(line [12]\\): it is longer than 4194304 characters\n");
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			all-lines ; 0    ; the input has more than 1000000 lines
			all-lines ; 1000 ; the input is longer than 67108864 characters
			list      ; 0    ; the input has more than 1000000 rows
			array     ; 1000 ; the input is longer than 67108864 characters
			""")
	void rowsThatCannotBeKeptTogetherAreRefused(String command, int length, String problem) {
		String row = "{\"name\":\"" + "x".repeat(length) + "\",\"count\":1}\n";
		StubSession session = this.tester.run(command, (stub) -> stub.input(new Repeated("", row, Integer.MAX_VALUE)));
		assertThat(session.errors()).isEqualTo(command + ": " + problem + "\n");
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
	}

	@Test
	void oneRowMeansOneRow() {
		assertProblem("one", "name,count\na,1\nb,2\n", "the input has more than one row, but only one is expected");
		assertProblem("one", "name,count\n", "the input has no row, but one is expected");
		assertProblem("one", JSON, "row 1 of the input (line 1, column 1): this is not a valid row");
	}

	@Test
	void rowsBeforeTheWrongOneWereSeen() {
		StubSession session = this.tester.run("print", (stub) -> stub.input("name,count\na,1\nb,x\n".getBytes()));
		assertThat(session.text()).isEqualTo("a\n");
		assertThat(session.errors()).contains("row 2 of the input (line 3)");
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "valid-list", "valid-stream", "valid-element" })
	void violatedConstraintNamesRowAndProperty(String command) {
		assertProblem(command, "name,count\na,1\nb,-5\n", "row 2 of the input (line 3): count must be greater than 0");
		assertProblem(command, "[{\"name\":\"a\",\"count\":1},\n\n{\"name\":\"\",\"count\":1}]",
				"row 2 of the input (line 3): name must not be blank");
		assertThat(run(command, "name,count\na,1\n")).isEqualTo("1");
	}

	@Test
	void mapperOfTheApplicationIsUsedForAllFormats() {
		try (CommandTester configured = new CommandTester(Commands.class, Snake.class)) {
			assertThat(configured.run("nested", (stub) -> stub.input("{\"nested_name\":\"a\"}".getBytes())).text())
				.isEqualTo("a\n");
			assertThat(configured.run("nested", (stub) -> stub.input("nested_name\na\n".getBytes())).text())
				.isEqualTo("a\n");
		}
	}

	@Test
	void hugeInputIsReadRowByRow() {
		for (String row : new String[] { "{\"name\":\"" + "x".repeat(1000) + "\",\"count\":1}\n",
				"x".repeat(1000) + ",1,2026-01-31,\n" }) {
			StubSession session = this.tester.run(row.startsWith("{") ? "count" : "count --input-format csv",
					(stub) -> stub
						.input(new Repeated(row.startsWith("{") ? "" : "name,count,day,kind\n", row, 30_000)));
			assertThat(session.errors()).isEmpty();
			assertThat(session.text()).isEqualTo("30000\n");
		}
	}

	@Test
	void endlessInputIsReadNoFurtherThanTheCommandGoes() {
		assertThat(this.tester
			.run("first", (stub) -> stub.input(new Repeated("", "{\"name\":\"a\",\"count\":1}\n", Integer.MAX_VALUE)))
			.text()).isEqualTo("3\n");
		assertThat(
				this.tester.run("first-line", (stub) -> stub.input(new Repeated("", "a\n", Integer.MAX_VALUE))).text())
			.isEqualTo("a\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Twice    | is not the only one that reads standard input
			WithRaw  | is not the only one that reads standard input
			Numbers  | is of type java.util.List<java.lang.Long>, which cannot be read from rows
			Bytes    | which cannot be read from rows
			Reactive | which cannot be read from rows
			Both     | has both @SshOption and @SshStdin
			Bare     | has no source
			""")
	void nonsenseIsRefused(String name, String message) throws Exception {
		try (CommandTester nonsense = new CommandTester(Class.forName(getClass().getName() + "$" + name))) {
			assertThatExceptionOfType(SshCommandDefinitionException.class).isThrownBy(nonsense::runtime)
				.withMessageContaining(message);
		}
	}

	private String run(String line, String input) {
		StubSession session = this.tester.run(line, (stub) -> stub.input(input.getBytes(StandardCharsets.UTF_8)));
		assertThat(session.errors()).isEmpty();
		assertThat(session.status()).isEqualTo(ExitStatus.OK);
		return session.text().replaceFirst("\n$", "");
	}

	private void assertProblem(String command, String input, String problem) {
		StubSession session = this.tester.run(command, (stub) -> stub.input(input.getBytes(StandardCharsets.UTF_8)));
		assertThat(session.errors()).isEqualTo(command + ": " + problem + "\n").doesNotContain("hunter2");
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
	}

	enum Kind {

		SMALL, BIG

	}

	record Row(@NotBlank String name, @Positive int count, @Nullable LocalDate day, @Nullable Kind kind,
			@Nullable List<Nested> nested) {

		@Override
		public String toString() {
			return this.name.strip() + " " + this.count + " " + this.day + " " + this.kind;
		}

	}

	record Nested(int x) {

	}

	record Alike(@Nullable String name, @Nullable String NAME) {

	}

	@JsonIgnoreProperties(ignoreUnknown = true)
	record Lenient(@JsonAlias("alias") @Nullable String value) {

	}

	@JsonIgnoreProperties("id")
	record Ignoring(String value) {

	}

	static final class Unwrapped {

		public @Nullable String value;

		@JsonUnwrapped
		public @Nullable Nested nested;

	}

	record Delegating(Map<String, String> values) {

		@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
		Delegating {
		}

	}

	record Texts(@Nullable String a, @Nullable String b) {

	}

	enum Size {

		SMALL, VERY_BIG

	}

	record Sized(Size kind, @Nullable Map<Size, Integer> counts) {

	}

	record Snaked(String nestedName) {

	}

	/**
	 * A text that is repeated, without being held.
	 */
	private static final class Repeated extends InputStream {

		private final byte[] row;

		private int left;

		private InputStream current;

		Repeated(String header, String row, int times) {
			this.current = new ByteArrayInputStream(header.getBytes(StandardCharsets.UTF_8));
			this.row = row.getBytes(StandardCharsets.UTF_8);
			this.left = times;
		}

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return (read(one, 0, 1) == -1) ? -1 : one[0];
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int read = this.current.read(bytes, offset, length);
			while (read == -1 && this.left > 0) {
				this.left--;
				this.current = new ByteArrayInputStream(this.row);
				read = this.current.read(bytes, offset, length);
			}
			return read;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ValidationAutoConfiguration.class)
	static class Configured {

	}

	@Configuration(proxyBeanMethods = false)
	static class Snake {

		@Bean
		JsonMapper jsonMapper() {
			return JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
		}

	}

	@SshCommand
	static class Twice {

		@SshCommand("run")
		void run(@SshStdin Stream<String> first, @SshStdin String second) {
		}

	}

	@SshCommand
	static class WithRaw {

		@SshCommand("run")
		void run(@SshStdin Stream<String> first, InputStream second) {
		}

	}

	@SshCommand
	static class Numbers {

		@SshCommand("run")
		void run(@SshStdin List<Long> numbers) {
		}

	}

	@SshCommand
	static class Bytes {

		@SshCommand("run")
		void run(@SshStdin InputStream bytes) {
		}

	}

	@SshCommand
	static class Reactive {

		@SshCommand("run")
		void run(@SshStdin Flux<Row> rows) {
		}

	}

	@SshCommand
	static class Both {

		@SshCommand("run")
		void run(@SshStdin @SshOption String both) {
		}

	}

	@SshCommand
	static class Bare {

		@SshCommand("run")
		void run(Stream<String> lines) {
		}

	}

	@SshCommand
	@Validated
	static class Commands {

		@SshCommand("list")
		String list(@SshStdin List<Row> rows) {
			return join(rows.stream());
		}

		@SshCommand("array")
		String array(@SshStdin Row[] rows) {
			return join(Arrays.stream(rows));
		}

		@SshCommand("stream")
		String stream(@SshStdin Stream<Row> rows) {
			return join(rows);
		}

		@SshCommand("iterable")
		String iterable(@SshStdin Iterable<Row> rows) {
			StringBuilder all = new StringBuilder();
			rows.forEach((row) -> all.append(all.isEmpty() ? "" : ", ").append(row));
			return all.toString();
		}

		@SshCommand("iterator")
		String iterator(@SshStdin Iterator<Row> rows) {
			return iterable(() -> rows);
		}

		@SshCommand("optional")
		String optional(@SshStdin Optional<List<Row>> rows) {
			return rows.map((list) -> join(list.stream())).orElse("none");
		}

		@SshCommand("nullable")
		String nullable(@SshStdin @Nullable Row row) {
			return String.valueOf(row);
		}

		@SshCommand("one")
		String one(@SshStdin Row row) {
			return row.toString();
		}

		@SshCommand("alike")
		String alike(@SshStdin Alike alike) {
			return alike.name() + " " + alike.NAME();
		}

		@SshCommand("lenient")
		@Nullable String lenient(@SshStdin Lenient lenient) {
			return lenient.value();
		}

		@SshCommand("ignoring")
		String ignoring(@SshStdin Ignoring ignoring) {
			return ignoring.value();
		}

		@SshCommand("delegating")
		String delegating(@SshStdin Delegating row) {
			return row.values().toString();
		}

		@SshCommand("unwrapped")
		String unwrapped(@SshStdin Unwrapped row) {
			return row.value + " " + Objects.requireNonNull(row.nested).x();
		}

		@SshCommand("maps")
		String maps(@SshStdin List<Map<String, String>> maps) {
			return maps.get(0).toString();
		}

		@SshCommand("texts")
		List<Texts> texts(@SshStdin List<Texts> rows) {
			return rows;
		}

		@SshCommand("kind")
		String kind(@SshOption Size kind) {
			return kind.name();
		}

		@SshCommand("kinds")
		String kinds(@SshStdin Sized row) {
			return row.kind() + " " + Objects.requireNonNullElse(row.counts(), Map.of());
		}

		@SshCommand("characters")
		String characters(Reader reader) throws IOException {
			return FileCopyUtils.copyToString(reader);
		}

		@SshCommand("map")
		String map(@SshStdin Map<String, Object> map) {
			return map.toString();
		}

		@SshCommand("declared")
		String declared(@SshStdin(format = SshInputFormat.CSV) List<Row> rows) {
			return join(rows.stream());
		}

		@SshCommand("lines")
		String lines(@SshStdin Stream<String> lines) {
			return lines.collect(Collectors.joining("|"));
		}

		@SshCommand("all-lines")
		int allLines(@SshStdin List<String> lines) {
			return lines.size();
		}

		@SshCommand("text")
		String text(@SshStdin String text) {
			return text;
		}

		@SshCommand("none")
		String none(InputStream input) {
			return "";
		}

		@SshCommand("count")
		long count(@SshStdin Stream<Row> rows) {
			return rows.count();
		}

		@SshCommand("first")
		int first(@SshStdin Stream<Row> rows) {
			return rows.limit(3).toList().size();
		}

		@SshCommand("first-line")
		String firstLine(@SshStdin Stream<String> lines) {
			return lines.findFirst().orElse("none");
		}

		@SshCommand("print")
		void print(@SshStdin Stream<Row> rows, OutputStream output) {
			rows.forEach((row) -> {
				try {
					output.write((row.name() + "\n").getBytes(StandardCharsets.UTF_8));
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
			});
		}

		@SshCommand("valid-list")
		int validList(@SshStdin @Valid List<Row> rows) {
			return rows.size();
		}

		@SshCommand("valid-stream")
		long validStream(@SshStdin @Valid Stream<Row> rows) {
			return rows.toList().size();
		}

		@SshCommand("valid-element")
		int validElement(@SshStdin List<@Valid Row> rows) {
			return rows.size();
		}

		@SshCommand("nested")
		String nested(@SshStdin List<Snaked> rows) {
			return rows.get(0).nestedName();
		}

		private static String join(Stream<Row> rows) {
			return rows.map(Row::toString).collect(Collectors.joining(", "));
		}

	}

}
