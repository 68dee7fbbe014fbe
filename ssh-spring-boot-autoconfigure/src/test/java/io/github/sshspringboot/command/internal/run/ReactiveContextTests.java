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

package io.github.sshspringboot.command.internal.run;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

import io.github.sshspringboot.command.SshCommand;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshotFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.LocaleContextThreadLocalAccessor;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what results know that are made on other threads than the command's.
 */
class ReactiveContextTests {

	private static final ThreadLocal<String> tenant = new ThreadLocal<>();

	private final CommandTester tester = new CommandTester(Reactive.class);

	private final ExecutorService oneThread = Executors.newSingleThreadExecutor();

	@AfterEach
	void close() {
		Hooks.disableAutomaticContextPropagation();
		ContextRegistry.getInstance().removeThreadLocalAccessor("tenant");
		ContextRegistry.getInstance().removeThreadLocalAccessor(LocaleContextThreadLocalAccessor.KEY);
		tenant.remove();
		this.oneThread.shutdownNow();
		this.tester.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "mono", "flux", "optional" })
	void reactiveResultKnowsTheUser(String command) {
		assertThat(run(command, "alice", "")).isEqualTo("alice\n");
		assertThat(run(command, "bob", "")).isEqualTo("bob\n");
	}

	@Test
	void contextOfTheCommandItselfComesFirst() {
		assertThat(run("own", "alice", "")).isEqualTo("own\n");
	}

	@Test
	void reactiveResultKnowsTheLocale() {
		assertThat(run("locale", "alice", "de_AT.UTF-8")).isEqualTo("de_AT\n");
		assertThat(run("locale", "alice", "fr_FR.UTF-8")).isEqualTo("fr_FR\n");
	}

	@Test
	void withAutomaticPropagationThreadsKnowUserAndLocale() {
		Hooks.enableAutomaticContextPropagation();
		ContextRegistry.getInstance().registerThreadLocalAccessor(new LocaleContextThreadLocalAccessor());
		assertThat(run("threads", "alice", "de_AT.UTF-8")).isEqualTo("alice de_AT\nalice de_AT\nalice de_AT\n");
		assertThat(run("threads", "bob", "fr_FR.UTF-8")).isEqualTo("bob fr_FR\nbob fr_FR\nbob fr_FR\n");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void whateverTheApplicationPropagatesIsCaptured(boolean automatic) {
		if (automatic) {
			Hooks.enableAutomaticContextPropagation();
		}
		ContextRegistry.getInstance().registerThreadLocalAccessor("tenant", tenant);
		tenant.set("acme");
		assertThat(run("tenant", "alice", "")).isEqualTo("acme\n");
	}

	@Test
	void asyncResultKnowsTheUserByASnapshotOfTheCommand() {
		assertThat(run("snapshot", "alice", "")).isEqualTo("alice\n");
		assertThat(run("async", "bob", "")).isEqualTo("nobody\n");
	}

	@Test
	void threadThatIsUsedAgainKnowsTheNewUserOnly() throws Exception {
		Locale before = LocaleContextHolder.getLocale();
		assertThat(this.oneThread.submit(() -> run("threads", "alice", "de_AT.UTF-8")).get()).isNotEmpty();
		assertThat(this.oneThread.submit(() -> run("here", "bob", "fr_FR.UTF-8")).get()).isEqualTo("bob fr_FR\n");
		assertThat(this.oneThread.submit(() -> run("fail", "carol", "de_AT.UTF-8")).get()).isEmpty();
		assertThat(this.oneThread.submit(Reactive::describe).get()).isEqualTo("nobody " + before);
	}

	private String run(String command, String user, String language) {
		return this.tester.run(command, (session) -> {
			session.user(new TestingAuthenticationToken(user, "", "ROLE_ADMIN"));
			if (!language.isEmpty()) {
				session.environment("LANG", language);
			}
		}).text();
	}

	@SshCommand
	static class Reactive {

		@SshCommand("mono")
		Mono<String> mono() {
			return name().publishOn(Schedulers.boundedElastic());
		}

		@SshCommand("flux")
		Flux<String> flux() {
			return Flux.just(1).publishOn(Schedulers.boundedElastic()).flatMap((number) -> name());
		}

		@SshCommand("optional")
		Optional<Mono<String>> optional() {
			return Optional.of(mono());
		}

		@SshCommand("own")
		Mono<String> own() {
			return mono().contextWrite(ReactiveSecurityContextHolder
				.withAuthentication(new TestingAuthenticationToken("own", "", "ROLE_ADMIN")));
		}

		private static Mono<String> name() {
			return ReactiveSecurityContextHolder.getContext()
				.map((context) -> Objects.requireNonNull(context.getAuthentication()).getName());
		}

		@SshCommand("locale")
		Mono<String> locale() {
			return Mono.just(1)
				.publishOn(Schedulers.boundedElastic())
				.flatMap((number) -> Mono.deferContextual((context) -> Mono.just(
						String.valueOf(context.<LocaleContext>get(LocaleContextThreadLocalAccessor.KEY).getLocale()))));
		}

		@SshCommand("threads")
		Flux<String> threads() {
			return Flux.range(1, 3).publishOn(Schedulers.boundedElastic()).map((number) -> describe());
		}

		@SshCommand("tenant")
		Mono<String> tenant() {
			return Mono.just(1)
				.publishOn(Schedulers.boundedElastic())
				.flatMap((number) -> Mono.deferContextual((context) -> Mono.just(context.<String>get("tenant"))));
		}

		@SshCommand("snapshot")
		CompletableFuture<String> snapshot() {
			return CompletableFuture.supplyAsync(() -> describe().split(" ")[0],
					ContextSnapshotFactory.builder().build().captureAll().wrapExecutor(ForkJoinPool.commonPool()));
		}

		@SshCommand("async")
		CompletableFuture<String> async() {
			return CompletableFuture.supplyAsync(() -> describe().split(" ")[0]);
		}

		@SshCommand("here")
		String here() {
			return describe();
		}

		@SshCommand("fail")
		void fail() {
			throw new IllegalStateException("for a test");
		}

		static String describe() {
			Authentication user = SecurityContextHolder.getContext().getAuthentication();
			return ((user != null) ? user.getName() : "nobody") + " " + LocaleContextHolder.getLocale();
		}

	}

}
