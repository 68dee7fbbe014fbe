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

package io.github.sshspringboot.security;

import io.github.sshspringboot.server.SshLogin;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;

/**
 * Something that a client is asked for, and how its answer is checked.
 */
interface InteractiveFactor {

	/**
	 * Whether a client has passed a factor already.
	 * @param login the client
	 * @param authority the authority that stands for the factor
	 * @return whether the result of the earlier methods has it
	 */
	static boolean isPassed(SshLogin login, String authority) {
		return login.previous() instanceof Authentication previous
				&& previous.getAuthorities().stream().anyMatch((granted) -> authority.equals(granted.getAuthority()));
	}

	/**
	 * Whether this client is to be asked.
	 * @param login the client
	 * @return whether to ask
	 */
	boolean appliesTo(SshLogin login);

	/**
	 * Do what must be done before the client can answer. Takes as long for an unknown
	 * user as for any other.
	 * @param login the client
	 */
	default void prepare(SshLogin login) {
	}

	/**
	 * The text that the client shows.
	 * @return the question
	 */
	String getQuestion();

	/**
	 * The manager that checks answers, and publishes one event for each.
	 * @return the manager
	 */
	AuthenticationManager getManager();

	/**
	 * Make a request for the manager.
	 * @param login the client
	 * @param answer what it answered
	 * @return the request
	 */
	AbstractAuthenticationToken toRequest(SshLogin login, String answer);

}
