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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.security.NoAuthenticationMethodException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The methods to log in with: those that are configured, or all that can be checked and
 * are a login by themselves.
 */
final class AuthenticationMethods {

	private static final Log logger = LogFactory.getLog(AuthenticationMethods.class);

	private static final String PROPERTY = "ssh.auth.methods";

	private static final String KEYBOARD_INTERACTIVE = "keyboard-interactive";

	private static final String GSSAPI = "gssapi-with-mic";

	/**
	 * Why methods cannot be checked, {@code null} for those that can.
	 */
	private final Map<String, @Nullable String> obstacles = new LinkedHashMap<>();

	private final Passwords passwords;

	private final Interactive interactive;

	private final Tickets tickets;

	AuthenticationMethods(Passwords passwords, boolean keys, boolean users, Interactive interactive, Tickets tickets) {
		this.passwords = passwords;
		this.interactive = interactive;
		this.tickets = tickets;
		this.obstacles.put("publickey", keyObstacle(keys, users));
		this.obstacles.put("password", passwords.obstacle);
		this.obstacles.put(KEYBOARD_INTERACTIVE, interactive.obstacle());
		if (tickets != Tickets.NONE) {
			this.obstacles.put(GSSAPI, null);
		}
	}

	private static @Nullable String keyObstacle(boolean keys, boolean users) {
		if (!keys) {
			return "publickey: neither ssh.auth.public-key.authorized-keys nor ssh.auth.public-key.trusted-user-ca is "
					+ "set, and there is no AuthorizedKeysSource bean";
		}
		return users ? null : "publickey: there is no single UserDetailsService bean that knows the users of the keys";
	}

	List<List<String>> resolve(@Nullable List<String> configured) {
		if (configured != null) {
			if (configured.isEmpty()) {
				throw new InvalidConfigurationPropertyValueException(PROPERTY, "",
						"There must be at least one method. Methods are " + this.obstacles.keySet() + ".");
			}
			return configured.stream().map(this::resolveSequence).toList();
		}
		List<List<String>> methods = new ArrayList<>();
		List<String> reasons = new ArrayList<>();
		this.obstacles.forEach((method, obstacle) -> {
			if (obstacle == null && isByDefault(method)) {
				methods.add(List.of(method));
			}
			else {
				reasons.add((obstacle != null) ? obstacle : method + ": it must be named in ssh.auth.methods");
			}
		});
		if (methods.isEmpty()) {
			throw new NoAuthenticationMethodException(reasons);
		}
		if (this.passwords == Passwords.AMBIGUOUS) {
			logger.warn("Nobody can log in to the SSH server by " + this.passwords.obstacle);
		}
		return methods;
	}

	private boolean isByDefault(String method) {
		return switch (method) {
			case KEYBOARD_INTERACTIVE -> this.interactive.byDefault();
			case GSSAPI -> this.tickets == Tickets.CONFIGURED;
			default -> true;
		};
	}

	private List<String> resolveSequence(String entry) {
		List<String> sequence = Arrays.stream(entry.split("\\+", -1)).map(String::strip).toList();
		for (String method : sequence) {
			if (GSSAPI.equals(method) && this.tickets == Tickets.NONE) {
				throw new InvalidConfigurationPropertyValueException(PROPERTY, entry, GSSAPI
						+ " needs ssh.auth.gssapi.service-principal and ssh.auth.gssapi.keytab. They are not set.");
			}
			if (!this.obstacles.containsKey(method)) {
				throw new InvalidConfigurationPropertyValueException(PROPERTY, entry, "Methods are "
						+ this.obstacles.keySet() + ", or a sequence of them such as publickey+password.");
			}
			String obstacle = this.obstacles.get(method);
			if (obstacle != null) {
				throw new NoAuthenticationMethodException(List.of(obstacle));
			}
		}
		if (sequence.stream().distinct().count() != sequence.size()) {
			throw new InvalidConfigurationPropertyValueException(PROPERTY, entry, "A method may come only once.");
		}
		if (this.interactive.secondOnly() && KEYBOARD_INTERACTIVE.equals(sequence.get(0))) {
			throw new InvalidConfigurationPropertyValueException(PROPERTY, entry,
					"The codes of ssh.auth.totp.enabled are no login by themselves. Put another method before "
							+ "keyboard-interactive, or set ssh.auth.keyboard-interactive.password=true.");
		}
		return sequence;
	}

	/**
	 * Whether passwords can be checked.
	 */
	enum Passwords {

		/** They can. */
		CHECKED(null),

		/** Nothing checks them. */
		UNCHECKED(
				"password: there is no AuthenticationManager bean, and no single UserDetailsService bean to make one"),

		/** Several beans could check them, and none is preferred. */
		AMBIGUOUS("password: there are several AuthenticationManager beans; mark one @Primary");

		private final @Nullable String obstacle;

		Passwords(@Nullable String obstacle) {
			this.obstacle = obstacle;
		}

	}

	/**
	 * Whether Kerberos tickets can be checked.
	 */
	enum Tickets {

		/** They cannot. */
		NONE,

		/** They can by the properties. */
		CONFIGURED,

		/** Maybe they can by an authenticator of the application. */
		CUSTOM

	}

	/**
	 * What there is to ask in conversations.
	 *
	 * @param obstacle why there is nothing to ask, {@code null} if there is something
	 * @param byDefault whether to offer it unless other methods are configured
	 * @param secondOnly whether it is good after another method only
	 */
	record Interactive(@Nullable String obstacle, boolean byDefault, boolean secondOnly) {

		/** Whatever an authenticator of the application asks. */
		static final Interactive CUSTOM = new Interactive(null, false, false);

	}

}
