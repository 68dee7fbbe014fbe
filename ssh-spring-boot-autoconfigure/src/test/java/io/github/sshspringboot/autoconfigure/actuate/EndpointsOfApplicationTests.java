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

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.actuate.endpoint.SshEndpointsSupplier;
import io.github.sshspringboot.server.ExitStatus;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.endpoint.EndpointsSupplier;
import org.springframework.boot.actuate.endpoint.ExposableEndpoint;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.jackson.EndpointJsonMapper;
import org.springframework.boot.actuate.endpoint.jmx.JmxEndpointsSupplier;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.actuate.logging.LoggersEndpoint;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the endpoints of a whole application.
 */
class EndpointsOfApplicationTests {

	private static final String[] PROPERTIES = { "spring.flyway.enabled=false", "spring.liquibase.enabled=false",
			"spring.jmx.enabled=true", "spring.jmx.unique-names=true", "server.port=0" };

	@Test
	void endpointsOfAnApplicationWithoutWebRunOverSsh() throws Exception {
		try (SshTestServer server = SshTestServer.start(List.of(SshTestServer.Users.class, Application.class),
				PROPERTIES); TestSession session = server.login()) {
			assertThat(SshTestServer.exec(session, "whom").outputText()).isEqualTo("admin\n");
			assertThat(SshTestServer.exec(session, "help").outputText()).contains("beans", "conditions", "env",
					"health", "info", "loggers set", "mappings", "metrics", "scheduledtasks", "threaddump");
			for (String command : List.of("beans", "conditions", "configprops", "env", "health", "info", "loggers",
					"mappings", "metrics", "scheduledtasks", "threaddump", "threaddump text")) {
				SshTestServer.Result result = SshTestServer.exec(session, command);
				assertThat(result.errorText()).as(command).isEmpty();
				assertThat(result.status()).as(command).isZero();
			}
			SshTestServer.Result set = SshTestServer.exec(session, "loggers set some.logger debug");
			assertThat(set.output()).isEmpty();
			assertThat(set.status()).isZero();
			JsonMapper mapper = server.getBean(EndpointJsonMapper.class).get();
			assertThat(SshTestServer.exec(session, "loggers some.logger -o json").outputText())
				.isEqualTo(mapper.writeValueAsString(server.getBean(LoggersEndpoint.class).loggerLevels("some.logger"))
						+ "\n");
			assertThat(SshTestServer.exec(session, "metrics no.such.meter").status())
				.isEqualTo(ExitStatus.FAILURE.code());
		}
	}

	@Test
	void neitherTheWebNorJmxExposesMore() {
		Set<String> web = exposed(WebEndpointsSupplier.class, "ssh.actuator.enabled=false");
		assertThat(exposed(WebEndpointsSupplier.class)).isEqualTo(web).contains("health").doesNotContain("env");
		Set<String> jmx = exposed(JmxEndpointsSupplier.class, "ssh.actuator.enabled=false");
		assertThat(exposed(JmxEndpointsSupplier.class)).isEqualTo(jmx).doesNotContain("env");
	}

	@Test
	void endpointsAreCommandsWhenTheManagementHasItsOwnPort() {
		Set<String> endpoints = exposed(SshEndpointsSupplier.class, "management.server.port=0");
		assertThat(endpoints).contains("env", "health", "whom").isEqualTo(exposed(SshEndpointsSupplier.class));
	}

	private static Set<String> exposed(Class<? extends EndpointsSupplier<?>> supplier, String... properties) {
		try (ConfigurableApplicationContext context = start(properties)) {
			return context.getBean(supplier)
				.getEndpoints()
				.stream()
				.map(ExposableEndpoint::getEndpointId)
				.map(String::valueOf)
				.collect(Collectors.toSet());
		}
	}

	private static ConfigurableApplicationContext start(String... properties) {
		return new SpringApplicationBuilder(Application.class, SshTestServer.Users.class)
			.web(WebApplicationType.SERVLET)
			.registerShutdownHook(false)
			.logStartupInfo(false)
			.properties(PROPERTIES)
			.properties(properties)
			.run("--ssh.server.port=0", "--spring.main.banner-mode=off",
					"--ssh.server.host-keys.directory=target/keys");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		WhomEndpoint whomEndpoint() {
			return new WhomEndpoint();
		}

	}

	@Endpoint(id = "whom")
	static class WhomEndpoint {

		@ReadOperation
		String whom(SecurityContext context) {
			return String.valueOf((context.getPrincipal() != null) ? context.getPrincipal().getName() : null);
		}

	}

}
