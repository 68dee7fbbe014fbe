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

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.SshCertificatePrincipals;
import io.github.sshspringboot.security.internal.LoginStep;
import io.github.sshspringboot.security.internal.PublicKeyLogin;
import io.github.sshspringboot.security.internal.key.AuthorizedPrincipals;
import io.github.sshspringboot.security.internal.key.ResourceAuthorizedKeysSource;
import io.github.sshspringboot.security.internal.key.RevokedKeys;
import io.github.sshspringboot.security.internal.key.TrustedUserAuthorities;
import io.github.sshspringboot.security.internal.key.UserKeyAuthorizer;
import io.github.sshspringboot.server.internal.login.PublicKeyMethod;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * Configuration of the login method {@code publickey}.
 */
@Configuration(proxyBeanMethods = false)
class SshPublicKeyConfiguration {

	private static final String PREFIX = "ssh.auth.public-key.";

	private static final String NO_KEYS = "neither ssh.auth.public-key.authorized-keys nor "
			+ "ssh.auth.public-key.trusted-user-ca is set, and there is no AuthorizedKeysSource bean";

	private static final String NO_USERS = "there is no single UserDetailsService bean that knows the users of the keys";

	@Bean
	LoginMethodCandidate sshPublicKeyMethod(SshAuthProperties properties, ResourceLoader resourceLoader,
			ObjectProvider<AuthorizedKeysSource> authorizedKeysSources,
			ObjectProvider<SshCertificatePrincipals> certificatePrincipals,
			ObjectProvider<UserDetailsService> userDetailsServices, LoginStep step) {
		UserKeyAuthorizer authorizer = authorizer(properties.getPublicKey(), resourceLoader,
				authorizedKeysSources.orderedStream(), certificatePrincipals.getIfAvailable());
		if (authorizer == null) {
			return LoginMethodCandidate.obstructed(PublicKeyMethod.NAME, NO_KEYS);
		}
		UserDetailsService users = userDetailsServices.getIfUnique();
		return (users != null) ? LoginMethodCandidate.of(new PublicKeyLogin(authorizer, users, step))
				: LoginMethodCandidate.obstructed(PublicKeyMethod.NAME, NO_USERS);
	}

	private static @Nullable UserKeyAuthorizer authorizer(SshAuthProperties.PublicKey properties,
			ResourceLoader resourceLoader, Stream<AuthorizedKeysSource> beans,
			@Nullable SshCertificatePrincipals principals) {
		List<AuthorizedKeysSource> sources = new ArrayList<>(beans.toList());
		List<String> locations = properties.getAuthorizedKeys();
		if (!locations.isEmpty()) {
			sources.add(configured("authorized-keys", locations,
					(values) -> new ResourceAuthorizedKeysSource(values, resourceLoader)));
		}
		List<Resource> authorities = properties.getTrustedUserCa();
		List<Resource> revoked = properties.getRevokedKeys();
		if (sources.isEmpty() && authorities.isEmpty()) {
			return null;
		}
		return new UserKeyAuthorizer(sources,
				authorities.isEmpty()
						? (key) -> false : configured("trusted-user-ca", authorities, TrustedUserAuthorities::new),
				principals,
				properties.getAuthorizedPrincipals().isEmpty() ? null
						: configured("authorized-principals", properties.getAuthorizedPrincipals(),
								(values) -> new AuthorizedPrincipals(values, resourceLoader)),
				revoked.isEmpty() ? (key) -> false : configured("revoked-keys", revoked, RevokedKeys::new),
				Clock.systemDefaultZone());
	}

	private static <T, R> R configured(String name, List<T> values, Function<List<T>, R> factory) {
		try {
			return factory.apply(values);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + name, values, ex.getMessage());
		}
	}

}
