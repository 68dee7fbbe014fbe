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

package io.github.sshspringboot.autoconfigure.diagnostics;

import io.github.sshspringboot.security.internal.NoAuthenticationMethodException;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;

/**
 * {@link AbstractFailureAnalyzer} for a {@link NoAuthenticationMethodException}.
 */
class NoAuthenticationMethodFailureAnalyzer extends AbstractFailureAnalyzer<NoAuthenticationMethodException> {

	private static final String ACTION = "Add a UserDetailsService or AuthenticationManager bean "
			+ "(spring.security.user.* creates one only in a servlet application without a JwtDecoder), set "
			+ "ssh.auth.public-key.authorized-keys, correct ssh.auth.methods, or set ssh.server.enabled=false.";

	private static final String REACTIVE = " The ReactiveUserDetailsService bean '%s' is not used: SSH needs a "
			+ "UserDetailsService bean with the same users.";

	private final BeanFactory beanFactory;

	NoAuthenticationMethodFailureAnalyzer(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, NoAuthenticationMethodException cause) {
		return new FailureAnalysis(
				"Nobody could log in to the SSH server:\n\n    - " + String.join("\n    - ", cause.getReasons()),
				ACTION + reactiveUsers(), cause);
	}

	private String reactiveUsers() {
		String[] names = (this.beanFactory instanceof ListableBeanFactory beans)
				? beans.getBeanNamesForType(ReactiveUserDetailsService.class, true, false) : new String[0];
		return (names.length > 0) ? REACTIVE.formatted(names[0]) : "";
	}

}
