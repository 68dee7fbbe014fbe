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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.sshspringboot.security.internal.NoAuthenticationMethodException;
import io.github.sshspringboot.server.internal.login.LoginMethod;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The login methods that the server offers: the configured ones, or all usable ones that
 * are a login by themselves.
 *
 * @param methods the methods
 * @param alternatives the alternatives, each a sequence of method names
 * @param ofListeners the alternatives of each further listener
 */
record LoginMethods(List<LoginMethod> methods, List<List<String>> alternatives, List<List<List<String>>> ofListeners) {

	private static final String PROPERTY = "ssh.auth.methods";

	/**
	 * Resolve the methods to use from the configured alternatives, or from the default if
	 * there are none, and for each further listener from its own, if it has any.
	 */
	static LoginMethods resolve(Stream<LoginMethodCandidate> candidates, @Nullable List<String> configured,
			List<SshServerProperties.Listener> listeners) {
		Map<String, LoginMethodCandidate> byName = new LinkedHashMap<>();
		candidates.sorted(Comparator.comparing((candidate) -> LoginMethod.NAMES.indexOf(candidate.name())))
			.forEach((candidate) -> byName.put(candidate.name(), candidate));
		List<List<String>> alternatives = (configured != null) ? resolveConfigured(byName, PROPERTY, configured)
				: resolveDefault(byName.values());
		List<List<List<String>>> further = new ArrayList<>();
		for (int i = 0; i < listeners.size(); i++) {
			List<String> own = listeners.get(i).getMethods();
			further.add((own != null) ? resolveConfigured(byName, "ssh.server.listeners[" + i + "].methods", own)
					: alternatives);
		}
		return new LoginMethods(Stream.concat(alternatives.stream(), further.stream().flatMap(List::stream))
			.flatMap(List::stream)
			.distinct()
			.map(byName::get)
			.map(LoginMethodCandidate::method)
			.filter(Objects::nonNull)
			.toList(), alternatives, List.copyOf(further));
	}

	private static List<List<String>> resolveDefault(Collection<LoginMethodCandidate> candidates) {
		List<List<String>> alternatives = candidates.stream()
			.filter(LoginMethodCandidate::byDefault)
			.map((candidate) -> List.of(candidate.name()))
			.toList();
		if (alternatives.isEmpty()) {
			throw new NoAuthenticationMethodException(candidates.stream()
				.filter(LoginMethodCandidate::configured)
				.map((candidate) -> (candidate.obstacle() != null) ? candidate.obstacle()
						: candidate.name() + ": it must be named in ssh.auth.methods")
				.toList());
		}
		return alternatives;
	}

	private static List<List<String>> resolveConfigured(Map<String, LoginMethodCandidate> candidates, String property,
			List<String> configured) {
		if (configured.isEmpty()) {
			throw invalid(property, "", "There must be at least one method. Methods are " + names(candidates) + ".");
		}
		return configured.stream().map((entry) -> resolveSequence(candidates, property, entry)).toList();
	}

	private static List<String> resolveSequence(Map<String, LoginMethodCandidate> candidates, String property,
			String entry) {
		List<String> sequence = Arrays.stream(entry.split("\\+", -1)).map(String::strip).toList();
		String notFirst = null;
		for (String method : sequence) {
			LoginMethodCandidate candidate = candidates.get(method);
			if (candidate == null) {
				throw invalid(property, entry,
						"Methods are " + names(candidates) + ", or a sequence of them such as publickey+password.");
			}
			if (candidate.obstacle() != null) {
				throw candidate.configured() ? new NoAuthenticationMethodException(List.of(candidate.obstacle()))
						: invalid(property, entry, candidate.obstacle());
			}
			if (method.equals(sequence.get(0))) {
				notFirst = candidate.notFirst();
			}
		}
		if (!LoginMethod.isSequence(sequence)) {
			throw invalid(property, entry, "A method other than publickey may come only once.");
		}
		if (notFirst != null) {
			throw invalid(property, entry, notFirst);
		}
		return sequence;
	}

	private static InvalidConfigurationPropertyValueException invalid(String property, String value, String reason) {
		return new InvalidConfigurationPropertyValueException(property, value, reason);
	}

	private static List<String> names(Map<String, LoginMethodCandidate> candidates) {
		return candidates.values()
			.stream()
			.filter(LoginMethodCandidate::configured)
			.map(LoginMethodCandidate::name)
			.toList();
	}

}
