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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.google.re2j.Matcher;
import io.github.sshspringboot.command.internal.pipeline.TextPattern.Extent;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TextPattern}.
 */
class TextPatternTests {

	@ParameterizedTest
	@CsvSource(delimiter = '!', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
			-  ! '\\bfoo\\b|\\bx' ! 'foobar foo x' ! 'foo,x'
			-  ! '\\bfoo' ! 'foobar foo xfoo -foo' ! 'foo,foo,foo'
			-  ! '\\Bo\\B' ! 'foo foobar' ! 'o,o,o'
			-  ! 'a+?' ! 'aaa' ! 'a,a,a'
			-  ! 'a|ab|abc' ! 'xabcab' ! 'a,a'
			-  ! 'a{2,3}' ! 'aaaaaaa' ! 'aaa,aaa'
			-  ! '(ab)*c' ! 'ababc c' ! 'ababc,c'
			-  ! '(?i)A' ! 'aAb' ! 'a,A'
			-  ! '(?:ab|c)\\d' ! 'ab1 c2 b3' ! 'ab1,c2'
			-  ! '[[:alpha:]_-]+' ! 'ab_c-d 1' ! 'ab_c-d'
			-  ! '\\pL+' ! 'äb 1' ! 'äb'
			-  ! '\\w+' ! 'ab_c d.e' ! 'ab_c,d,e'
			-  ! 'a|b|' ! 'cab' ! 'a,b'
			-w ! 'foo' ! 'foobar foo xfoo-foo foo_' ! 'foo,foo'
			-w ! 'foo|bar' ! 'foo bar foobar' ! 'foo,bar'
			-w ! 'foo(-bar)?' ! 'foo-barx foo-bar' ! 'foo,foo-bar'
			-x ! 'foo|bar' ! 'foo' ! 'foo'
			-x ! 'fo' ! 'foo' ! ''
			-F ! 'a.c' ! 'abc a.c' ! 'a.c'
			""")
	void findsWhatRe2Finds(String option, String expression, String text, String expected) {
		assertThat(String.join(",", find(option, expression, text))).isEqualTo((expected != null) ? expected : "");
	}

	@Test
	void wordsAreSearchedInSeveralExpressions() {
		TextPattern pattern = TextPattern.compile(List.of("foo", "foobar"), true, Extent.WORD, false);
		assertThat(all(pattern, "foo-foo foobar foob")).containsExactly("foo", "foo", "foobar");
	}

	@Test
	void upperAndLowerCaseAreTheSameInEveryScript() {
		TextPattern pattern = TextPattern.compile(List.of("ÄÖ"), false, Extent.PART, true);
		assertThat(all(pattern, "äö Äö")).containsExactly("äö", "Äö");
	}

	@Test
	void charactersOutsideTheBasicPlaneStayWhole() {
		assertThat(find("-", "\\ba😀+", "ba a😀😀 ")).containsExactly("a😀😀");
		assertThat(find("-w", "a", "😀a😀a")).containsExactly("a", "a");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
			a{1001}              ! invalid repeat count
			((a{1000}){1000}){9} ! it repeats too much
			((a{99}){99}){99,}   ! it repeats too much
			[)(](a{999}){999}    ! it repeats too much
			(a)\\1               ! invalid escape sequence
			a(b                  ! missing closing )
			[z-a]                ! invalid character class range
			a{9}{9}              ! invalid nested repetition operator
			""")
	void wrongExpressionIsToldInOneLine(String expression, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> find("-", expression, "")).withMessage(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', textBlock = """
			[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}                        ! 0190a3c2-7b1e-7cc0-9d2f-3c5d6e7f8a9b
			[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}     ! 0190a3c2-7b1e-7cc0-9d2f-3c5d6e7f8a9b
			([0-9]{1,3}\\.){3}[0-9]{1,3}                                     ! 192.0.2.7
			\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z         ! 2026-01-31T12:00:00.123Z
			(x?){1000}                                                       ! xxxx
			""")
	void usualRepetitionsAreNotTooMuch(String expression, String text) {
		assertThat(find("-", expression, text)).containsExactly(text);
	}

	@Test
	@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void longExpressionIsRefusedAtOnce() {
		for (String option : List.of("-", "-F", "-w")) {
			assertThatIllegalArgumentException().isThrownBy(() -> find(option, "a".repeat(200_000), ""))
				.withMessage("it is longer than 1000 characters");
		}
	}

	@Test
	void manyExpressionsHaveALimitTogether() {
		assertThat(TextPattern.compile(List.of("a".repeat(1000), "b{1000}"), false, Extent.PART, false)).isNotNull();
		List<String> many = Collections.nCopies(21, "a".repeat(1000));
		assertThatIllegalArgumentException().isThrownBy(() -> TextPattern.compile(many, true, Extent.PART, false))
			.withMessage("together they are longer than 20000 characters");
	}

	@Test
	void nestedGroupsFitOnTheStack() {
		assertThat(find("-", "(".repeat(499) + "a" + ")".repeat(499), "a")).containsExactly("a");
	}

	@Test
	void cancellationEndsTheSearchInOneLine() {
		Cancellation cancellation = new Cancellation();
		cancellation.begin();
		cancellation.cancel(Cancellation.Reason.INTERRUPTED);
		Matcher matches = TextPattern.compile(List.of("(x?){1000}y"), false, Extent.PART, false)
			.matcher("x".repeat(1_000_000), cancellation);
		assertThatExceptionOfType(StageException.class).isThrownBy(matches::find)
			.withMessage("The command was cancelled");
	}

	private static List<String> find(String option, String expression, String text) {
		Extent extent = option.contains("w") ? Extent.WORD : option.contains("x") ? Extent.LINE : Extent.PART;
		return all(TextPattern.compile(List.of(expression), "-F".equals(option), extent, false), text);
	}

	private static List<String> all(TextPattern pattern, String text) {
		List<String> found = new ArrayList<>();
		Matcher matches = pattern.matcher(text, new Cancellation());
		while (matches.find()) {
			if (!matches.group().isEmpty()) {
				found.add(matches.group());
			}
		}
		return found;
	}

}
