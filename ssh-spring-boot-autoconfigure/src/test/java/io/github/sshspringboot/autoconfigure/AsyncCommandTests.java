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

package io.github.sshspringboot.autoconfigure;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.internal.run.StubSession;
import io.github.sshspringboot.server.internal.SshSessionHandlers;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for commands whose methods Spring runs on threads of its own.
 */
class AsyncCommandTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(TaskExecutionAutoConfiguration.class, SshCommandAutoConfiguration.class))
		.withUserConfiguration(AsyncCommands.class);

	@Test
	void methodOnAnotherThreadKnowsTheUserIfTheContextIsPropagated() {
		this.contextRunner.withPropertyValues("spring.task.execution.propagate-context=true").run((context) -> {
			assertThat(run(context, "alice")).isEqualTo("alice on a task thread\n");
			assertThat(run(context, "bob")).isEqualTo("bob on a task thread\n");
		});
	}

	private static String run(ApplicationContext context, String user) throws Exception {
		StubSession session = new StubSession("who");
		session.user(new TestingAuthenticationToken(user, "", "ROLE_ADMIN"));
		session.end(context.getBean(SshSessionHandlers.class).exec().handle(session));
		return session.text();
	}

	@SshCommand
	@EnableAsync
	@Configuration(proxyBeanMethods = false)
	static class AsyncCommands {

		@Async
		@SshCommand("who")
		CompletableFuture<String> who() {
			String thread = Thread.currentThread().getName().startsWith("task-") ? "a task thread" : "another";
			Authentication user = Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
			return CompletableFuture.completedFuture(user.getName() + " on " + thread);
		}

	}

}
