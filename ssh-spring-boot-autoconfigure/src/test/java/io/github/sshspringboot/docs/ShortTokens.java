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

package io.github.sshspringboot.docs;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.ott.DefaultOneTimeToken;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.stereotype.Component;

/**
 * One-time tokens that can be typed.
 */
@Component
class ShortTokens implements OneTimeTokenService {

	private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

	private final SecureRandom random = new SecureRandom();

	private final Map<String, OneTimeToken> tokens = new ConcurrentHashMap<>();

	@Override
	public OneTimeToken generate(GenerateOneTimeTokenRequest request) {
		Instant now = Instant.now();
		this.tokens.values().removeIf((token) -> token.getExpiresAt().isBefore(now));
		String value = this.random.ints(14, 0, LETTERS.length())
			.mapToObj((index) -> LETTERS.substring(index, index + 1))
			.collect(Collectors.joining());
		OneTimeToken token = new DefaultOneTimeToken(value, request.getUsername(), now.plus(request.getExpiresIn()));
		this.tokens.put(value, token);
		return token;
	}

	@Override
	public @Nullable OneTimeToken consume(OneTimeTokenAuthenticationToken request) {
		String value = String.valueOf(request.getTokenValue()).toUpperCase(Locale.ROOT);
		OneTimeToken token = this.tokens.remove(value);
		return (token != null && token.getExpiresAt().isAfter(Instant.now())) ? token : null;
	}

}
