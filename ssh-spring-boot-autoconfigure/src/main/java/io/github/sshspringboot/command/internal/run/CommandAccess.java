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
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.sshspringboot.command.SshCommandRequest;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.server.SshConnection;

import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;

/**
 * Decides who may run commands, and who sees them.
 */
public final class CommandAccess {

	private final AuthorizationManager<SshCommandRequest> manager;

	private final AuthorizationEventPublisher eventPublisher;

	private final MethodSecurityPreview methodSecurity;

	public CommandAccess(AuthorizationManager<SshCommandRequest> manager, AuthorizationEventPublisher eventPublisher,
			MethodSecurityPreview methodSecurity) {
		this.manager = manager;
		this.eventPublisher = eventPublisher;
		this.methodSecurity = methodSecurity;
	}

	/**
	 * Return whether a user may run a command, as far as this can be determined before
	 * its arguments are bound, and publish the decision.
	 */
	boolean isGranted(CommandDefinition definition, List<String> words, SshConnection connection) {
		SshCommandRequest request = new SshCommandRequest(definition.name(), List.copyOf(words), connection);
		Authentication user = connection.getAuthentication();
		Supplier<Authentication> supplier = () -> user;
		AuthorizationResult result = this.manager.authorize(supplier, request);
		if (result != null && result.isGranted() && this.methodSecurity.denies(supplier, definition)) {
			result = new AuthorizationDecision(false);
		}
		if (result != null) {
			this.eventPublisher.publishAuthorizationEvent(supplier, request, result);
		}
		return result != null && result.isGranted();
	}

	/**
	 * Return a predicate for the commands that help, completion and suggestions show to a
	 * user.
	 */
	public Predicate<CommandDefinition> visibleTo(SshConnection connection) {
		Authentication user = connection.getAuthentication();
		return (definition) -> !definition.traits().hidden() && isVisible(definition, user, connection);
	}

	private boolean isVisible(CommandDefinition definition, Authentication user, SshConnection connection) {
		Supplier<Authentication> supplier = () -> user;
		AuthorizationResult result = this.manager.authorize(supplier,
				new SshCommandRequest(definition.name(), List.of(), connection));
		return result != null && result.isGranted() && !this.methodSecurity.denies(supplier, definition);
	}

}
