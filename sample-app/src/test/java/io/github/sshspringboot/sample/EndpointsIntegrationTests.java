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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testcontainers.junit.jupiter.Testcontainers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoints of Spring Boot have the same content over HTTP and SSH.
 */
@Testcontainers(disabledWithoutDocker = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointsIntegrationTests {

	private static final String SECRET = "hunter2-is-a-secret";

	private final JsonMapper mapper = JsonMapper.shared();

	private final HttpClient http = HttpClient.newHttpClient();

	private Sample sample;

	private String session;

	@BeforeAll
	void start(@TempDir Path data) throws IOException {
		SpringApplicationBuilder application = new SpringApplicationBuilder(SampleApplication.class,
				EveryEndpoint.class);
		application.application().setApplicationStartup(new BufferingApplicationStartup(10_000));
		this.sample = Sample.start(application, data, "--spring.autoconfigure.exclude=",
				"--spring.flyway.baseline-on-migrate=true", "--spring.quartz.auto-startup=false",
				"--management.endpoints.web.exposure.include=*", "--management.endpoints.web.discovery.enabled=true",
				"--management.endpoint.heapdump.access=unrestricted",
				"--management.endpoint.shutdown.access=unrestricted",
				"--management.endpoint.sbom.application.location=classpath:bill-of-materials.json",
				"--management.info.env.enabled=true", "--management.info.java.enabled=true",
				"--ssh.authorization.rules[0].commands=*",
				"--ssh.authorization.rules[0].authorities=ROLE_ADMIN,ROLE_OPERATOR", "--info.shop.name=Corner shop",
				"--shop.api-key=" + SECRET, "--logging.file.name=" + data.resolve("orders.log"));
		MapSessionRepository sessions = this.sample.context().getBean(MapSessionRepository.class);
		MapSession created = sessions.createSession();
		sessions.save(created);
		this.session = created.getId();
	}

	@AfterAll
	void stop() {
		if (this.sample != null) {
			this.sample.close();
		}
	}

	@Test
	void everyEndpointOfTheWebIsACommand() throws Exception {
		Set<String> endpoints = new TreeSet<>();
		for (String link : json(get("/actuator")).get("_links").propertyNames()) {
			if (!"self".equals(link)) {
				endpoints.add(link.replaceFirst("-.*", ""));
			}
		}
		assertThat(endpoints).containsExactly("auditevents", "beans", "caches", "conditions", "configprops", "env",
				"flyway", "health", "heapdump", "httpexchanges", "info", "integrationgraph", "liquibase", "logfile",
				"loggers", "mappings", "metrics", "prometheus", "quartz", "sbom", "scheduledtasks", "sessions",
				"shutdown", "ssh", "sshpenalties", "startup", "threaddump");
		String help = ssh("help");
		assertThat(endpoints).allSatisfy((endpoint) -> assertThat(help).containsPattern("(?m)^  " + endpoint + "\\b"));
	}

	@ParameterizedTest
	@CsvSource({ "beans, beans", "caches, caches", "caches/prices, caches prices", "conditions, conditions",
			"configprops, configprops", "configprops/ssh.server, configprops ssh.server", "env, env",
			"env/spring.application.name, env spring.application.name", "env/shop.api-key, env shop.api-key",
			"flyway, flyway", "info, info", "liquibase, liquibase", "loggers, loggers", "loggers/ROOT, loggers ROOT",
			"mappings, mappings", "quartz, quartz", "quartz/jobs, quartz jobs", "quartz/jobs/books, quartz jobs books",
			"quartz/jobs/books/invoices, quartz jobs books invoices",
			"quartz/triggers/books/monthly, quartz triggers books monthly", "sbom, sbom",
			"sbom/application, sbom application" })
	void contentIsTheSame(String path, String command) throws Exception {
		assertThat(json(ssh(command + " -o json"))).isEqualTo(json(get("/actuator/" + path)));
	}

	@ParameterizedTest
	@CsvSource({ "health, health, 'free connections authenticatedConnections'",
			"health/diskSpace, health diskSpace, free", "health/db, health db, ''",
			"integrationgraph, integrationgraph, 'timestamp sendTimers count mean max'",
			"scheduledtasks, scheduledtasks, time" })
	void contentIsTheSameButForWhatChangesMeanwhile(String path, String command, String changing) throws Exception {
		JsonNode overSsh = json(ssh(command + " -o json"));
		JsonNode overHttp = json(get("/actuator/" + path));
		for (String property : changing.split(" ")) {
			remove(overSsh, property);
			remove(overHttp, property);
		}
		assertThat(overSsh).isEqualTo(overHttp);
	}

	@Test
	void sessionIsTheSame() throws Exception {
		assertThat(json(ssh("sessions " + this.session + " -o json")))
			.isEqualTo(json(get("/actuator/sessions/" + this.session)));
	}

	@Test
	void startupIsTheSame() throws Exception {
		assertThat(json(ssh("startup -o json"))).isEqualTo(json(get("/actuator/startup")));
	}

	@Test
	void meterNamesAndEveryMeterAreTheSame() throws Exception {
		get("/actuator/metrics");
		ssh("metrics");
		awaitAsserted(this::compareMeters);
	}

	private void compareMeters() throws Exception {
		JsonNode names = json(get("/actuator/metrics")).get("names");
		assertThat(json(ssh("metrics -o json")).get("names")).isEqualTo(names);
		List<String> commands = new ArrayList<>();
		names.forEach((name) -> commands.add("metrics " + name.stringValue() + " -o json"));
		List<String> meters = ssh(String.join(" ; ", commands)).lines().toList();
		assertThat(meters).hasSameSizeAs(commands);
		for (int index = 0; index < meters.size(); index++) {
			JsonNode overSsh = json(meters.get(index));
			JsonNode overHttp = json(get("/actuator/metrics/" + names.get(index).stringValue()));
			remove(overSsh, "value");
			remove(overHttp, "value");
			remove(overSsh, "values");
			remove(overHttp, "values");
			assertThat(overSsh).isEqualTo(overHttp);
		}
	}

	@Test
	void threadsAreTheSame() {
		awaitAsserted(() -> assertThat(lasting(json(ssh("threaddump -o json"))))
			.isEqualTo(lasting(json(get("/actuator/threaddump"))))
			.contains("main", "Finalizer"));
	}

	private static Set<String> lasting(JsonNode dump) {
		return dump.get("threads")
			.valueStream()
			.map((thread) -> thread.get("threadName").stringValue())
			.filter((name) -> !name
				.matches("(ssh|http|HttpClient|sshd|tc|docker|testcontainers|ForkJoin|HikariPool-\\d+:connection).*"))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	@Test
	void requestsAreTheSame() throws Exception {
		get("/actuator/info");
		JsonNode overHttp = json(get("/actuator/httpexchanges")).get("exchanges");
		JsonNode overSsh = json(ssh("httpexchanges -o json")).get("exchanges");
		assertThat(overHttp.size()).isPositive();
		assertThat(overSsh.valueStream().toList()).containsAll(overHttp.valueStream().limit(50).toList());
	}

	@Test
	void auditEventsAreTheSame() throws Exception {
		ssh("info");
		JsonNode overHttp = json(get("/actuator/auditevents?principal=admin")).get("events");
		JsonNode overSsh = json(ssh("auditevents --principal admin -o json")).get("events");
		assertThat(overHttp.size()).isPositive();
		assertThat(overSsh.valueStream().toList()).containsAll(overHttp.valueStream().toList());
	}

	@Test
	void connectionsAreTheSame() throws Exception {
		JsonNode overHttp = json(get("/actuator/ssh"));
		JsonNode overSsh = json(ssh("ssh -o json"));
		assertThat(overSsh.propertyNames()).containsExactlyElementsOf(overHttp.propertyNames());
		assertThat(overSsh.get("hostKeys")).isEqualTo(overHttp.get("hostKeys"));
	}

	@Test
	void logfileIsTheSame() throws Exception {
		String overHttp = get("/actuator/logfile");
		assertThat(overHttp).contains("SSH server listens on");
		assertThat(ssh("logfile")).startsWith(overHttp);
	}

	@Test
	void prometheusScrapeIsTheSame() throws Exception {
		ssh("prometheus");
		get("/actuator/prometheus");
		awaitAsserted(() -> assertThat(seriesOf(ssh("prometheus"))).isEqualTo(seriesOf(get("/actuator/prometheus")))
			.hasSizeGreaterThan(50));
	}

	private static Set<String> seriesOf(String scrape) {
		return scrape.lines()
			.map((line) -> line.startsWith("#") ? line : line.replaceFirst(" [^ ]+$", ""))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	@Test
	void levelOfALoggerIsSetAndReset() throws Exception {
		ssh("loggers set com.acme DEBUG --create");
		assertThat(json(get("/actuator/loggers/com.acme")).get("configuredLevel").stringValue()).isEqualTo("DEBUG");
		ssh("loggers set com.acme");
		assertThat(json(get("/actuator/loggers/com.acme")).has("configuredLevel")).isFalse();
	}

	@Test
	void cacheIsCleared() {
		Cache prices = Objects.requireNonNull(this.sample.context().getBean(CacheManager.class).getCache("prices"));
		prices.put("scissors", 2);
		ssh("caches clear prices");
		assertThat(prices.get("scissors")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "caches nothing, 1, nothing", "env no.such.property, 1, no.such.property",
			"metrics no.such.meter, 1, no.such.meter", "health nothing, 1, nothing", "loggers set a LOUD, 2, LOUD",
			"loggers a --tag b, 2, --tag" })
	void wrongInputGetsOneLineThatSaysWhatIsWrong(String command, int status, String text) {
		Clients.Result result = Clients.run(Client.OPENSSH.asAdmin(this.sample, command));
		assertThat(result.status()).isEqualTo(status);
		assertThat(result.error().lines()).hasSize(1).first().asString().contains(text);
	}

	@Test
	void secretIsNowhere() throws Exception {
		Map<String, Clients.Key> users = Map.of("admin", Clients.key("admin"), "operator", Clients.key("operator"));
		this.sample.authorize("operator", Clients.key("operator").publicKeys());
		for (Map.Entry<String, Clients.Key> user : users.entrySet()) {
			for (String format : List.of("table", "text", "json", "ndjson", "csv", "yaml")) {
				String script = "env -o %1$s ; env shop.api-key -o %1$s ; configprops -o %1$s ; beans -o %1$s ; conditions -o %1$s"
					.formatted(format);
				Clients.Result result = Clients
					.run(Client.OPENSSH.withKey(this.sample, user.getKey(), user.getValue(), script));
				assertThat(result.output()).contains("shop.api-key").doesNotContain(SECRET);
				assertThat(result.error()).doesNotContain(SECRET);
			}
		}
	}

	/**
	 * The JVM starts and ends threads and tells of new kinds of garbage collections when
	 * it likes, also between two answers.
	 */
	private static void awaitAsserted(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
	}

	private String ssh(String command) {
		return Clients.succeed(Client.OPENSSH.asAdmin(this.sample, command));
	}

	private JsonNode json(String text) {
		return this.mapper.readTree(text);
	}

	private String get(String path) throws IOException, InterruptedException {
		String credentials = Base64.getEncoder()
			.encodeToString("admin:admin-password".getBytes(StandardCharsets.UTF_8));
		int port = this.sample.context().getEnvironment().getRequiredProperty("local.server.port", int.class);
		HttpResponse<String> response = this.http
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
				.header("Authorization", "Basic " + credentials)
				.build(), BodyHandlers.ofString());
		assertThat(response.statusCode()).as(path).isEqualTo(200);
		return response.body();
	}

	private static void remove(JsonNode node, String property) {
		if (node instanceof ObjectNode object) {
			object.remove(property);
		}
		node.forEach((child) -> remove(child, property));
	}

}
