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

import java.time.Duration;

import io.github.sshspringboot.command.SshCommandRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AllRequiredFactorsAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;

/**
 * A command that demands a factor which was given a short time ago.
 */
@Configuration(proxyBeanMethods = false)
class FreshFactorConfiguration {

	@Bean
	AuthorizationManager<SshCommandRequest> commands() {
		AuthorizationManager<SshCommandRequest> fresh = AllRequiredFactorsAuthorizationManager
			.<SshCommandRequest>builder()
			.requireFactor((factor) -> factor.ottAuthority().validDuration(Duration.ofMinutes(10)))
			.build();
		return (authentication, request) -> request.commandName().equals("orders purge")
				? fresh.authorize(authentication, request) : new AuthorizationDecision(true);
	}

}
