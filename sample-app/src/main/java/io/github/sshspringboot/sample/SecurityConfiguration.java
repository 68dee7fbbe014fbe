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

package io.github.sshspringboot.sample;

import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Configuration of the users, shared by HTTP and SSH, and of the rules for HTTP. The
 * passwords are printed in the README: this is a sample, not a model.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
final class SecurityConfiguration {

	@Bean
	SecurityFilterChain httpSecurity(HttpSecurity http) {
		http.authorizeHttpRequests((requests) -> {
			requests.requestMatchers(EndpointRequest.to(HealthEndpoint.class)).permitAll();
			requests.anyRequest().hasRole("ADMIN");
		});
		http.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
		http.httpBasic(Customizer.withDefaults());
		return http.build();
	}

	@Bean
	PasswordEncoder passwordEncoder() {
		return PasswordEncoderFactories.createDelegatingPasswordEncoder();
	}

	@Bean
	InMemoryUserDetailsManager users() {
		return new InMemoryUserDetailsManager(
				user("admin", "{bcrypt}$2a$10$mEiNbZAyl1aCM6JcSTxb4OjMIAtmTFy3CC8qRD32I4BUqiTVmkf9G", "ADMIN",
						"OPERATOR"),
				user("operator", "{bcrypt}$2a$10$ailDBbgh9TqxxeVECZ3LqOJTB4VZAmwJ3ajK/EukEE6phTtz4KnvW", "OPERATOR"),
				user("customer", "{bcrypt}$2a$10$OXvSBAZUCPgVLTPue0x26.Km0XYZ3i/6OK1B593H/ey2ezao3yZoa", "CUSTOMER"));
	}

	private static UserDetails user(String name, String encodedPassword, String... roles) {
		return User.withUsername(name).password(encodedPassword).roles(roles).build();
	}

}
