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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of logins to the SSH server.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ssh.auth")
public class SshAuthProperties {

	/**
	 * Methods to log in with, each entry an alternative; 'publickey+password' demands
	 * both, in that order. By default those of 'publickey' and 'password' that the
	 * application can check.
	 */
	private @Nullable List<String> methods;

	/**
	 * Authorities of which a user needs one to log in.
	 */
	private List<String> requiredAuthorities = new ArrayList<>(List.of("ROLE_ADMIN"));

	/**
	 * Number of failures after which a connection is closed.
	 */
	private int maxAttempts = 6;

	/**
	 * Time between looks whether the users who are connected may still log in. Who is
	 * gone, locked, disabled, expired or has lost the required authority is disconnected.
	 * By default nobody is looked at after the login.
	 */
	private @Nullable Duration recheckInterval;

	private final PublicKey publicKey = new PublicKey();

	public @Nullable List<String> getMethods() {
		return this.methods;
	}

	public void setMethods(@Nullable List<String> methods) {
		this.methods = methods;
	}

	public List<String> getRequiredAuthorities() {
		return this.requiredAuthorities;
	}

	public void setRequiredAuthorities(List<String> requiredAuthorities) {
		this.requiredAuthorities = requiredAuthorities;
	}

	public int getMaxAttempts() {
		return this.maxAttempts;
	}

	public void setMaxAttempts(int maxAttempts) {
		this.maxAttempts = maxAttempts;
	}

	public @Nullable Duration getRecheckInterval() {
		return this.recheckInterval;
	}

	public void setRecheckInterval(@Nullable Duration recheckInterval) {
		this.recheckInterval = recheckInterval;
	}

	public PublicKey getPublicKey() {
		return this.publicKey;
	}

	/**
	 * Logins with keys.
	 */
	public static class PublicKey {

		/**
		 * Locations of files in the 'authorized_keys' format, such as
		 * 'file:/etc/app/keys/{username}'. '{username}' stands for the user and must be
		 * in each.
		 */
		private List<String> authorizedKeys = new ArrayList<>();

		public List<String> getAuthorizedKeys() {
			return this.authorizedKeys;
		}

		public void setAuthorizedKeys(List<String> authorizedKeys) {
			this.authorizedKeys = authorizedKeys;
		}

	}

}
