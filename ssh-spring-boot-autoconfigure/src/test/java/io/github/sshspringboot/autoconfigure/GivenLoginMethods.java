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

import java.util.List;

import io.github.sshspringboot.server.internal.login.LoginMethod;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Offers the {@link LoginMethod} beans of a test in place of all others.
 */
@Configuration(proxyBeanMethods = false)
public class GivenLoginMethods {

	@Bean
	LoginMethods sshLoginMethods(ObjectProvider<LoginMethod> methods, SshAuthProperties properties) {
		return LoginMethods.resolve(methods.stream().map(LoginMethodCandidate::of), properties.getMethods(), List.of());
	}

}
