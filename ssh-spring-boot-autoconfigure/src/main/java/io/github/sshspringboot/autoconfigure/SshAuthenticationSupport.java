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

import io.github.sshspringboot.security.key.UserKeyAuthorizer;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * What the application has to check logins with. A holder of its own, since an
 * authentication manager of ours must not be a bean.
 *
 * @param passwordManager checks passwords, {@code null} if nothing does
 * @param passwords whether passwords can be checked
 * @param userDetailsService knows the users of keys, {@code null} if there is no single
 * one
 * @param keyAuthorizer decides about keys, {@code null} if nothing gives any
 */
record SshAuthenticationSupport(@Nullable AuthenticationManager passwordManager,
		AuthenticationMethods.Passwords passwords, @Nullable UserDetailsService userDetailsService,
		@Nullable UserKeyAuthorizer keyAuthorizer) {

}
