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

package io.github.sshspringboot.command.internal.run;

import io.github.sshspringboot.command.SshCommandRequest;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagerFactory;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * The collaborators from Spring Security, so that only this package knows its types.
 * {@code methodSecurity} is {@code null} for the defaults.
 */
public record CommandSecurity(AuthorizationManager<SshCommandRequest> authorizationManager,
		AuthorizationEventPublisher eventPublisher, SecurityContextHolderStrategy securityContexts,
		@Nullable AuthorizationManagerFactory<MethodInvocation> methodSecurity) {

}
