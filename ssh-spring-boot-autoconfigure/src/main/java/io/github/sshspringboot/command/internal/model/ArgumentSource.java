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

package io.github.sshspringboot.command.internal.model;

import io.github.sshspringboot.command.SshArgumentResolver;
import io.github.sshspringboot.command.internal.io.DefaultCommandContext;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;

/**
 * Resolves parameters whose value the user does not type.
 */
public interface ArgumentSource {

	boolean supports(MethodParameter parameter);

	@Nullable Object resolve(MethodParameter parameter, DefaultCommandContext run) throws Exception;

	static ArgumentSource of(SshArgumentResolver resolver) {
		return new ArgumentSource() {

			@Override
			public boolean supports(MethodParameter parameter) {
				return resolver.supportsParameter(parameter);
			}

			@Override
			public @Nullable Object resolve(MethodParameter parameter, DefaultCommandContext run) throws Exception {
				return resolver.resolveArgument(parameter, run);
			}

		};
	}

}
