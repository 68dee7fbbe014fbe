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
import io.github.sshspringboot.actuate.internal.endpoint.SshEndpointsSupplier;
import io.github.sshspringboot.autoconfigure.SshCommandAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshSecurityAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshServerAutoConfiguration;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.server.ExitStatus;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.autoconfigure.beans.BeansEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jmx.JmxEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.InfoEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.management.HeapDumpWebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.actuate.endpoint.EndpointsSupplier;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.jackson.EndpointJsonMapper;
import org.springframework.boot.actuate.endpoint.jmx.JmxEndpointsSupplier;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.actuate.logging.LoggersEndpoint;
import org.springframework.boot.actuate.management.HeapDumpWebEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.servlet.autoconfigure.actuate.web.ServletManagementContextAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.tomcat.autoconfigure.actuate.web.server.TomcatServletManagementContextAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the endpoints of a whole application.
 */
@Tag("any-jdk")
class EndpointsOfApplicationTests {

	@Test
	void endpointsRunOverSshAndAreExposedNowhereElse() throws Exception {
		try (SshTestServer server = SshTestServer.start(List.of(SshTestServer.Users.class, Application.class),
				"spring.flyway.enabled=false", "spring.liquibase.enabled=false", "spring.jmx.enabled=true",
				"spring.jmx.unique-names=true"); TestSession session = server.login()) {
			assertThat(SshTestServer.exec(session, "whom").outputText()).isEqualTo("admin\n");
			for (String command : List.of("beans", "conditions", "configprops", "env", "health", "info", "loggers",
					"mappings", "metrics", "scheduledtasks", "threaddump", "threaddump text")) {
				SshTestServer.Result result = SshTestServer.exec(session, command);
				assertThat(result.errorText()).as(command).isEmpty();
				assertThat(result.status()).as(command).isZero();
			}
			SshTestServer.Result set = SshTestServer.exec(session, "loggers set some.logger debug --create");
			assertThat(set.outputText()).isEqualTo("LOGGER       LEVEL\nsome.logger  DEBUG\n");
			assertThat(set.status()).isZero();
			JsonMapper mapper = server.getBean(EndpointJsonMapper.class).get();
			assertThat(SshTestServer.exec(session, "loggers some.logger -o json").outputText())
				.isEqualTo(mapper.writeValueAsString(server.getBean(LoggersEndpoint.class).loggerLevels("some.logger"))
						+ "\n");
			assertThat(SshTestServer.exec(session, "metrics no.such.meter").status())
				.isEqualTo(ExitStatus.FAILURE.code());
			assertThat(ids(server.getContext(), JmxEndpointsSupplier.class)).containsExactly("health");
		}
	}

	@Test
	void noCommandTurnsOnWhatTheEngineLogsOfUsers() throws Exception {
		String room = "io.github.sshspringboot.server.internal.mina";
		List<String> parents = List.of("ROOT", "io", "io.github.sshspringboot", "org", "org.apache");
		try (SshTestServer server = SshTestServer.start(List.of(SshTestServer.Users.class, Application.class),
				"spring.flyway.enabled=false", "spring.liquibase.enabled=false");
				TestSession session = server.login()) {
			try {
				for (String logger : parents) {
					assertThat(SshTestServer.exec(session, "loggers set " + logger + " TRACE").status()).isZero();
				}
				for (String logger : List.of("org.apache.sshd", "org.apache.sshd.server", room,
						room + ".ServerConnection")) {
					assertThat(SshTestServer.exec(session, "loggers set " + logger + " TRACE").errorText())
						.contains("cannot be set by a command");
				}
				for (String logger : List.of("org.apache.sshd.server.session.ServerSessionImpl",
						"org.apache.sshd.common.session.helpers.AbstractSession", room + ".ServerConnection")) {
					assertThat(LogFactory.getLog(logger).isDebugEnabled()).as(logger).isFalse();
				}
			}
			finally {
				for (String logger : parents) {
					SshTestServer.exec(session, "loggers set " + logger);
				}
			}
		}
	}

	@Test
	void neitherTheWebNorJmxExposesMoreThanWithoutSsh() {
		WebApplicationContextRunner runner = new WebApplicationContextRunner()
			.withInitializer(
					(context) -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
			.withConfiguration(AutoConfigurations.of(SshCommandAutoConfiguration.class, EndpointAutoConfiguration.class,
					WebEndpointAutoConfiguration.class, JmxAutoConfiguration.class, JmxEndpointAutoConfiguration.class,
					SshEndpointAutoConfiguration.class, EnvironmentEndpointAutoConfiguration.class,
					InfoEndpointAutoConfiguration.class, BeansEndpointAutoConfiguration.class,
					HeapDumpWebEndpointAutoConfiguration.class))
			.withPropertyValues("spring.jmx.enabled=true", "management.endpoints.web.exposure.include=info",
					"management.endpoints.jmx.exposure.include=beans");
		runner.run((context) -> {
			assertThat(ids(context, SshEndpointsSupplier.class)).containsExactlyInAnyOrder("env", "info", "beans");
			assertThat(ids(context, WebEndpointsSupplier.class)).containsExactly("info");
			assertThat(ids(context, JmxEndpointsSupplier.class)).containsExactly("beans");
			assertThat(context).doesNotHaveBean(HeapDumpWebEndpoint.class);
		});
		runner.withPropertyValues("ssh.actuator.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean(EnvironmentEndpoint.class);
			assertThat(ids(context, WebEndpointsSupplier.class)).containsExactly("info");
			assertThat(ids(context, JmxEndpointsSupplier.class)).containsExactly("beans");
		});
	}

	@Test
	void endpointsAreCommandsWhenTheManagementHasItsOwnPort() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Web.class, SshTestServer.Users.class)
			.web(WebApplicationType.SERVLET)
			.registerShutdownHook(false)
			.logStartupInfo(false)
			.run("--server.port=0", "--management.server.port=0", "--ssh.server.port=0",
					"--spring.main.banner-mode=off", "--ssh.server.host-keys.directory=target/host-keys")) {
			assertThat(context.getEnvironment().getProperty("local.management.port"))
				.isNotEqualTo(context.getEnvironment().getProperty("local.server.port"));
			assertThat(context.getBean(CommandRegistry.class).getNames()).contains("env", "info");
		}
	}

	private static Set<String> ids(ApplicationContext context, Class<? extends EndpointsSupplier<?>> supplier) {
		return context.getBean(supplier)
			.getEndpoints()
			.stream()
			.map((endpoint) -> endpoint.getEndpointId().toString())
			.collect(Collectors.toSet());
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
			ManagementContextAutoConfiguration.class, ServletManagementContextAutoConfiguration.class,
			EndpointAutoConfiguration.class, WebEndpointAutoConfiguration.class,
			EnvironmentEndpointAutoConfiguration.class, InfoEndpointAutoConfiguration.class,
			SshSecurityAutoConfiguration.class, SshCommandAutoConfiguration.class, SshServerAutoConfiguration.class,
			SshEndpointAutoConfiguration.class, TomcatServletManagementContextAutoConfiguration.class,
			PropertyPlaceholderAutoConfiguration.class })
	static class Web {

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
