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

package io.github.sshspringboot.server.internal.mina.auth;

import java.util.function.Function;

import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.Service;
import org.apache.sshd.common.ServiceFactory;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.server.session.ServerUserAuthServiceFactory;

/**
 * Creates one authentication service per connection. A client that requests the service
 * again keeps the existing one. Otherwise it could log in with several at a time, and
 * start over as another user.
 */
public record UserAuthServiceFactory(Function<LoginConnection, UserAuthService> services) implements ServiceFactory {

	private static final AttributeKey<Service> SERVICE = new AttributeKey<>();

	@Override
	public String getName() {
		return ServerUserAuthServiceFactory.DEFAULT_NAME;
	}

	@Override
	public Service create(Session session) {
		return session.computeAttributeIfAbsent(SERVICE, (key) -> this.services.apply((LoginConnection) session));
	}

}
