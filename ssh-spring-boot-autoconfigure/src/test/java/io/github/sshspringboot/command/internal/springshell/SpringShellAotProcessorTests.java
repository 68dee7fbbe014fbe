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

package io.github.sshspringboot.command.internal.springshell;

import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.shell.core.command.adapter.MethodInvokerCommandAdapter;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SpringShellAotProcessor}.
 */
class SpringShellAotProcessorTests {

	private final RuntimeHints hints = process(Till.class);

	@Test
	void methodsOfCommandsAreInvoked() throws NoSuchMethodException {
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(Till.class.getDeclaredMethod("pay", Amount.class))).accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(Till.class.getDeclaredMethod("count"))
			.test(this.hints)).isFalse();
	}

	@Test
	void typesOfOptionsAreReached() {
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(Amount.class)
			.withMemberCategories(MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS, MemberCategory.INVOKE_PUBLIC_METHODS))
			.accepts(this.hints);
	}

	@Test
	void calledMethodIsRead() throws ClassNotFoundException {
		for (String field : new String[] { "method", "targetObject" }) {
			assertThat(RuntimeHintsPredicates.reflection()
				.onFieldAccess(MethodInvokerCommandAdapter.class.getName(), field)).accepts(this.hints);
		}
	}

	private static RuntimeHints process(Class<?> type) {
		TestGenerationContext generation = new TestGenerationContext();
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.registerBean(type);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		}
		return generation.getRuntimeHints();
	}

	static class Till {

		@Command(name = "pay")
		String pay(@Option(longName = "amount") Amount amount) {
			return amount.toString();
		}

		int count() {
			return 0;
		}

	}

	public record Amount(int value) {

		static Amount valueOf(String text) {
			return new Amount(Integer.parseInt(text));
		}

	}

}
