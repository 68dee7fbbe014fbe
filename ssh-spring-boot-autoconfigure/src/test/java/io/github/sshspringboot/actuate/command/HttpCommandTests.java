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

package io.github.sshspringboot.actuate.command;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.autoconfigure.actuate.SshAdminCommandsAutoConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.web.exchanges.HttpExchange;
import org.springframework.boot.actuate.web.exchanges.HttpExchangeRepository;
import org.springframework.boot.actuate.web.exchanges.InMemoryHttpExchangeRepository;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HttpCommand}.
 */
class HttpCommandTests {

	private static SshTestServer server;

	private static HttpExchangeRepository repository;

	@BeforeAll
	static void startServer() {
		server = SshTestServer.start(List.of(SshTestServer.Users.class, Admin.class));
		repository = server.getBean(HttpExchangeRepository.class);
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@Test
	void newRequestsAreShownWithoutSecrets() throws IOException {
		repository.add(exchange("/before", 200));
		try (RunningCommand command = new RunningCommand(server, "http -o ndjson")) {
			RunningCommand.awaitRunning(PolledRows.class, true);
			repository.add(exchange("/orders/1?token=query-secret", 200));
			repository.add(exchange("/orders/2", 503));
			command.awaitText("/orders/2");
			assertThat(command.text()).hasLineCount(2)
				.contains("\"method\":\"GET\"", "\"status\":503", "\"millis\":12", "\"path\":\"/orders/1\"")
				.doesNotContain("/before", "secret");
			assertThat(command.text().indexOf("/orders/1")).isLessThan(command.text().indexOf("/orders/2"));
		}
		RunningCommand.awaitRunning(HttpCommand.class, false);
		RunningCommand.awaitRunning(PolledRows.class, false);
	}

	@Test
	void requestsAreChosen() throws IOException {
		try (RunningCommand command = new RunningCommand(server, "http --status 5xx --path /api")) {
			RunningCommand.awaitRunning(PolledRows.class, true);
			repository.add(exchange("/api/1", 200));
			repository.add(exchange("/web", 500));
			repository.add(exchange("/api/2", 502));
			command.awaitText("/api/2");
			assertThat(command.text()).doesNotContain("/api/1", "/web");
		}
	}

	@Test
	void wrongStatusIsRefused() throws IOException {
		Result result = SshTestServer.exec(server, "http --status .*");
		assertThat(result.status()).isEqualTo(2);
		assertThat(result.errorText()).startsWith("http: --status ").hasLineCount(1);
	}

	@Test
	void requestsThatWerePushedOutAreReported() {
		InMemoryHttpExchangeRepository small = new InMemoryHttpExchangeRepository();
		small.setCapacity(2);
		small.add(exchange("/1", 200));
		int[] losses = new int[1];
		NewHttpRequests requests = new NewHttpRequests(small, () -> losses[0]++);
		small.add(exchange("/2", 200));
		assertThat(requests.poll()).extracting(HttpRequestRow::path).containsExactly("/2");
		assertThat(requests.poll()).isEmpty();
		assertThat(losses[0]).isZero();
		for (int i = 3; i < 7; i++) {
			small.add(exchange("/" + i, 200));
		}
		assertThat(requests.poll()).extracting(HttpRequestRow::path).containsExactly("/5", "/6");
		assertThat(losses[0]).isOne();
	}

	private static HttpExchange exchange(String uri, int status) {
		return new HttpExchange(Instant.now(),
				new HttpExchange.Request(URI.create("http://localhost" + uri), "192.0.2.1", "GET",
						Map.of("Authorization", List.of("header-secret"), "Cookie", List.of("cookie-secret"))),
				new HttpExchange.Response(status, Map.of("Set-Cookie", List.of("cookie-secret"))), null, null,
				Duration.ofMillis(12));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SshAdminCommandsAutoConfiguration.class)
	static class Admin {

		@Bean
		HttpExchangeRepository httpExchangeRepository() {
			return new InMemoryHttpExchangeRepository();
		}

	}

}
