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

package io.github.sshspringboot.test.autoconfigure;

import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.util.List;

import io.github.sshspringboot.autoconfigure.SshSecurityAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshServerAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshServerProperties;
import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeyOptions;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.server.HostKeySource;
import io.github.sshspringboot.server.SshLoginRestrictions;
import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.internal.ManagedSshServer;
import io.github.sshspringboot.server.internal.lifecycle.SshServerManager;
import io.github.sshspringboot.test.SshTestClient;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.util.Assert;

/**
 * Auto-configuration of what {@link AutoConfigureSsh @AutoConfigureSsh} adds to an
 * application.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = { SshSecurityAutoConfiguration.class, SshServerAutoConfiguration.class })
@EnableConfigurationProperties({ SshServerProperties.class, SshTestProperties.class })
public final class SshTestAutoConfiguration {

	SshTestAutoConfiguration(ConfigurableEnvironment environment) {
		Assert.state(SshContextCustomizer.isCustomized(environment),
				"@AutoConfigureSsh belongs on the class of a test: the server of no other context may trust its authority");
	}

	@Bean
	@ConditionalOnMissingBean
	@Conditional(OnHostKeysOfTestCondition.class)
	HostKeySource sshTestHostKeySource(SshServerProperties properties) {
		List<KeyPair> keys = List.of(TestKeys.generate(properties.getAlgorithms().getHostKey()));
		return () -> keys;
	}

	@Bean
	SshTestAuthority sshTestAuthority(SshServerProperties properties) {
		return new SshTestAuthority(properties.getAlgorithms().getPublicKey());
	}

	/**
	 * Trusts certificates with the name of the user, in addition to whatever the
	 * application trusts.
	 */
	@Bean
	AuthorizedKeysSource sshTestAuthorizedKeysSource(SshTestAuthority authority) {
		List<AuthorizedKey> keys = List.of(new AuthorizedKey(authority.getPublicKey(),
				new AuthorizedKeyOptions(true, null, null, null, true, false, SshLoginRestrictions.NONE)));
		return (username) -> keys;
	}

	@Bean
	@ConditionalOnMissingBean
	SshTestClient sshTestClient(ObjectProvider<SshServerManager> manager, SshTestAuthority authority,
			ObjectProvider<SecurityContextHolderStrategy> securityContexts, SshTestProperties properties) {
		SecurityContextHolderStrategy contexts = securityContexts
			.getIfAvailable(SecurityContextHolder::getContextHolderStrategy);
		return SshTestClient.builder()
			.port(() -> getPort(getServer(manager)))
			.serverKeys(() -> getServer(manager).getHostKeys().stream().map(TestKeys::decode).toList())
			.logins(authority::getCredentials)
			.defaultUser(() -> getUser(contexts))
			.timeout(properties.timeout())
			.build();
	}

	private static ManagedSshServer getServer(ObjectProvider<SshServerManager> manager) {
		SshServerManager available = manager.getIfAvailable();
		ManagedSshServer server = (available != null) ? available.getServer() : null;
		if (server == null) {
			throw new IllegalStateException("The SSH server is not running");
		}
		return server;
	}

	private static int getPort(ManagedSshServer server) {
		return server.getListeners()
			.getOrDefault(SshPeer.DEFAULT_LISTENER, List.of())
			.stream()
			.filter(InetSocketAddress.class::isInstance)
			.mapToInt((address) -> ((InetSocketAddress) address).getPort())
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The SSH server has no port"));
	}

	private static @Nullable String getUser(SecurityContextHolderStrategy contexts) {
		Authentication user = contexts.getContext().getAuthentication();
		return (user != null) ? user.getName() : null;
	}

}
