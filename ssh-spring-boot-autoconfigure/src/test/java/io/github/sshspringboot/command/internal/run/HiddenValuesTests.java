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
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.UnknownColumnException;
import io.github.sshspringboot.command.internal.result.JacksonResultRenderers;
import io.github.sshspringboot.command.internal.result.ResultFormats;
import io.github.sshspringboot.server.ExitStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what Jackson hides is hidden by all formats and all stages, whatever hides
 * it.
 */
class HiddenValuesTests {

	private static final List<String> FORMATS = List.of("", " -o table", " -o text", " -o json", " -o ndjson",
			" -o csv", " -o yaml");

	@ParameterizedTest
	@EnumSource
	void noFormatShowsWhatIsHidden(HiddenKind kind) {
		try (CommandTester tester = tester(kind)) {
			for (String format : FORMATS) {
				for (String command : List.of("rows", "first", "stream", "cells", "lists")) {
					StubSession session = tester.run(command + format);
					assertHidden(session);
					assertThat(session.text()).isNotEmpty();
					assertThat(session.errors()).isEmpty();
				}
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void noColumnShowsWhatIsHidden(HiddenKind kind) {
		try (CommandTester tester = tester(kind)) {
			for (String format : FORMATS) {
				assertHidden(tester.run("cells --columns cell" + format));
				if (!kind.column().isEmpty()) {
					StubSession session = tester.run("rows --columns " + kind.column() + format);
					assertThat(session.errors()).isEmpty();
					assertHidden(session);
				}
				for (String column : List.of("token", "TOKEN", "to-ken")) {
					StubSession session = tester.run("rows --columns " + column + format);
					assertThat(session.errors()).contains("there is no column '" + column + "'");
					assertThat(session.errors().replace("'" + column + "'", "")).doesNotContain("token");
					assertThat(session.text()).isEmpty();
					assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
				}
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void noColumnIsNamedBeforeTheCommandRuns(HiddenKind kind) {
		ResultFormats formats = new ResultFormats(new JacksonResultRenderers(kind.mapper()).getRenderers());
		for (String format : formats.getNames()) {
			try {
				formats.checkColumns(format, List.of("nonsense"), kind.rows().get(0).getClass());
			}
			catch (UnknownColumnException ex) {
				assertThat(ex.getMessage()).doesNotContain("token");
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void noStageShowsOrFindsWhatIsHidden(HiddenKind kind) {
		try (CommandTester tester = tester(kind)) {
			for (String condition : List.of("~s3cret", "=z-s3cret", "~900", "=9001", "=2026-12-15", "~-12-")) {
				assertThat(tester.run("cells | where 'cell" + condition + "'").text()).doesNotContain(HiddenKind.NAME);
				for (String column : columns(kind)) {
					StubSession session = tester.run("rows | where '" + column + condition + "'");
					assertThat(session.text()).doesNotContain(HiddenKind.NAME);
					assertHidden(session);
				}
			}
			for (String format : FORMATS) {
				assertHidden(tester.run("cells" + format + " | where cell!=1 | select cell"));
				for (String column : columns(kind)) {
					assertHidden(tester.run("rows" + format + " | select " + column));
					assertHidden(tester.run("rows" + format + " | where " + column + "!=1 | select " + column));
					assertHidden(tester.run("rows" + format + " | sort-by " + column));
				}
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void noStageComparesWhatIsHidden(HiddenKind kind) {
		try (CommandTester tester = tester(kind)) {
			for (String order : List.of("cell,number", "-cell,number", "-r -cell,-number")) {
				assertThat(tester.run("cells -o text | sort-by " + order + " | select number").text())
					.isEqualTo("1\n2\n");
			}
			for (String condition : List.of(">b", "<b", ">9000", "<2026-06-01")) {
				assertThat(tester.run("cells -o text | where 'cell" + condition + "' | select number").text()).isIn("",
						"1\n2\n");
			}
		}
	}

	private static List<String> columns(HiddenKind kind) {
		return Stream.of(kind.column(), "token").filter((column) -> !column.isEmpty()).toList();
	}

	private static CommandTester tester(HiddenKind kind) {
		CommandTester tester = new CommandTester(Commands.class).bean(HiddenKind.class, kind);
		new JacksonResultRenderers(kind.mapper()).getRenderers().forEach(tester::renderer);
		return tester;
	}

	private static void assertHidden(StubSession session) {
		assertThat(session.text()).doesNotContain(HiddenKind.SECRETS).doesNotContainIgnoringCase("token");
		assertThat(session.errors()).doesNotContain("internal error");
	}

	record Cell(int number, Object cell) {

	}

	@SshCommand
	static class Commands {

		private final HiddenKind kind;

		Commands(HiddenKind kind) {
			this.kind = kind;
		}

		@SshCommand("rows")
		List<?> rows() {
			return this.kind.rows();
		}

		@SshCommand("first")
		Object first() {
			return this.kind.rows().get(0);
		}

		@SshCommand("stream")
		Stream<?> stream() {
			return this.kind.rows().stream();
		}

		@SshCommand("cells")
		List<Cell> cells() {
			return List.of(new Cell(1, this.kind.rows().get(0)), new Cell(2, this.kind.rows().get(1)));
		}

		@SshCommand("lists")
		List<Cell> lists() {
			return List.of(new Cell(1, this.kind.rows()));
		}

	}

}
