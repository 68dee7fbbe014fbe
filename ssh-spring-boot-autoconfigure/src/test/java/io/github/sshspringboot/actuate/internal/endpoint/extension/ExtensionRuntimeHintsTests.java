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

package io.github.sshspringboot.actuate.internal.endpoint.extension;

import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.annotation.ReflectiveRuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.quartz.actuate.endpoint.QuartzEndpoint.QuartzGroupsDescriptor;
import org.springframework.boot.quartz.actuate.endpoint.QuartzEndpoint.QuartzJobDetailsDescriptor;
import org.springframework.boot.quartz.actuate.endpoint.QuartzEndpoint.QuartzJobGroupSummaryDescriptor;
import org.springframework.boot.quartz.actuate.endpoint.QuartzEndpoint.QuartzTriggerGroupSummaryDescriptor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the runtime hints of results that no operation declares as its type.
 */
class ExtensionRuntimeHintsTests {

	@Test
	void beansOfContextsCanBeWritten() {
		assertThat(hints(BeansSshExtension.class)).satisfies((hints) -> assertThat(
				RuntimeHintsPredicates.reflection().onMethodInvocation(BeansSshExtension.ContextBeans.class, "beans"))
			.accepts(hints));
	}

	@Test
	void jobsAndTriggersCanBeWritten() {
		assertThat(hints(QuartzSshExtension.class)).satisfies((hints) -> assertThat(RuntimeHintsPredicates.reflection()
			.onType(QuartzGroupsDescriptor.class)
			.and(RuntimeHintsPredicates.reflection().onType(QuartzJobDetailsDescriptor.class))
			.and(RuntimeHintsPredicates.reflection().onType(QuartzJobGroupSummaryDescriptor.class))
			.and(RuntimeHintsPredicates.reflection().onType(QuartzTriggerGroupSummaryDescriptor.class)))
			.accepts(hints));
	}

	private static RuntimeHints hints(Class<?> extension) {
		RuntimeHints hints = new RuntimeHints();
		new ReflectiveRuntimeHintsRegistrar().registerRuntimeHints(hints, extension);
		return hints;
	}

}
