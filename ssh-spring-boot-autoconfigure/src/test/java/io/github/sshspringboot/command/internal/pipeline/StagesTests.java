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

package io.github.sshspringboot.command.internal.pipeline;

import java.util.List;

import io.github.sshspringboot.command.SshCandidate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Stages}.
 */
class StagesTests {

	@Test
	void everyStageThatCanFollowIsProposedWithOneLineOnIt() {
		assertThat(Stages.complete(List.of(), "")).extracting(SshCandidate::value)
			.containsExactly("count", "grep", "head", "more", "select", "sort-by", "tail", "wc", "where")
			.isEqualTo(Stages.names());
		assertThat(Stages.complete(List.of(), "")).extracting(SshCandidate::description)
			.allSatisfy((description) -> assertThat(description).isNotBlank().hasSizeLessThan(70));
		assertThat(Stages.complete(List.of(), "so"))
			.containsExactly(new SshCandidate("sort-by", "Sort rows by properties"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '>', quoteCharacter = '`', textBlock = """
			wc            > -         > --lines --words --chars
			wc            > --wo      > --words
			wc            > -l        > -l
			wc            > -x        > ``
			wc -l         > --c       > --chars
			grep error    > --inv     > --invert-match
			grep -e       > -         > ``
			grep --       > -         > ``
			grep          > error     > ``
			nosuch        > -         > ``
			""")
	void optionsOfTheStageAreProposed(String words, String prefix, String expected) {
		assertThat(String.join(" ",
				Stages.complete(List.of(words.split(" ")), prefix).stream().map(SshCandidate::value).toList()))
			.isEqualTo(expected);
	}

	@Test
	void optionsAreDescribed() {
		assertThat(Stages.complete(List.of("head"), "--l"))
			.containsExactly(new SshCandidate("--lines", "Number of lines, 10 by default; also -NUM."));
	}

}
