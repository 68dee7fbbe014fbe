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

package io.github.sshspringboot.security.internal;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.sshspringboot.security.SshLoginRules;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.internal.FailureLog;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthoritiesAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Decides whether an authenticated user may log in by SSH: the user needs one of the
 * authorities that are required, or that the listener requires instead. Explains a
 * refusal in the log, never to the client.
 */
public final class LoginAuthorization {

	private static final Log logger = LogFactory.getLog(LoginAuthorization.class);

	private final FailureLog refusals = new FailureLog(logger, Clock.systemUTC());

	private final List<String> requiredAuthorities;

	private final Map<String, List<String>> requiredByListener;

	private final AuthoritiesAuthorizationManager manager = new AuthoritiesAuthorizationManager();

	private final AuthorizationEventPublisher publisher;

	public LoginAuthorization(Collection<String> requiredAuthorities, @Nullable RoleHierarchy roleHierarchy,
			AuthorizationEventPublisher publisher) {
		this(requiredAuthorities, Map.of(), roleHierarchy, publisher);
	}

	/**
	 * Create an instance with the authorities of the listeners that have their own, by
	 * name.
	 */
	public LoginAuthorization(Collection<String> requiredAuthorities, Map<String, List<String>> requiredByListener,
			@Nullable RoleHierarchy roleHierarchy, AuthorizationEventPublisher publisher) {
		this.requiredAuthorities = List.copyOf(requiredAuthorities);
		this.requiredByListener = Map.copyOf(requiredByListener);
		this.publisher = publisher;
		if (roleHierarchy != null) {
			this.manager.setRoleHierarchy(roleHierarchy);
		}
	}

	boolean isGranted(Collection<? extends GrantedAuthority> authorities, String listener) {
		Authentication user = UsernamePasswordAuthenticationToken.authenticated("", null, authorities);
		AuthorizationResult result = this.manager.authorize(() -> user, getRequired(listener));
		return result != null && result.isGranted();
	}

	boolean isGranted(Authentication authentication, SshLogin login, SshLoginRules rules) {
		if (rules.denied()) {
			this.refusals.warn("User '" + authentication.getName()
					+ "' may not log in by SSH: the SshAuthenticationPolicy denies it.");
			this.publisher.publishAuthorizationEvent(() -> authentication, login, new AuthorizationDecision(false));
			return false;
		}
		String source = this.requiredByListener.containsKey(login.listener())
				? "required-authorities of the listener '" + login.listener() + "'" : "ssh.auth.required-authorities";
		return hasAny(authentication, login, getRequired(login.listener()), source) && rules.requiredAuthorities()
			.stream()
			.allMatch((group) -> hasAny(authentication, login, group, "the SshAuthenticationPolicy"));
	}

	private List<String> getRequired(String listener) {
		return this.requiredByListener.getOrDefault(listener, this.requiredAuthorities);
	}

	private boolean hasAny(Authentication authentication, SshLogin login, List<String> authorities, String source) {
		Supplier<Authentication> supplier = () -> authentication;
		AuthorizationResult result = this.manager.authorize(supplier, authorities);
		if (result != null && result.isGranted()) {
			return true;
		}
		this.refusals
			.warn("User '" + authentication.getName() + "' may not log in by SSH: it has none of the authorities "
					+ authorities + ". Give it one of them, or name one of its own in " + source + ".");
		if (result != null) {
			this.publisher.publishAuthorizationEvent(supplier, login, result);
		}
		return false;
	}

}
