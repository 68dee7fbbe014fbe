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

package io.github.sshspringboot.command.internal.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

import org.springframework.util.FileCopyUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FilledRows}.
 */
class FilledRowsTests {

	private static final String CHARACTERS = ",,,\"\"ab \t\n\n\r";

	private static final ObjectReader READER = CsvMapper.builder()
		.enable(CsvReadFeature.EMPTY_UNQUOTED_STRING_AS_NULL, CsvReadFeature.SKIP_EMPTY_LINES,
				CsvReadFeature.TRIM_SPACES, CsvReadFeature.WRAP_AS_ARRAY)
		.build()
		.readerFor(String[].class);

	@Test
	void onlyRowsOfNothingAreLeftOut() {
		Random random = new Random(7);
		for (int i = 0; i < 20_000; i++) {
			StringBuilder text = new StringBuilder();
			for (int length = random.nextInt(24); length > 0; length--) {
				text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
			}
			assertThat(rows(new FilledRows(new StringReader(text.toString())), false)).as("%s", text)
				.isEqualTo(rows(new StringReader(text.toString()), true));
		}
	}

	private static List<List<String>> rows(Reader reader, boolean filter) {
		List<List<String>> rows = new ArrayList<>();
		try (MappingIterator<String[]> iterator = READER.readValues(reader)) {
			while (iterator.hasNextValue()) {
				List<String> row = new ArrayList<>();
				for (String cell : iterator.nextValue()) {
					row.add(cell);
				}
				if (!filter || row.stream().anyMatch(Objects::nonNull)) {
					rows.add(row);
				}
			}
		}
		catch (JacksonException ex) {
			rows.add(List.of("not CSV"));
		}
		return rows;
	}

	@Test
	void endsOfLinesAreLeft() throws IOException {
		assertThat(read("a,b\n,\r\n , \n,\"\n,\n\"\n,,")).isEqualTo("a,b\n\r\n\n,\"\n,\n\"\n");
	}

	@Test
	void longRowsOfNothingAreNotHeld() throws IOException {
		String commas = ",".repeat(200_000);
		assertThat(read(commas + "\n")).hasSizeLessThan(commas.length() + 2).endsWith("\n");
		assertThat(read(commas + "x")).isEqualTo(commas + "x");
	}

	private static String read(String text) throws IOException {
		return FileCopyUtils.copyToString(new BufferedReader(new FilledRows(new StringReader(text)), 3));
	}

}
