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

package io.github.sshspringboot.benchmarks;

import java.nio.file.Path;
import java.util.Map;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.password.NoOpPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * A small application with the starter, as its user would write it.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableMethodSecurity
@Import(DiagCommands.class)
public class StarterServer {

	@Bean
	InMemoryUserDetailsManager users(Environment environment) {
		return new InMemoryUserDetailsManager(User.withUsername(environment.getRequiredProperty("benchmark.username"))
			.password(environment.getRequiredProperty("benchmark.password"))
			.roles("ADMIN")
			.build());
	}

	/**
	 * Costs nothing, as the comparison of the bare server. With an encoder that upgrades,
	 * Spring Security would store the password anew at the first login, with one that
	 * costs much on purpose.
	 */
	@Bean
	@SuppressWarnings("deprecation")
	PasswordEncoder passwordEncoder() {
		return NoOpPasswordEncoder.getInstance();
	}

	public static void main(String[] args) throws Exception {
		run(args, Map.of());
	}

	static void run(String[] args, Map<String, Object> properties) throws Exception {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(StarterServer.class)
			.web(WebApplicationType.NONE)
			.properties(Map.of("spring.main.banner-mode", "off", "spring.main.log-startup-info", "false",
					"benchmark.username", args[0], "benchmark.password", args[1], "ssh.server.port", "0",
					"ssh.server.limits.max-connections-per-user", "10000", "ssh.auth.public-key.authorized-keys",
					"file:" + Path.of(args[2]).resolveSibling("{username}"), "ssh.server.host-keys.locations",
					"file:" + args[3], "ssh.shell.prompt", TypedLines.PROMPT, "ssh.shell.history.directory",
					Path.of(args[3]).resolveSibling("history").toString()))
			.properties(Map.of("ssh.sftp.mounts[0].path", "/" + FileTransfers.SERVED, "ssh.sftp.mounts[0].location",
					"file:" + Path.of(args[3]).resolveSibling(FileTransfers.SERVED), "ssh.sftp.mounts[0].create",
					"true", "ssh.sftp.mounts[0].access", "read-write", "ssh.forwarding.local.permit", "127.0.0.1:*"))
			.properties(properties)
			.run();
		RemoteControl.run(context.getEnvironment().getRequiredProperty("local.ssh.port", Integer.class));
	}

}
