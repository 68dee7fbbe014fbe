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

package io.github.sshspringboot.server.internal.mina.auth;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.sshspringboot.server.SshLoginRestrictions;
import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.SshUserKey;
import io.github.sshspringboot.server.internal.login.LoginResult;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;

/**
 * What the client of a connection has proved so far, and its number of failures. Changed
 * by one thread at a time, read by any.
 */
public final class LoginState {

	private final List<String> methods = new CopyOnWriteArrayList<>();

	private final List<SshUserKey> userKeys = new CopyOnWriteArrayList<>();

	private volatile @Nullable Authentication authentication;

	private volatile SshLoginRestrictions restrictions = SshLoginRestrictions.NONE;

	private final Set<SshPublicKey> keys = new HashSet<>();

	private int failures;

	/**
	 * Note that the client passed a method, unless the result contradicts earlier ones.
	 * Several methods in a sequence never allow more than one of them.
	 */
	boolean pass(String method, LoginResult result) {
		if (!this.restrictions.isCompatibleWith(result.restrictions())) {
			return false;
		}
		this.restrictions = this.restrictions.and(result.restrictions());
		this.authentication = result.authentication();
		this.methods.add(method);
		if (result.key() != null) {
			this.userKeys.add(result.key());
		}
		return true;
	}

	/**
	 * Return whether the client has not logged in with a key yet, or with a certificate
	 * of it. A sequence that demands several keys demands different ones.
	 */
	boolean isNew(SshPublicKey key) {
		return !this.keys.contains(key);
	}

	void used(SshPublicKey key) {
		this.keys.add(key);
	}

	/**
	 * Count a failure, and return whether it reaches the maximum.
	 */
	boolean isLastFailure(int maximum) {
		return ++this.failures >= maximum;
	}

	public List<String> getMethods() {
		return List.copyOf(this.methods);
	}

	public List<SshUserKey> getUserKeys() {
		return List.copyOf(this.userKeys);
	}

	public @Nullable Authentication getAuthentication() {
		return this.authentication;
	}

	public SshLoginRestrictions getRestrictions() {
		return this.restrictions;
	}

}
