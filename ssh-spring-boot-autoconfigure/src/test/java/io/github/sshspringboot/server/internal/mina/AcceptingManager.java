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

package io.github.sshspringboot.server.internal.mina;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTestServer;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/**
 * Accepts everybody as an administrator, once it is released.
 */
class AcceptingManager implements AuthenticationManager {

	final CountDownLatch started = new CountDownLatch(1);

	final CountDownLatch released = new CountDownLatch(1);

	@Override
	public Authentication authenticate(Authentication authentication) {
		this.started.countDown();
		try {
			this.released.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return UsernamePasswordAuthenticationToken.authenticated(authentication.getName(), null,
				AuthorityUtils.createAuthorityList("ROLE_ADMIN"));
	}

}
