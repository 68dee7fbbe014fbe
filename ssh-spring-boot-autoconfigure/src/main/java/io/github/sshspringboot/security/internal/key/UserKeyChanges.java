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

package io.github.sshspringboot.security.internal.key;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeyOptions;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.SshUserKeys;
import io.github.sshspringboot.server.SshLoginRestrictions;
import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.SshUserKey;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.util.Assert;

/**
 * What users may do with their own keys. The message of an
 * {@link IllegalArgumentException} says what they may not.
 */
public final class UserKeyChanges {

	private final SshUserKeys store;

	private final AuthorizedKeys authorizedKeys;

	private final Predicate<SshUserKey> revokedKeys;

	private final Rules rules;

	private final Consumer<String> changed;

	/**
	 * Create a new instance. The last argument takes the name of a user whose keys have
	 * changed.
	 */
	public UserKeyChanges(SshUserKeys store, List<AuthorizedKeysSource> sources, Predicate<SshUserKey> revokedKeys,
			Rules rules, Consumer<String> changed) {
		this.store = store;
		this.authorizedKeys = new AuthorizedKeys(sources, Clock.systemUTC());
		this.revokedKeys = revokedKeys;
		this.rules = rules;
		this.changed = changed;
	}

	public List<UserKeyLine> list(String username) {
		return UserKeyLine.parse(this.store.getLines(username));
	}

	/**
	 * Check that a login may change keys: not more than the login itself can do must come
	 * of it.
	 */
	public void check(Authentication user, SshLoginRestrictions restrictions, List<String> methods,
			List<SshUserKey> used) {
		Assert.isTrue(SshLoginRestrictions.NONE.equals(restrictions), "the key of this login is restricted");
		Assert.isTrue(this.rules.requiredFactors().isEmpty() || hasFactor(user),
				() -> "log in with another method first: it needs one of " + this.rules.requiredFactors());
		if (!methods.contains("publickey")) {
			return;
		}
		Assert.isTrue(used.stream().allMatch((key) -> key.certificate() == null),
				"this login is with a certificate, which keys would outlast");
		Collection<AuthorizedKey> keys = this.authorizedKeys.get(user.getName());
		Assert.isTrue(!used.isEmpty() && used.stream().allMatch((key) -> isUnconditional(key.key(), keys)),
				"the key of this login has conditions, or is removed");
	}

	private static boolean isUnconditional(SshPublicKey key, Collection<AuthorizedKey> keys) {
		List<AuthorizedKeyOptions> options = keys.stream()
			.filter((candidate) -> !candidate.options().certificateAuthority() && candidate.key().equals(key))
			.map(AuthorizedKey::options)
			.toList();
		return !options.isEmpty() && options.stream().allMatch(AuthorizedKeyOptions.NONE::equals);
	}

	private boolean hasFactor(Authentication user) {
		return user.getAuthorities()
			.stream()
			.anyMatch((authority) -> authority instanceof FactorGrantedAuthority
					&& this.rules.requiredFactors().contains(authority.getAuthority()));
	}

	/**
	 * Add keys, and return those that the user did not have.
	 */
	public synchronized List<SshPublicKey> add(String username, List<UserKeyLine> lines) {
		List<SshPublicKey> present = new ArrayList<>(keys(username));
		List<UserKeyLine> added = new ArrayList<>();
		for (UserKeyLine line : lines) {
			SshPublicKey key = line.key().key();
			Assert.isTrue(!this.revokedKeys.test(SshUserKey.of(key)),
					() -> "the key " + key.getFingerprint() + " is revoked");
			if (!present.contains(key)) {
				present.add(key);
				added.add(line);
			}
		}
		Assert.isTrue(added.isEmpty() || present.size() <= this.rules.maxKeys(),
				() -> "a user may have " + this.rules.maxKeys() + " keys: remove some first");
		added.forEach((line) -> this.store.add(username, line.format()));
		this.changed.accept(username);
		return added.stream().map((line) -> line.key().key()).toList();
	}

	/**
	 * Remove the key with a fingerprint, and return it.
	 */
	public synchronized SshPublicKey remove(String username, String fingerprint) {
		SshPublicKey key = keys(username).stream()
			.filter((candidate) -> candidate.getFingerprint().equals(fingerprint))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("you have no key with this fingerprint"));
		this.store.remove(username, key);
		this.changed.accept(username);
		return key;
	}

	private List<SshPublicKey> keys(String username) {
		return list(username).stream().map((line) -> line.key().key()).toList();
	}

	/**
	 * The factors of which a login needs one to change keys, empty for none, and the
	 * maximum number of keys of a user.
	 */
	public record Rules(List<String> requiredFactors, int maxKeys) {
	}

}
