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

package io.github.sshspringboot.docker.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.autoconfigure.SshCommandAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshForwardingAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshPenaltyAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshSecurityAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshServerAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshSessionAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshShellAutoConfiguration;
import io.github.sshspringboot.docker.autoconfigure.SshContainerAutoConfiguration;
import io.github.sshspringboot.docker.internal.engine.ContainerSummary;
import io.github.sshspringboot.docker.internal.engine.DockerEngine;
import io.github.sshspringboot.docker.internal.engine.EngineException;
import io.github.sshspringboot.test.SshResult;
import io.github.sshspringboot.test.SshTestClient;
import org.junit.jupiter.api.Assumptions;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;

import static org.awaitility.Awaitility.await;

/**
 * An application whose sessions run in containers, and a client for it.
 */
final class ContainerServer implements AutoCloseable {

	static final Duration SOON = Duration.ofSeconds(60);

	static final String IMAGE = "debian:bookworm-slim";

	private final ConfigurableApplicationContext context;

	private ContainerServer(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static void needsAnEngine() {
		Assumptions.assumeTrue(Files.exists(DockerEngine.socket(null)), "There is no engine");
	}

	static ContainerServer start(Path directory, String... properties) {
		return start(List.of(), directory, properties);
	}

	static ContainerServer start(List<Class<?>> configurations, Path directory, String... properties) {
		needsAnEngine();
		List<Class<?>> sources = new ArrayList<>(configurations);
		sources.add(Application.class);
		return new ContainerServer(
				new SpringApplicationBuilder(sources.toArray(Class<?>[]::new)).web(WebApplicationType.NONE)
					.registerShutdownHook(false)
					.logStartupInfo(false)
					.properties("spring.main.banner-mode=off", "ssh.server.port=0", "ssh.shell.history.enabled=false",
							"ssh.server.host-keys.directory=" + directory, "ssh.server.limits.max-startups=1000",
							"ssh.server.limits.max-startups-per-source=none", "ssh.session.max-sessions-per-user=100",
							"ssh.auth.required-authorities=ROLE_USER", "spring.lifecycle.timeout-per-shutdown-phase=5s",
							"ssh.session.accept-env=LANG,LC_*,DANGER*", "ssh.session.routes[0].backend=container",
							"ssh.session.routes[0].authorities=ROLE_USER", "ssh.backends.container.image=" + IMAGE,
							"ssh.backends.container.pull=never", "ssh.backends.container.max-containers-per-user=100",
							"ssh.backends.container.timeouts.start=120s")
					.run(Arrays.stream(properties).map((property) -> "--" + property).toArray(String[]::new)));
	}

	<T> T getBean(Class<T> type) {
		return this.context.getBean(type);
	}

	int getPort() {
		return this.context.getEnvironment().getRequiredProperty("local.ssh.port", Integer.class);
	}

	/**
	 * Return a client with connections of its own.
	 */
	SshTestClient client(String username) {
		return SshTestClient.connectTo(getPort()).timeout(Duration.ofMinutes(2)).as(username).password("password");
	}

	SshResult run(String command) {
		return run("alice", command, "");
	}

	SshResult run(String username, String command, String input) {
		try (SshTestClient client = client(username)) {
			return client.stdin(input).run(command);
		}
	}

	/**
	 * Return the containers of this application.
	 */
	List<ContainerSummary> containers() throws EngineException {
		return getBean(DockerEngine.class)
			.list(Map.of(ContainerRegistry.PROCESS, ProcessIdentity.current().toString()));
	}

	void awaitNoContainer() {
		await().atMost(SOON).until(() -> containers().isEmpty());
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * The application, where everybody with a password may log in.
	 */
	@SpringBootConfiguration
	@ImportAutoConfiguration({ LifecycleAutoConfiguration.class, SshSecurityAutoConfiguration.class,
			SshCommandAutoConfiguration.class, SshShellAutoConfiguration.class, SshPenaltyAutoConfiguration.class,
			SshForwardingAutoConfiguration.class, SshSessionAutoConfiguration.class, SshServerAutoConfiguration.class,
			SshContainerAutoConfiguration.class })
	static class Application {

		@Bean
		UserDetailsService userDetailsService() {
			return (username) -> User.withUsername(username).password("{noop}password").roles("USER").build();
		}

	}

}
