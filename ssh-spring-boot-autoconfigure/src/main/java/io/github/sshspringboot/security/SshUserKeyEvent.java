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

import io.github.sshspringboot.server.SshPublicKey;

import org.springframework.context.ApplicationEvent;
import org.springframework.security.core.Authentication;
import org.springframework.util.Assert;

/**
 * Event that is published after a user has added or removed a key with the command
 * {@code keys}.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public class SshUserKeyEvent extends ApplicationEvent {

	private final Change change;

	private final Authentication authentication;

	private final transient SshPublicKey key;

	/**
	 * Create a new event.
	 * @param change what happened to the key
	 * @param authentication the user, whose key it is
	 * @param key the key
	 */
	public SshUserKeyEvent(Change change, Authentication authentication, SshPublicKey key) {
		super(authentication);
		Assert.notNull(change, "'change' must not be null");
		Assert.notNull(key, "'key' must not be null");
		this.change = change;
		this.authentication = authentication;
		this.key = key;
	}

	/**
	 * Return what happened to the key.
	 * @return the change
	 */
	public Change getChange() {
		return this.change;
	}

	/**
	 * Return the user, whose key it is.
	 * @return the authentication of the login that changed the key
	 */
	public Authentication getAuthentication() {
		return this.authentication;
	}

	/**
	 * Return the key.
	 * @return the key
	 */
	public SshPublicKey getKey() {
		return this.key;
	}

	/**
	 * What can happen to a key.
	 */
	public enum Change {

		/** The key can log in from now on. */
		ADDED,

		/** The key cannot log in any more. */
		REMOVED

	}

}
