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

package io.github.sshspringboot.autoconfigure;

import java.util.List;

import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.internal.SourceBlocks;
import io.github.sshspringboot.server.internal.Startups;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.util.ClassUtils;

/**
 * {@link RuntimeHintsRegistrar} for the types of properties that are converted by a
 * static {@code of(String)}.
 */
class PropertyTypesRuntimeHints implements RuntimeHintsRegistrar {

	private static final List<Class<?>> TYPES = List.of(AddressBlock.class, SourceBlocks.class, Startups.class);

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		for (Class<?> type : TYPES) {
			hints.reflection().registerMethod(ClassUtils.getMethod(type, "of", String.class), ExecutableMode.INVOKE);
		}
	}

}
