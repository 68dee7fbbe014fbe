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

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.authentication.configuration.GlobalAuthenticationConfigurerAdapter;

/**
 * Detects whether the application configures the global authentication manager. If it
 * does not, Spring Security creates the manager from the {@code UserDetailsService} bean,
 * right after this.
 */
@Order(Ordered.LOWEST_PRECEDENCE - 5001)
final class GlobalManagerOrigin extends GlobalAuthenticationConfigurerAdapter {

	private volatile boolean configuredByApplication = true;

	boolean isConfiguredByApplication() {
		return this.configuredByApplication;
	}

	@Override
	public void init(AuthenticationManagerBuilder builder) {
		builder.apply(new GlobalAuthenticationConfigurerAdapter() {

			@Override
			public void configure(AuthenticationManagerBuilder builder) {
				GlobalManagerOrigin.this.configuredByApplication = builder.isConfigured();
			}

		});
	}

}
