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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SshAuthProperties}.
 */
class SshAuthPropertiesTests {

	@Test
	void methods() {
		assertThat(bind().getMethods()).isNull();
		assertThat(bind("methods", "publickey+password,password").getMethods()).containsExactly("publickey+password",
				"password");
	}

	@Test
	void onlyAdministratorsMayLogInByDefault() {
		assertThat(bind().getRequiredAuthorities()).containsExactly("ROLE_ADMIN");
	}

	@Test
	void requiredAuthoritiesReplaceTheDefault() {
		assertThat(bind("required-authorities", "ROLE_A,ROLE_B").getRequiredAuthorities()).containsExactly("ROLE_A",
				"ROLE_B");
		assertThat(bind("required-authorities", "").getRequiredAuthorities()).isEmpty();
	}

	@Test
	void maxAttempts() {
		assertThat(bind().getMaxAttempts()).isEqualTo(6);
		assertThat(bind("max-attempts", "3").getMaxAttempts()).isEqualTo(3);
	}

	@Test
	void authorizedKeys() {
		assertThat(bind().getPublicKey().getAuthorizedKeys()).isEmpty();
		assertThat(bind("public-key.authorized-keys", "file:/a/{username},classpath:b/{username}").getPublicKey()
			.getAuthorizedKeys()).containsExactly("file:/a/{username}", "classpath:b/{username}");
	}

	@Test
	void trustedUserCa() {
		assertThat(bind().getPublicKey().getTrustedUserCa()).isEmpty();
		assertThat(bind("public-key.trusted-user-ca", "file:/a,file:/b").getPublicKey().getTrustedUserCa()).hasSize(2);
	}

	@Test
	void revokedKeys() {
		assertThat(bind().getPublicKey().getRevokedKeys()).isEmpty();
		assertThat(bind("public-key.revoked-keys", "file:/a,file:/b").getPublicKey().getRevokedKeys()).hasSize(2);
	}

	@Test
	void timesAreInSecondsByDefault() {
		assertThat(bind().getRecheckInterval()).isNull();
		assertThat(bind("recheck-interval", "60").getRecheckInterval()).isEqualTo(Duration.ofMinutes(1));
		assertThat(bind().getPublicKey().getCache().getTimeToLive()).isEqualTo(Duration.ofSeconds(10));
		assertThat(bind("public-key.cache.time-to-live", "5").getPublicKey().getCache().getTimeToLive())
			.isEqualTo(Duration.ofSeconds(5));
	}

	private static SshAuthProperties bind(String... pairs) {
		return PropertyBinder.bind(SshAuthProperties.class, pairs);
	}

}
