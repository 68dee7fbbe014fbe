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

package io.github.sshspringboot.command.internal.run;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.sshspringboot.command.SshCommandRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.authorization.AuthoritiesAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;

/**
 * {@link AuthorizationManager} that applies the first rule that matches the command, or
 * defaults if none matches. If these do not deny access, another manager decides.
 */
public final class RuleAuthorizationManager implements AuthorizationManager<SshCommandRequest> {

	private final List<CommandRule> rules;

	private final Function<String, List<String>> defaults;

	private final AuthoritiesAuthorizationManager authorities = new AuthoritiesAuthorizationManager();

	private final AuthorizationManager<SshCommandRequest> next;

	/**
	 * Create a manager. Defaults are the authorities of which a user needs one for a
	 * command without a rule, empty for none.
	 */
	public RuleAuthorizationManager(List<CommandRule> rules, Function<String, List<String>> defaults,
			@Nullable RoleHierarchy roleHierarchy, AuthorizationManager<SshCommandRequest> next) {
		this.rules = List.copyOf(rules);
		this.defaults = defaults;
		this.next = next;
		if (roleHierarchy != null) {
			this.authorities.setRoleHierarchy(roleHierarchy);
		}
	}

	@Override
	public @Nullable AuthorizationResult authorize(Supplier<? extends @Nullable Authentication> authentication,
			SshCommandRequest request) {
		List<String> needed = needed(request.commandName());
		if (!needed.isEmpty()) {
			AuthorizationResult result = this.authorities.authorize(authentication, needed);
			if (result == null || !result.isGranted()) {
				return (result != null) ? result : new AuthorizationDecision(false);
			}
		}
		return this.next.authorize(authentication, request);
	}

	private List<String> needed(String commandName) {
		return this.rules.stream()
			.filter((rule) -> rule.matches(commandName))
			.findFirst()
			.map(CommandRule::authorities)
			.orElseGet(() -> this.defaults.apply(commandName));
	}

}
