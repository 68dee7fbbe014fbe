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

package io.github.sshspringboot.security.internal.interactive;

import java.time.Instant;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Totp}, {@link UsedTimeSteps} and {@link WrongCodes}.
 */
class TotpTests {

	/** The secret of RFC 6238 appendix B. */
	private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

	private final Totp totp = Totp.of(SECRET);

	@ParameterizedTest
	@CsvSource({ "59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037",
			"20000000000, 353130" })
	void codesAreThoseOfTheStandard(long time, String code) {
		assertThat(this.totp.findStep(code, Instant.ofEpochSecond(time))).isEqualTo(time / 30);
	}

	@Test
	void neighboursOfTheTimeStepAreGoodAndNoOthers() {
		Instant now = Instant.ofEpochSecond(1_111_111_111);
		long step = now.getEpochSecond() / 30;
		assertThat(this.totp.findStep(this.totp.getCode(step - 1), now)).isEqualTo(step - 1);
		assertThat(this.totp.findStep(this.totp.getCode(step + 1), now)).isEqualTo(step + 1);
		assertThat(this.totp.findStep(this.totp.getCode(step - 2), now)).isEqualTo(-1);
		assertThat(this.totp.findStep(this.totp.getCode(step + 2), now)).isEqualTo(-1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "287083", "0287082", "28708", "94287082", "+287082", "٢٨٧٠٨٢" })
	void anythingElseIsNoCode(String code) {
		assertThat(this.totp.findStep(code, Instant.ofEpochSecond(59))).isEqualTo(-1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "gezdgnbvgy3tqojqgezdgnbvgy3tqojq", "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ",
			"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ====" })
	void secretMayBeWrittenAsPeopleDo(String secret) {
		assertThat(Totp.of(secret).getCode(1)).isEqualTo("287082");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "GEZDGNBVGY3TQOJQ", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1" })
	void secretThatIsShortOrNoBase32IsRefusedWithoutShowingIt(String secret) {
		assertThatIllegalArgumentException().isThrownBy(() -> Totp.of(secret))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("GEZD"));
	}

	@Test
	void timeStepIsGoodOnceAndMakesEarlierOnesBad() {
		UsedTimeSteps used = new UsedTimeSteps(10);
		assertThat(used.use("admin", 100, 100)).isTrue();
		assertThat(used.use("admin", 100, 100)).isFalse();
		assertThat(used.use("admin", 99, 100)).isFalse();
		assertThat(used.use("other", 99, 100)).isTrue();
		assertThat(used.use("admin", 101, 100)).isTrue();
	}

	@Test
	void identifierIsThatOfTheSecretHoweverItIsWrittenAndDoesNotShowIt() {
		assertThat(Totp.of(SECRET.toLowerCase(Locale.ROOT)).getId()).isEqualTo(this.totp.getId())
			.doesNotContainIgnoringCase(SECRET)
			.doesNotContain("3132333435363738");
		assertThat(Totp.of(SECRET.replace('G', 'H')).getId()).isNotEqualTo(this.totp.getId());
	}

	@Test
	void manyWrongCodesLockTheUserForAWhile() {
		Instant now = Instant.EPOCH;
		WrongCodes wrong = new WrongCodes(10);
		for (int i = 0; i < 10; i++) {
			assertThat(wrong.begin("admin", now)).isTrue();
		}
		assertThat(wrong.begin("admin", now.plusSeconds(299))).isFalse();
		assertThat(wrong.begin("other", now)).isTrue();
		assertThat(wrong.begin("admin", now.plusSeconds(300))).as("counted anew").isTrue();
		for (int i = 0; i < 10; i++) {
			wrong.begin("admin", now.plusSeconds(300));
		}
		assertThat(wrong.begin("admin", now.plusSeconds(300))).isFalse();
		wrong.forget("admin");
		assertThat(wrong.begin("admin", now.plusSeconds(300))).isTrue();
	}

	@Test
	void memoryOfWrongCodesIsBounded() {
		Instant now = Instant.EPOCH;
		WrongCodes wrong = new WrongCodes(1);
		assertThat(wrong.begin("admin", now)).isTrue();
		assertThat(wrong.begin("other", now)).isFalse();
		assertThat(wrong.begin("admin", now)).isTrue();
		assertThat(wrong.begin("other", now.plusSeconds(300))).isTrue();
	}

	@Test
	void memoryOfTimeStepsIsBoundedWithoutForgettingThoseThatCouldComeAgain() {
		UsedTimeSteps used = new UsedTimeSteps(2);
		assertThat(used.use("a", 100, 100)).isTrue();
		assertThat(used.use("b", 101, 100)).isTrue();
		assertThat(used.use("c", 101, 101)).as("refused rather than forgetting").isFalse();
		assertThat(used.use("a", 100, 101)).isFalse();
		assertThat(used.use("c", 104, 104)).as("what is old makes room").isTrue();
	}

}
