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

package io.github.sshspringboot.command.internal.result;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshResult;
import io.github.sshspringboot.command.UnknownColumnException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the built-in formats. What they should write is in files named after the
 * sample and the format.
 */
class ResultFormatTests {

	private final ResultFormats formats = new ResultFormats(List.of());

	static Stream<Arguments> samplesInAllFormats() {
		return Arrays.stream(Sample.values())
			.flatMap((sample) -> Stream.of("table", "text", "json", "ndjson", "csv", "yaml")
				.map((format) -> Arguments.of(sample, format)));
	}

	@ParameterizedTest
	@MethodSource("samplesInAllFormats")
	void sampleIsWrittenAsInTheFile(Sample sample, String format) throws IOException {
		String name = sample.name().toLowerCase(Locale.ROOT) + "." + format;
		assertThat(render(format, sample.result())).isEqualTo(golden(name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "table", "text", "json", "ndjson", "csv", "yaml" })
	void textThatTheSerializerDoesNotWriteIsInNoFormat(String format) {
		assertThatIllegalStateException().isThrownBy(() -> render(format, one(Map.of("lazy", new Lazy()))))
			.withMessage("loaded");
	}

	@ParameterizedTest
	@ValueSource(strings = { "table", "text", "json", "ndjson", "csv", "yaml" })
	void valueOfTheJavaPlatformIsWhatTheSerializerWrites(String format) throws IOException {
		assertThat(render(format, one(Map.of("cell", new Thread("name")))))
			.doesNotContain(new Thread("name").getClass().getName())
			.contains("name");
	}

	@ParameterizedTest
	@ValueSource(strings = { "table", "text", "json", "ndjson", "csv", "yaml" })
	void cellThatContainsItselfIsRefused(String format) {
		Map<String, Object> cycle = new HashMap<>();
		cycle.put("self", cycle);
		assertThatExceptionOfType(StreamConstraintsException.class).isThrownBy(() -> render(format, one(cycle)));
	}

	@Test
	void deepCellIsCutOff() throws IOException {
		Map<String, Object> deep = Map.of();
		for (int i = 0; i < 50; i++) {
			deep = Map.of("in", deep);
		}
		assertThat(render("table", one(deep))).startsWith("IN\n{in={in=").contains("…");
	}

	@Test
	void formatsAreNamedInOneOrder() {
		assertThat(this.formats.getNames()).containsExactly("table", "text", "json", "ndjson", "csv", "yaml");
	}

	@ParameterizedTest
	@ValueSource(strings = { "RECORDS", "ONE", "MAPS", "NULLS", "EMPTY" })
	void rowsAreTableByDefault(Sample sample) throws IOException {
		assertThat(render(null, sample.result())).isEqualTo(render("table", sample.result()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "SCALAR", "SCALARS", "NUMBERS" })
	void scalarsAreTextByDefault(Sample sample) throws IOException {
		assertThat(render(null, sample.result())).isEqualTo(render("text", sample.result()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "table", "text", "json", "ndjson", "csv", "yaml" })
	void columnsAreSelectedInTheOrderOfTheUser(String format) throws IOException {
		String expected = golden("selected." + format);
		assertThat(render(format, select("status,customerName"))).isEqualTo(expected);
		assertThat(render(format, select("Status,customer-name"))).isEqualTo(expected);
		assertThat(render(format, select("STATUS,CUSTOMER_NAME,status"))).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "table", "text", "json", "ndjson", "csv", "yaml" })
	void unknownColumnIsExplainedBeforeAnythingIsWritten(String format) {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		assertThatExceptionOfType(UnknownColumnException.class)
			.isThrownBy(() -> this.formats.render(format, select("id,nonsense"), output))
			.withMessage("there is no column 'nonsense'. Use some of id, customer-name, status, total");
		assertThat(output.toString(StandardCharsets.UTF_8)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "table", "text", "json", "ndjson", "csv", "yaml" })
	void scalarsHaveNoColumns(String format) {
		assertThatExceptionOfType(UnknownColumnException.class)
			.isThrownBy(() -> render(format, columns(Sample.SCALARS, "name")))
			.withMessage("there is no column 'name'. The result has no columns");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text", "json", "ndjson", "csv", "yaml", "table" })
	void columnThatOnlySomeRowsHaveIsFound(String format) throws IOException {
		assertThat(render(format, columns(Sample.MAPS, "age"))).contains("7").doesNotContain("Ada");
	}

	@ParameterizedTest
	@ValueSource(strings = { "table", "csv" })
	void headersAreLeftOut(String format) throws IOException {
		SshResult with = Sample.RECORDS.result();
		SshResult without = new SshResult(with.values(), true, false, List.of(), false, null, false);
		assertThat(render(format, without)).isEqualTo(golden("no-headers." + format));
	}

	@ParameterizedTest
	@CsvSource({ "RECORDS, 80", "RECORDS, 30", "RECORDS, 20", "RECORDS, 5", "RECORDS, 1", "LONG, 80", "LONG, 40",
			"LONG, 20", "LONG, 10", "WIDE, 25", "WIDE, 20", "WIDE, 3", "NESTED, 30", "HIDDEN, 12" })
	void noLineOfTableIsWiderThanTheTerminal(Sample sample, int width) throws IOException {
		String table = render("table", terminal(sample, width, false));
		assertThat(table.lines()).hasSizeGreaterThan(2).allMatch((line) -> DisplayWidth.of(line) <= width);
	}

	@ParameterizedTest
	@CsvSource({ "LONG, 60", "LONG, 40", "LONG, 20", "WIDE, 25" })
	void widestColumnsGiveWayFirst(Sample sample, int width) throws IOException {
		String name = sample.name().toLowerCase(Locale.ROOT) + "-" + width + ".table";
		assertThat(render("table", terminal(sample, width, false))).isEqualTo(golden(name));
	}

	@Test
	void rowsAfterTheFirstUseTheRoomThatTheTerminalHas() throws IOException {
		List<Sample.Address> rows = List.of(new Sample.Address("a", "b"), new Sample.Address("longer", "c"),
				new Sample.Address("much too long for this", "d"));
		SshResult result = new SshResult(rows.iterator(), true, true, List.of(), true, 20, false);
		assertThat(render("table", result)).isEqualTo("""
				STREET  CITY
				a       b
				longer  c
				much …  d
				""");
	}

	@Test
	void headersAreBoldWhereThereAreColours() throws IOException {
		String plain = render("table", Sample.RECORDS.result());
		String header = plain.lines().findFirst().orElseThrow();
		assertThat(render("table", terminal(Sample.RECORDS, 80, true)))
			.isEqualTo("\u001b[1m" + header + "\u001b[0m" + plain.substring(header.length()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "text", "json", "ndjson", "csv", "yaml" })
	void formatsForProgramsHaveNoColours(String format) throws IOException {
		assertThat(render(format, terminal(Sample.RECORDS, 10, true)))
			.isEqualTo(render(format, Sample.RECORDS.result()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "table", "text", "json", "ndjson", "csv", "yaml" })
	void noFormatSteersTheTerminal(String format) throws IOException {
		assertThat(render(format, terminal(Sample.QUOTED, 80, false)).replace("\n", "").replace("\t", "").chars())
			.noneMatch(Character::isISOControl);
	}

	@ParameterizedTest
	@ValueSource(strings = { "table", "text", "json", "ndjson", "csv", "yaml" })
	void noFormatShowsWhatIsHidden(String format) throws IOException {
		assertThat(render(format, Sample.HIDDEN.result())).contains("ada").doesNotContain("s3cret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "RECORDS", "NESTED", "NULLS", "WIDE", "QUOTED", "MAPS", "SCALARS", "NUMBERS", "EMPTY" })
	void sameDataComeFromEachFormatForPrograms(Sample sample) throws IOException {
		JsonMapper json = new JsonMapper();
		JsonNode expected = json.readTree(render("json", sample.result()));
		assertThat(new YAMLMapper().readTree(render("yaml", sample.result()))).isEqualTo(expected);
		assertThat(render("ndjson", sample.result()).lines().map(json::readTree)).containsExactlyElementsOf(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "y", "no", "On", "off", "true", "null", "~", "7", "1e3", "0x1F", "12:30:45", "2026-01-01",
			".inf", "- a", "a: b", "a #b", " a", "a ", "*a", "&a", "!a", "%a", "@a", "`a", "{a", "[a", "a,b" })
	void textThatYamlMightTakeForSomethingElseIsQuoted(String text) throws IOException {
		SshResult result = new SshResult(List.of(text).iterator(), false, false, List.of(), true, null, false);
		assertThat(render("yaml", result)).isEqualTo("\"" + text + "\"\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "table", "text", "json", "ndjson", "csv", "yaml" })
	void halfSurrogatePairEndsNoFormat(String format) throws IOException {
		for (String half : List.of("a\ud83d", "a\ud83db", "a\ude80", "\ud83d", "\ude80\ud83d")) {
			List<?> rows = List.of(Map.of("name", "first"), Map.of("name", half), Map.of("name", List.of(half)),
					Map.of("name", "last"), half, Map.of(half, half));
			SshResult result = new SshResult(rows.iterator(), true, false, List.of(), true, null, false);
			assertThat(render(format, result)).contains("first").contains("last").doesNotContain("\ufffd");
			SshResult header = new SshResult(List.of(Map.of(half, half, "z", "last")).iterator(), true, false,
					List.of(), true, null, false);
			assertThat(render(format, header)).contains("last");
		}
	}

	@Test
	void halfSurrogatePairTakesNothingAwayFromTextOfYaml() throws IOException {
		assertThat(render("yaml", one(Map.of("\ud83da", List.of("\ud83d\"b\"", "\ude00", "\ud83d\ude00")))))
			.isEqualTo("\"?a\":\n- \"?\\\"b\\\"\"\n- \"?\"\n- \"\ud83d\ude00\"\n");
	}

	@Test
	void csvIsReadBackAsItWas() throws IOException {
		List<String[]> rows = CsvMapper.builder()
			.enable(CsvReadFeature.WRAP_AS_ARRAY)
			.build()
			.readerFor(String[].class)
			.<String[]>readValues(render("csv", Sample.QUOTED.result()))
			.readAll();
		assertThat(rows).extracting((row) -> row[1])
			.containsExactly("customerName", "say \"hi\", twice", "two\nlines", "", "true", "\u001b[31mred\u009b",
					"no: way # at all", "a\rb");
	}

	private static SshResult one(Object value) {
		return new SshResult(List.of(value).iterator(), false, false, List.of(), true, null, false);
	}

	private static SshResult select(String columns) {
		return columns(Sample.RECORDS, columns);
	}

	private static SshResult columns(Sample sample, String columns) {
		SshResult result = sample.result();
		return new SshResult(result.values(), result.many(), false, List.of(columns.split(",")), true, null, false);
	}

	private static SshResult terminal(Sample sample, int width, boolean coloured) {
		SshResult result = sample.result();
		return new SshResult(result.values(), result.many(), false, List.of(), true, width, coloured);
	}

	private String render(@Nullable String format, SshResult result) throws IOException {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		this.formats.render(format, result, output);
		return output.toString(StandardCharsets.UTF_8);
	}

	private static String golden(String name) throws IOException {
		try (InputStream file = ResultFormatTests.class.getResourceAsStream("/results/" + name)) {
			assertThat(file).as("the file %s", name).isNotNull();
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	public static class Lazy {

		public String getContent() {
			throw new IllegalStateException("loaded");
		}

		@Override
		public String toString() {
			return "not loaded";
		}

	}

}
