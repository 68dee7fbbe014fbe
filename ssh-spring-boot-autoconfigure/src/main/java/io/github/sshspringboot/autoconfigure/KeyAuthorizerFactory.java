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

import io.github.sshspringboot.security.key.AuthorizedKeysSource;
import io.github.sshspringboot.security.key.ResourceAuthorizedKeysSource;
import io.github.sshspringboot.security.key.RevokedKeys;
import io.github.sshspringboot.security.key.SshCertificatePrincipals;
import io.github.sshspringboot.security.key.TrustedUserAuthorities;
import io.github.sshspringboot.security.key.UserKeyAuthorizer;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/**
 * Makes what decides about keys from the properties.
 */
final class KeyAuthorizerFactory {

	private static final String PREFIX = "ssh.auth.public-key.";

	private final SshAuthProperties.PublicKey properties;

	private final ResourceLoader resourceLoader;

	KeyAuthorizerFactory(SshAuthProperties.PublicKey properties, ResourceLoader resourceLoader) {
		this.properties = properties;
		this.resourceLoader = resourceLoader;
	}

	/**
	 * Make it.
	 * @param beans the sources of the application
	 * @param principals the application's decision about certificates, if there is one
	 * @return the authorizer, {@code null} if nothing gives keys
	 */
	@Nullable UserKeyAuthorizer create(List<AuthorizedKeysSource> beans, @Nullable SshCertificatePrincipals principals) {
		List<AuthorizedKeysSource> sources = new ArrayList<>(beans);
		List<String> locations = this.properties.getAuthorizedKeys();
		if (!locations.isEmpty()) {
			sources.add(configured("authorized-keys", locations,
					(values) -> new ResourceAuthorizedKeysSource(values, this.resourceLoader)));
		}
		List<Resource> authorities = this.properties.getTrustedUserCa();
		List<Resource> revoked = this.properties.getRevokedKeys();
		if (sources.isEmpty() && authorities.isEmpty()) {
			return null;
		}
		return new UserKeyAuthorizer(sources,
				authorities.isEmpty() ? (key) -> false
						: configured("trusted-user-ca", authorities, TrustedUserAuthorities::new),
				principals, revoked.isEmpty() ? (key) -> false : configured("revoked-keys", revoked, RevokedKeys::new),
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
