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
import java.util.List;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.autoconfigure.actuate.SshAdminCommandsAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MetricsCommands}.
 */
class MetricsCommandsTests {

	private static SshTestServer server;

	private static MeterRegistry registry;

	@BeforeAll
	static void startServer() {
		server = SshTestServer.start(List.of(SshTestServer.Users.class, Admin.class));
		registry = server.getBean(MeterRegistry.class);
		registry.counter("orders.sold", "shop", "north").increment(5);
		registry.counter("orders.sold", "shop", "south").increment(2);
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@Test
	void withoutATerminalThereAreRowsOverTime() throws IOException {
		List<JsonNode> rows = rows("metrics watch orders.sold --interval 100ms -o ndjson | head -n 3");
		assertThat(rows).hasSize(3).allSatisfy((row) -> {
			assertThat(row.get("name").asString()).isEqualTo("orders.sold");
			assertThat(row.get("statistic").asString()).isEqualTo("count");
			assertThat(row.get("value").asDouble()).isEqualTo(7);
		});
		assertThat(rows.get(0).get("rate").isNull()).isTrue();
		assertThat(rows.get(1).get("rate").asDouble()).isZero();
	}

	@Test
	void tagsChooseMeters() throws IOException {
		assertThat(rows("metrics watch orders.sold --tag shop:south --interval 100ms -o ndjson | head -n 1"))
			.singleElement()
			.satisfies((row) -> assertThat(row.get("value").asDouble()).isEqualTo(2));
	}

	@ParameterizedTest
	@CsvSource({ "metrics watch no.such, 1", "metrics watch orders.sold --tag shop:west, 1",
			"metrics watch orders.sold --tag shop, 2", "metrics watch orders.sold --interval 0, 2" })
	void wrongUseIsExplained(String line, int status) throws IOException {
		Result result = SshTestServer.exec(server, line);
		assertThat(result.status()).isEqualTo(status);
		assertThat(result.errorText()).startsWith("metrics watch: ").hasLineCount(1);
	}

	@Test
	void tagsThatNoMeterHasAreNamed() throws IOException {
		assertThat(SshTestServer.exec(server, "metrics watch orders.sold --tag shop:west --tag x:y").errorText())
			.isEqualTo("metrics watch: there is no meter 'orders.sold' with --tag shop:west --tag x:y\n");
	}

	@Test
	void namesAreCompleted() throws IOException {
		assertThat(SshTestServer.exec(server, "completion candidates -- metrics watch orders").outputText())
			.contains("orders.sold\t");
	}

	@ParameterizedTest
	@CsvSource({ "xterm, ▁", "dumb, _" })
	void terminalShowsAViewUntilInterrupted(String term, String bar) throws IOException {
		try (TestSession session = server.login(); TestTerminal terminal = new TestTerminal(session, term, 120, 24)) {
			terminal.type("metrics watch orders.sold --interval 100ms\r");
			terminal.awaitText("count");
			terminal.awaitText(bar);
			terminal.type("\u0003");
			RunningCommand.awaitRunning(MetricsCommands.class, false);
		}
	}

	@Test
	void sparklineShowsTheNewestValues() {
		Sparkline sparkline = new Sparkline(true);
		assertThat(sparkline.draw(5)).isEmpty();
		List.of(100.0, 0.0, 7.0, Double.NaN, 3.5).forEach(sparkline::add);
		assertThat(sparkline.draw(3)).isEqualTo("▁█▅");
		assertThat(sparkline.draw(10)).hasSize(4).startsWith("█");
		Sparkline ascii = new Sparkline(false);
		List.of(1.0, 1.0, 2.0).forEach(ascii::add);
		assertThat(ascii.draw(10)).isEqualTo("__#");
	}

	private static List<JsonNode> rows(String line) throws IOException {
		return SshTestServer.exec(server, line).outputText().lines().map(new JsonMapper()::readTree).toList();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SshAdminCommandsAutoConfiguration.class)
	static class Admin {

		@Bean
		MeterRegistry meterRegistry() {
			CompositeMeterRegistry composite = new CompositeMeterRegistry();
			composite.add(new SimpleMeterRegistry());
			return composite;
		}

	}

}
