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

package io.github.sshspringboot.command.pipeline;

import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.command.pipeline.TextPattern.Extent;
import io.github.sshspringboot.command.pipeline.TextPattern.Syntax;
import io.github.sshspringboot.server.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TextPattern}. What is found is what GNU grep prints with {@code -o}.
 */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TextPatternTests {

	@ParameterizedTest
	@CsvSource(delimiter = '!', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
			-G ! '\\<foo' ! 'foobar foo xfoo -foo' ! 'foo,foo,foo'
			-G ! 'foo\\>' ! 'foobar foo xfoo foo_ foo-' ! 'foo,foo,foo'
			-G ! '\\<foo\\>' ! 'foobar foo xfoo foo-foo' ! 'foo,foo,foo'
			-E ! '\\<(foo|ba+r)\\>' ! 'foo bar baaar barx' ! 'foo,bar,baaar'
			-E ! '\\<[^ ]*\\>' ! 'xyz -foo- a.b' ! 'xyz,foo,a.b'
			-E ! '\\<.' ! 'foo bar-baz _x' ! 'f,b,b,_'
			-E ! '.\\>' ! 'foo bar-baz _x' ! 'o,r,z,x'
			-E ! '\\<.*\\>' ! '  foo -bar -' ! 'foo -bar'
			-G ! 'foo-\\<' ! 'foo-bar foo- foo-.' ! 'foo-'
			-G ! 'foo-\\<$' ! 'foo-' ! ''
			-E ! '(a|-)\\<b' ! 'a-b ab -b' ! '-b,-b'
			-E ! '\\<\\<a\\>\\>' ! 'a aa' ! 'a'
			-E ! '\\>.\\<' ! 'foo bar-baz' ! ' ,-'
			-E ! '\\>.' ! 'foo bar--baz' ! ' ,-'
			-E ! '.\\<' ! 'foo bar--baz' ! ' ,-'
			-E ! '\\<[[:space:]]*foo' ! '  foo foo' ! 'foo,foo'
			-E ! '\\bfoo\\b|\\<x' ! 'foobar foo x' ! 'foo,x'
			-E ! '^\\<a|b\\>$' ! 'ab b ab' ! 'a,b'
			-E ! '(\\<a)+b' ! 'ab aab a' ! 'ab'
			-E ! '\\Bo\\B' ! 'foo foobar' ! 'o,o,o'
			-w ! 'foo' ! 'foobar foo xfoo-foo foo_' ! 'foo,foo'
			-Ew ! 'foo|foobar' ! 'foobarx foobar foo' ! 'foobar,foo'
			-Ew ! 'foo(-bar)?' ! 'foo-barx foo-bar' ! 'foo,foo-bar'
			-w ! 'foo[a-z-]*' ! 'foobar-foo foobar_' ! 'foobar-foo'
			-Ew ! 'a*' ! 'xay a aa aab' ! 'a,aa'
			-Ew ! 'a*b*' ! '-aab- ab_ b' ! 'aab,b'
			-Ew ! '^a|b$' ! 'a-ab-b' ! 'a,b'
			-Ew ! '^' ! 'abc' ! ''
			-w ! '.*' ! 'a b.c' ! 'a b.c'
			-w ! '-' ! 'a-b -- - -' ! '-,-,-,-'
			-Ew ! '-+' ! 'a--b -- -' ! '--,-'
			-Ex ! 'foo|bar' ! 'foo' ! 'foo'
			-Ex ! '\\<foo.*' ! 'foo-bar' ! 'foo-bar'
			-x ! 'fo' ! 'foo' ! ''
			-E ! 'a+?' ! 'aaa' ! 'aaa'
			-E ! 'a{2}{2}' ! 'aaaaaaaaa' ! 'aaaa,aaaa'
			-E ! 'a{,2}' ! 'aaaa' ! 'aa,aa'
			-E ! 'x{1' ! 'x{1' ! 'x{1'
			-E ! 'a)' ! 'a)' ! 'a)'
			-G ! 'a\\{2,3\\}' ! 'aaaaaaa' ! 'aaa,aaa'
			-G ! '\\(ab\\)*c' ! 'ababc c' ! 'ababc,c'
			-G ! '*a' ! '*a a' ! '*a'
			-G ! 'a^b$c' ! 'a^b$c' ! 'a^b$c'
			-G ! '\\(^a\\)' ! 'aa' ! 'a'
			-E ! '()b' ! 'ab' ! 'b'
			-E ! '[[:alpha:]_-]+' ! 'ab_c-d 1' ! 'ab_c-d'
			-E ! '[]a]+' ! 'a]b' ! 'a]'
			-E ! '[^]a]+' ! 'a]bc' ! 'bc'
			-E ! '\\w+' ! 'ab_c d.e' ! 'ab_c,d,e'
			-E ! '\\W+' ! 'ab_c d.e' ! ' ,.'
			-E ! 'a|b|' ! 'cab' ! 'a,b'
			""")
	void findsWhatGrepFinds(String options, String expression, String text, String expected) {
		assertThat(String.join(",", find(options, expression, text))).isEqualTo((expected != null) ? expected : "");
	}

	@Test
	void wordsAreSearchedInSeveralExpressions() {
		TextPattern pattern = TextPattern.compile(List.of("foo", "foobar"), Syntax.FIXED, Extent.WORD, false);
		assertThat(all(pattern, "foo-foo foobar foob")).containsExactly("foo", "foo", "foobar");
	}

	@Test
	void longestOfTheFirstMatchesCounts() {
		assertThat(find("-E", "a|ab|abc", "xabcab")).containsExactly("abc", "ab");
	}

	@Test
	void upperAndLowerCaseAreTheSameInEveryScript() {
		TextPattern pattern = TextPattern.compile(List.of("ÄÖ"), Syntax.BASIC, Extent.PART, true);
		assertThat(all(pattern, "äö Äö")).containsExactly("äö", "Äö");
	}

	@Test
	void charactersOutsideTheBasicPlaneStayWhole() {
		assertThat(find("-E", "\\<a😀+", "ba a😀😀 ")).containsExactly("a😀😀");
		assertThat(find("-w", "a", "😀a😀a")).containsExactly("a", "a");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
			-E ! a{1001}              ! nothing can be repeated more than 1000 times
			-E ! a{3,2}               ! '{3,2}' ends before it begins
			-E ! ((a{1000}){1000}){9} ! too large. Repeat less often
			-E ! (a)\\1               ! there are no back references such as '\\1'
			-G ! \\(a\\)\\1           ! there are no back references such as '\\1'
			-E ! a(b                  ! the '(' at column 2 is not closed
			-G ! a\\)                 ! the ')' at column 3 closes nothing
			-G ! a\\{x                ! the '\\{' at column 2 begins no repetition such as \\{2,5\\}
			-E ! +a                   ! there is nothing to repeat before the '+' at column 1
			-E ! \\<a\\B              ! '\\B' cannot be used together with '\\<' or '\\>'
			-E ! [z-a]                ! invalid character class range
			-E ! [[:x:]]              ! there is no class of characters '[:x:]'
			""")
	void wrongExpressionIsToldInOneLine(String options, String expression, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> find(options, expression, "")).withMessage(message);
	}

	@Test
	void expressionsInEachOtherHaveLimits() {
		assertThatIllegalArgumentException().isThrownBy(() -> find("-E", "(".repeat(5000) + ")".repeat(5000), ""))
			.withMessage("more than 100 groups are in each other");
		assertThatIllegalArgumentException().isThrownBy(() -> find("-E", "a" + "?".repeat(5000), ""))
			.withMessage("more than 100 repetitions of one another");
	}

	@Test
	void cancellationEndsTheSearchInOneLine() {
		Cancellation cancellation = new Cancellation();
		cancellation.begin();
		cancellation.cancel(Cancellation.Reason.INTERRUPTED);
		TextMatches matches = TextPattern.compile(List.of("(x?){1000}y"), Syntax.EXTENDED, Extent.PART, false)
			.matches("x".repeat(1_000_000), cancellation);
		assertThatExceptionOfType(StageException.class).isThrownBy(matches::find)
			.withMessage("The command was cancelled");
	}

	private static List<String> find(String options, String expression, String text) {
		Syntax syntax = options.contains("E") ? Syntax.EXTENDED : Syntax.BASIC;
		Extent extent = options.contains("w") ? Extent.WORD : options.contains("x") ? Extent.LINE : Extent.PART;
		return all(TextPattern.compile(List.of(expression), syntax, extent, false), text);
	}

	private static List<String> all(TextPattern pattern, String text) {
		List<String> found = new ArrayList<>();
		TextMatches matches = pattern.matches(text, new Cancellation());
		while (matches.find()) {
			if (!matches.text().isEmpty()) {
				found.add(matches.text());
			}
		}
		return found;
	}

}
