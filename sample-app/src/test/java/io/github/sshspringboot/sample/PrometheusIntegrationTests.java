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
import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The metrics of the SSH server as Prometheus itself sees them.
 */
@Testcontainers(disabledWithoutDocker = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrometheusIntegrationTests {

	private static final String CONFIGURATION = """
			global:
			  scrape_interval: 1s
			scrape_configs:
			  - job_name: orders
			    metrics_path: /actuator/prometheus
			    basic_auth:
			      username: admin
			      password: admin-password
			    static_configs:
			      - targets: ['127.0.0.1:%d']
			""";

	private static final String START = """
			cd /clients && rm -rf metrics && port=$(python3 -c \
			'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
			nohup prometheus --config.file=/clients/prometheus.yml --storage.tsdb.path=/clients/metrics \
			--web.listen-address=127.0.0.1:$port >/clients/prometheus.log 2>&1 &
			echo $! >/clients/prometheus.pid; echo $port""";

	private Sample sample;

	@BeforeAll
	void start(@TempDir Path data) throws IOException {
		this.sample = Sample.start(data, "--management.endpoints.web.exposure.include=prometheus");
	}

	@AfterAll
	void stop() {
		Clients.run("kill $(cat /clients/prometheus.pid)");
		this.sample.close();
	}

	@Test
	void formatOfTheCommandIsWhatPrometheusChecks() {
		ssh("diag echo one");
		Clients.Result result = Clients
			.run(Client.OPENSSH.asAdmin(this.sample, "prometheus") + " | promtool check metrics");
		assertThat(result.error()).doesNotContain("error while linting");
		assertThat(result.status()).as(result.toString()).isIn(0, 3);
	}

	@Test
	void prometheusScrapesTheMetersOfTheServer() {
		ssh("diag echo one");
		int target = this.sample.context().getEnvironment().getRequiredProperty("local.server.port", int.class);
		Clients.copy(CONFIGURATION.formatted(target), "/clients/prometheus.yml");
		String port = Clients.succeed(START).strip();
		Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
			assertThat(query(port, "ssh_server_connections_total")).contains("\"job\":\"orders\"");
			assertThat(query(port, "ssh_server_commands_seconds_count")).contains("\"command\":\"diag echo\"")
				.contains("\"outcome\":\"SUCCESS\"");
		});
	}

	private static String query(String port, String metric) {
		return Clients.succeed("python3 -c 'import urllib.request; print(urllib.request.urlopen("
				+ "\"http://127.0.0.1:%s/api/v1/query?query=%s\").read().decode())'".formatted(port, metric));
	}

	private void ssh(String command) {
		Clients.succeed(Client.OPENSSH.asAdmin(this.sample, command));
	}

}
