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

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeyOptions;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.SshCertificatePrincipals;
import io.github.sshspringboot.server.SshCertificate;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.SshUserKey;
import io.github.sshspringboot.server.internal.FailureLog;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.GrantedAuthority;

/**
 * Decides whether a key may log in as a user, and with what restrictions. Asked before
 * the client has proved anything, and again when its signature is verified. The keys of
 * the user are looked up once for both if the signature follows at once; conditions and
 * revocations are checked each time.
 */
public final class UserKeyAuthorizer {

	private static final Log logger = LogFactory.getLog(UserKeyAuthorizer.class);

	private static final SshCertificatePrincipals USERNAME = (username,
			certificate) -> certificate.getPrincipals().contains(username) ? List.of() : null;

	private final AuthorizedKeys authorizedKeys;

	private final RecentKeys recentKeys;

	private final Predicate<SshPublicKey> trustedAuthorities;

	private final @Nullable SshCertificatePrincipals principals;

	private final @Nullable AuthorizedPrincipals authorizedPrincipals;

	private final Predicate<SshUserKey> revokedKeys;

	private final Clock clock;

	private final CertificateRules certificateRules;

	private final FailureLog failures;

	/**
	 * Create a new authorizer. With neither {@link SshCertificatePrincipals} nor
	 * authorized principals, certificates of trusted authorities log in the users that
	 * they name.
	 */
	public UserKeyAuthorizer(List<AuthorizedKeysSource> sources, Predicate<SshPublicKey> trustedAuthorities,
			@Nullable SshCertificatePrincipals principals, @Nullable AuthorizedPrincipals authorizedPrincipals,
			Predicate<SshUserKey> revokedKeys, Clock clock) {
		this.authorizedKeys = new AuthorizedKeys(sources, clock);
		this.recentKeys = new RecentKeys(clock);
		this.trustedAuthorities = trustedAuthorities;
		this.principals = (principals == null && authorizedPrincipals == null) ? USERNAME : principals;
		this.authorizedPrincipals = authorizedPrincipals;
		this.revokedKeys = revokedKeys;
		this.clock = clock;
		this.certificateRules = new CertificateRules(clock);
		this.failures = new FailureLog(logger, clock);
	}

	/**
	 * Return what a key or certificate may do, or {@code null} if it must not log in. The
	 * key proves nothing yet: a client may only probe it.
	 */
	public @Nullable KeyAuthorization authorize(SshLogin login, SshUserKey key) {
		List<AuthorizedKey> lines = this.recentKeys.get(login, this.authorizedKeys);
		try {
			KeyAuthorization authorization = (key.certificate() != null)
					? authorizeCertificate(login, key.certificate(), lines) : authorizeKey(login, key.key(), lines);
			return (authorization != null && authorization.isPossibleFor(key) && !this.revokedKeys.test(key))
					? authorization : null;
		}
		catch (IllegalArgumentException ex) {
			logger.debug("A certificate was refused: " + ex.getMessage());
		}
		catch (RuntimeException ex) {
			this.failures.error("A key could not be checked", ex);
		}
		return null;
	}

	/**
	 * Forget the keys that were looked up for an attempt that has been decided. The next
	 * attempt looks them up again.
	 */
	public void forget(SshLogin login) {
		this.recentKeys.remove(login);
	}

	private @Nullable KeyAuthorization authorizeKey(SshLogin login, SshPublicKey key, List<AuthorizedKey> lines) {
		return lines.stream()
			.filter((line) -> !line.options().certificateAuthority() && line.key().equals(key))
			.map(AuthorizedKey::options)
			.filter((options) -> isAllowed(login, options))
			.map(KeyAuthorization::of)
			.findFirst()
			.orElse(null);
	}

	private @Nullable KeyAuthorization authorizeCertificate(SshLogin login, SshCertificate certificate,
			List<AuthorizedKey> lines) {
		KeyAuthorization own = this.certificateRules.authorize(certificate, address(login));
		if (this.trustedAuthorities.test(certificate.getAuthority())) {
			KeyAuthorization trusted = authorizeTrusted(login, certificate, own);
			if (trusted != null) {
				return trusted;
			}
		}
		return lines.stream()
			.filter((line) -> line.options().certificateAuthority() && line.key().equals(certificate.getAuthority()))
			.map(AuthorizedKey::options)
			.filter((options) -> isAllowed(login, options) && hasPrincipal(login, options, certificate)
					&& options.restrictions().isCompatibleWith(own.restrictions()))
			.map((options) -> KeyAuthorization.of(options).and(own))
			.findFirst()
			.orElse(null);
	}

	private @Nullable KeyAuthorization authorizeTrusted(SshLogin login, SshCertificate certificate,
			KeyAuthorization own) {
		Collection<? extends GrantedAuthority> authorities = (this.principals != null)
				? this.principals.getAuthorities(login.username(), certificate) : null;
		if (authorities != null || this.authorizedPrincipals == null) {
			return (authorities != null) ? own.withAuthorities(authorities) : null;
		}
		return this.authorizedPrincipals.get(login.username())
			.stream()
			.filter((line) -> certificate.getPrincipals().contains(line.name()))
			.map(AuthorizedPrincipals.Line::options)
			.filter((options) -> isAllowed(login, options)
					&& options.restrictions().isCompatibleWith(own.restrictions()))
			.map((options) -> KeyAuthorization.of(options).and(own))
			.findFirst()
			.orElse(null);
	}

	private static boolean hasPrincipal(SshLogin login, AuthorizedKeyOptions options, SshCertificate certificate) {
		List<String> names = options.principals();
		return certificate.getPrincipals()
			.stream()
			.anyMatch((name) -> (names != null) ? names.contains(name) : name.equals(login.username()));
	}

	private boolean isAllowed(SshLogin login, AuthorizedKeyOptions options) {
		if (options.expiry() != null && options.expiry().isBefore(this.clock.instant())) {
			return false;
		}
		InetAddress address = address(login);
		return options.from() == null || (address != null && AddressPatterns.matches(options.from(), address));
	}

	private static @Nullable InetAddress address(SshLogin login) {
		return (login.remoteAddress() instanceof InetSocketAddress internet) ? internet.getAddress() : null;
	}

}
