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

package io.github.sshspringboot.autoconfigure.actuate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.server.ExitStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.actuate.web.exchanges.HttpExchangeRepository;
import org.springframework.boot.actuate.web.exchanges.InMemoryHttpExchangeRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for which commands of endpoints need the first of several authorities that may
 * log in. {@code operator} does not have it.
 */
@Tag("any-jdk")
class PrivilegedEndpointTests {

	private static final String[] PROPERTIES = { "ssh.auth.required-authorities=ROLE_ADMIN,ROLE_OPERATOR",
			"spring.flyway.enabled=false", "spring.liquibase.enabled=false", "logging.file.name=target/privileged.log",
			"management.endpoint.heapdump.access=unrestricted", "management.endpoint.shutdown.access=unrestricted" };

	@Test
	void writesAndWhatRevealsNeedsTheFirstAuthority() throws Exception {
		try (SshTestServer server = start("ssh.actuator.command-prefix=act")) {
			List<String> revealing = List.of("auditevents", "configprops", "env", "heapdump", "httpexchanges",
					"logfile", "logs", "quartz", "ssh", "sshpenalties", "threaddump", "threads");
			List<String> writing = List.of("caches clear", "loggers set", "quartz trigger", "shutdown", "ssh close",
					"sshpenalties clear");
			CommandRegistry commands = server.getBean(CommandRegistry.class);
			assertThat(commands.getPrivilegedNames()).allMatch((name) -> name.startsWith("act "))
				.map((name) -> name.substring("act ".length()))
				.containsAll(revealing)
				.containsAll(writing)
				.doesNotContain("health", "info", "metrics", "loggers", "beans", "caches");
			try (TestSession operator = server.login("operator", "operator-password")) {
				String help = SshTestServer.exec(operator, "help").outputText();
				for (String command : commands.getPrivilegedNames()) {
					assertThat(SshTestServer.exec(operator, command).status()).as(command)
						.isEqualTo(ExitStatus.DENIED.code());
					assertThat(help).doesNotContainPattern("(?m)^  " + command + "( {2}|$)");
				}
				assertThat(SshTestServer.exec(operator, "act health").status()).isZero();
				assertThat(SshTestServer.exec(operator, "act loggers ROOT").status()).isZero();
				assertThat(SshTestServer.exec(operator, "completion candidates -- act sshp").outputText()).isEmpty();
			}
			try (TestSession admin = server.login()) {
				assertThat(SshTestServer.exec(admin, "act env spring.flyway.enabled").status()).isZero();
				assertThat(SshTestServer.exec(admin, "act loggers set ROOT").status()).isZero();
			}
		}
	}

	@Test
	void ruleOpensWhatIsPrivilegedAndCommandsOfTheApplicationAreNot() throws Exception {
		try (SshTestServer server = start("ssh.authorization.rules[0].commands=loggers set",
				"ssh.authorization.rules[0].authorities=ROLE_OPERATOR");
				TestSession operator = server.login("operator", "operator-password")) {
			assertThat(SshTestServer.exec(operator, "loggers set ROOT").status()).isZero();
			assertThat(SshTestServer.exec(operator, "env").status()).isZero();
			assertThat(SshTestServer.exec(operator, "configprops").status()).isEqualTo(ExitStatus.DENIED.code());
		}
	}

	@Test
	void connectionsTellCommandsOnlyThatTheUserMaySee() throws Exception {
		try (SshTestServer server = start("ssh.authorization.rules[0].commands=ssh",
				"ssh.authorization.rules[0].authorities=ROLE_ADMIN,ROLE_OPERATOR",
				"ssh.authorization.rules[1].commands=wait", "ssh.authorization.rules[1].authorities=ROLE_ADMIN");
				TestSession operator = server.login("operator", "operator-password");
				TestSession admin = server.login()) {
			try (var running = admin.createExecChannel("wait")) {
				running.open().verify(SshTestServer.SOON);
				server.getCommands().awaitStart();
				JsonNode seenByAdmin = ssh(admin, "ssh -o json");
				assertThat(names(seenByAdmin.get("commands"))).contains("env", "wait", "configprops", "loggers set");
				assertThat(running(seenByAdmin)).containsExactlyInAnyOrder("ssh", "wait");
				JsonNode seen = ssh(operator, "ssh -o json");
				assertThat(names(seen.get("commands"))).contains("ssh", "env", "ssh close")
					.doesNotContain("wait", "configprops", "loggers set");
				assertThat(running(seen)).containsExactly("ssh");
				for (JsonNode connection : seen.get("connections")) {
					JsonNode one = ssh(operator, "ssh " + connection.get("id").asString() + " -o json");
					assertThat(names(one.get("commands"))).doesNotContain("wait");
				}
			}
		}
	}

	private static SshTestServer start(String... properties) {
		List<String> all = new ArrayList<>(List.of(PROPERTIES));
		all.addAll(List.of(properties));
		return SshTestServer.start(List.of(Users.class, Application.class), all.toArray(String[]::new));
	}

	private static JsonNode ssh(TestSession session, String line) throws IOException {
		return new JsonMapper().readTree(SshTestServer.exec(session, line).outputText());
	}

	private static List<String> running(JsonNode server) {
		List<String> running = new ArrayList<>();
		server.get("connections").forEach((connection) -> running.addAll(names(connection.get("commands"))));
		return running;
	}

	private static List<String> names(JsonNode array) {
		List<String> names = new ArrayList<>();
		array.forEach((name) -> names.add(name.asString()));
		return names;
	}

	@Configuration(proxyBeanMethods = false)
	static class Users {

		@Bean
		UserDetailsService userDetailsService() {
			return new InMemoryUserDetailsManager(
					User.withUsername("admin").password("{noop}admin-password").roles("ADMIN").build(),
					User.withUsername("operator").password("{noop}operator-password").roles("OPERATOR").build());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(EndpointsOfApplicationTests.Application.class)
	static class Application {

		@Bean
		AuditEventRepository auditEventRepository() {
			return new InMemoryAuditEventRepository();
		}

		@Bean
		HttpExchangeRepository httpExchangeRepository() {
			return new InMemoryHttpExchangeRepository();
		}

	}

}
