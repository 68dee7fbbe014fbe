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

package io.github.sshspringboot.actuate.internal.endpoint.completion;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.sshspringboot.actuate.EndpointCompleter;
import io.github.sshspringboot.command.SshCandidate;

/**
 * {@link EndpointCompleter} that proposes names for the parameters of one endpoint: at
 * most 1000 that begin with the typed prefix.
 */
abstract class EndpointNames implements EndpointCompleter {

	private static final int MAX_CANDIDATES = 1000;

	private final String endpointId;

	private final Map<String, Supplier<Stream<String>>> names;

	EndpointNames(String endpointId, Map<String, Supplier<Stream<String>>> names) {
		this.endpointId = endpointId;
		this.names = names;
	}

	@Override
	public final Collection<SshCandidate> complete(String endpointId, String parameterName, String prefix) {
		Supplier<Stream<String>> source = this.endpointId.equals(endpointId) ? this.names.get(parameterName) : null;
		if (source == null) {
			return List.of();
		}
		return source.get()
			.filter((name) -> name.startsWith(prefix))
			.distinct()
			.limit(MAX_CANDIDATES)
			.sorted()
			.map(SshCandidate::of)
			.toList();
	}

}
