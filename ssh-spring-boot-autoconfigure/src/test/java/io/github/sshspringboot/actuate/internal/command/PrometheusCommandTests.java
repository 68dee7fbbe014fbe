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

package io.github.sshspringboot.actuate.internal.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.autoconfigure.actuate.SshAdminCommandsAutoConfiguration;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusOutputFormat;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusScrapeEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PrometheusCommand}.
 */
@SshTest(classes = PrometheusCommandTests.Admin.class)
class PrometheusCommandTests {

	private static final Pattern LINE = Pattern
		.compile("# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\\{([a-z_]+=\"([^\"\\\\]|\\\\.)*\",?)*\\})? [-+0-9.eEInfNa]+");

	@Injected
	private static SshTestServer server;

	@BeforeAll
	static void addMeters() {
		MeterRegistry registry = server.getBean(MeterRegistry.class);
		registry.counter("orders.sold", "shop", "north \"\u001b[31m\"").increment(5);
		registry.timer("orders.time").record(() -> {
		});
		registry.gauge("orders.open", 17);
	}

	@Test
	void outputIsThatOfTheWebEndpoint() throws IOException {
		String output = SshTestServer.exec(server, "prometheus").outputText();
		assertThat(output).isEqualTo(scrape(PrometheusOutputFormat.CONTENT_TYPE_004, null));
		assertThat(output.lines()).hasSizeGreaterThan(8).allMatch((line) -> LINE.matcher(line).matches());
		assertThat(output).contains("orders_open 17.0\n", "orders_sold_total{shop=");
	}

	@Test
	void formatIsChosen() throws IOException {
		assertThat(SshTestServer.exec(server, "prometheus --format openmetrics").outputText()).endsWith("# EOF\n")
			.isEqualTo(scrape(PrometheusOutputFormat.CONTENT_TYPE_OPENMETRICS_100, null));
		assertThat(SshTestServer.exec(server, "prometheus --format xml").status()).isEqualTo(2);
	}

	@Test
	void metricsAreChosen() throws IOException {
		assertThat(SshTestServer.exec(server, "prometheus --include orders_open --include orders_time_seconds")
			.outputText()).contains("orders_open", "orders_time")
			.doesNotContain("orders_sold")
			.isEqualTo(scrape(PrometheusOutputFormat.CONTENT_TYPE_004, Set.of("orders_open", "orders_time_seconds")));
	}

	@Test
	void tagsCannotSteerATerminal() throws IOException {
		try (TestSession session = server.login();
				TestTerminal terminal = new TestTerminal(session, "xterm", 120, 24)) {
			terminal.type("prometheus | grep north\r");
			terminal.awaitText("[31m\\\"\"} 5.0");
			assertThat(terminal.getOutput()).doesNotContain("\u001b[31m\\");
		}
	}

	private static String scrape(PrometheusOutputFormat format, @Nullable Set<String> names) {
		return new String(Objects.requireNonNull(
				new PrometheusScrapeEndpoint(server.getBean(PrometheusRegistry.class), null).scrape(format, names)
					.getBody()),
				StandardCharsets.UTF_8);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SshAdminCommandsAutoConfiguration.class)
	static class Admin {

		@Bean
		PrometheusRegistry prometheusRegistry() {
			return new PrometheusRegistry();
		}

		@Bean
		PrometheusMeterRegistry meterRegistry(PrometheusRegistry registry) {
			return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, registry, Clock.SYSTEM);
		}

	}

}
