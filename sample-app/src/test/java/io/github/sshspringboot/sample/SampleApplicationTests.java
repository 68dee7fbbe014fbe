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

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SampleApplication} without its SSH server.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "ssh.server.enabled=false")
class SampleApplicationTests {

	@Autowired
	private UserDetailsService users;

	@Autowired
	private PasswordEncoder passwordEncoder;

	@Value("${local.server.port}")
	private int port;

	@ParameterizedTest
	@CsvSource({ "admin, 'ROLE_ADMIN,ROLE_OPERATOR'", "operator, ROLE_OPERATOR", "customer, ROLE_CUSTOMER" })
	void userHasDocumentedPasswordAndRoles(String name, String roles) {
		UserDetails user = this.users.loadUserByUsername(name);
		assertThat(this.passwordEncoder.matches(name + "-password", user.getPassword())).isTrue();
		assertThat(this.passwordEncoder.matches(name, user.getPassword())).isFalse();
		assertThat(user.getAuthorities()).extracting(Object::toString).containsExactlyInAnyOrder(roles.split(","));
	}

	@Test
	void healthIsPublic() throws Exception {
		assertThat(get("/actuator/health", null)).isEqualTo(200);
	}

	@Test
	void infoIsForAdminOnly() throws Exception {
		assertThat(get("/actuator/info", null)).isEqualTo(401);
		assertThat(get("/actuator/info", "operator")).isEqualTo(403);
		assertThat(get("/actuator/info", "admin")).isEqualTo(200);
	}

	@Test
	void otherEndpointsAreNotExposed() throws Exception {
		assertThat(get("/actuator/env", "admin")).isEqualTo(404);
	}

	private int get(String path, @Nullable String user) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
		if (user != null) {
			String credentials = user + ":" + user + "-password";
			request.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
		}
		return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
	}

}
