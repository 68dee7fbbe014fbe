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

package io.github.sshspringboot.docs;

import java.net.InetSocketAddress;

import io.github.sshspringboot.security.SshAuthenticationPolicy;
import io.github.sshspringboot.security.SshLoginRules;
import io.github.sshspringboot.server.AddressBlock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Rules by address and user.
 */
@Configuration(proxyBeanMethods = false)
class NetworkPolicyConfiguration {

	@Bean
	SshAuthenticationPolicy policy() {
		AddressBlock office = AddressBlock.of("10.20.0.0/16");
		return (login) -> {
			boolean inside = login.remoteAddress() instanceof InetSocketAddress client
					&& office.contains(client.getAddress());
			if ("deploy".equalsIgnoreCase(login.username())) {
				return inside ? SshLoginRules.methods("publickey") : SshLoginRules.deny();
			}
			return inside ? SshLoginRules.none() : SshLoginRules.methods("publickey+keyboard-interactive");
		};
	}

}
