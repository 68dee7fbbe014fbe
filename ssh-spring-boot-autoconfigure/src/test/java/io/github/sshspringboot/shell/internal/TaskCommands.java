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

package io.github.sshspringboot.shell.internal;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandRequest;
import io.github.sshspringboot.command.SshCompleter;
import io.github.sshspringboot.command.SshOption;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands to complete. The user {@code admin} may not drop tasks.
 */
@SshCommand(name = "tasks", description = "What is to be done")
class TaskCommands {

	@SshCommand(name = "show", description = "Show one task")
	String show(@SshArgument(completer = Tasks.class) String task, @SshOption @Nullable DayOfWeek day) {
		return "task <" + task + "> <" + day + ">";
	}

	@SshCommand(name = "login", description = "Log in elsewhere")
	String login(@SshOption(secret = true) @Nullable String token) {
		return "logged''in";
	}

	@SshCommand(name = "drop", description = "Drop tasks")
	void drop() {
	}

	@SshCommand(name = "ask", description = "Ask for a task that takes its time")
	String ask(@SshArgument(completer = SlowTasks.class) String task) {
		return "asked for " + task;
	}

	static class Tasks implements SshCompleter {

		@Override
		public Collection<SshCandidate> complete(String prefix) {
			return List.of(new SshCandidate("wash up", "It is urgent"), SshCandidate.of("iron"),
					SshCandidate.of("evil\033[2J"));
		}

	}

	static class SlowTasks implements SshCompleter {

		private final CountDownLatch asked = new CountDownLatch(1);

		private final CountDownLatch never = new CountDownLatch(1);

		private final CountDownLatch interrupted = new CountDownLatch(1);

		@Override
		public Collection<SshCandidate> complete(String prefix) {
			this.asked.countDown();
			try {
				this.never.await();
			}
			catch (InterruptedException ex) {
				this.interrupted.countDown();
			}
			return List.of();
		}

		void awaitAsked() throws InterruptedException {
			await(this.asked);
		}

		private static void await(CountDownLatch latch) throws InterruptedException {
			assertThat(latch.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}

		void awaitInterrupt() throws InterruptedException {
			await(this.interrupted);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Config {

		@Bean
		SlowTasks slowTasks() {
			return new SlowTasks();
		}

		@Bean
		AuthorizationManager<SshCommandRequest> commandAuthorization() {
			return (user, request) -> new AuthorizationDecision(
					!"tasks drop".equals(request.commandName()) || !"admin".equals(user.get().getName()));
		}

	}

}
