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
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.sshspringboot.server.SshPenalties;
import io.github.sshspringboot.server.SshPenaltyReason;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Testcontainers;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real attacker is cut off while others log in, also on a server that shares penalties
 * through Redis.
 */
@Testcontainers(disabledWithoutDocker = true)
class PenaltyIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(60);

	private static final String ATTACKER = "127.0.0.2";

	private static final String USER = "127.0.0.3";

	/** However slowly logins fail, and servers start. */
	private static final String LASTING = "--ssh.auth.penalties.auth-fail=2m";

	private static final String HIGH = "--ssh.auth.penalties.min=5m";

	private static GenericContainer<?> container;

	@TempDir
	private Path data;

	@BeforeAll
	static void startContainer() {
		container = Containers.start("attackers", "openssh-client sshpass hydra redis-server");
	}

	@AfterAll
	static void stopContainer() {
		container.stop();
	}

	@Test
	void guessesOfHydraFindNothingAndAreCutOffWhileTheUserLogsIn() throws Exception {
		try (ConfigurableApplicationContext server = start("one")) {
			String passwords = IntStream.range(0, 1000)
				.mapToObj((i) -> (i < 999) ? "guess-" + i : "admin-password")
				.collect(Collectors.joining("\n", "", "\n"));
			Containers.copy(container, passwords, "/passwords");
			CompletableFuture<ExecResult> attack = CompletableFuture.supplyAsync(() -> attack(server));
			awaitRefused(server, "127.0.0.1", true);
			assertThat(login(server, "127.0.0.1", "admin-password")).isNotZero();
			assertThat(login(server, USER, "admin-password")).isZero();
			assertThat(attack.get().getStdout()).doesNotContain("login: admin");
			assertThat(server.getBean(Failures.class).count()).isBetween(1, 200);
			assertThat(login(server, USER, "admin-password")).isZero();
		}
	}

	private static ExecResult attack(ConfigurableApplicationContext server) {
		try {
			return run("timeout 30 hydra -I -t 4 -l admin -P /passwords ssh://127.0.0.1:" + port(server));
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void penaltyOfOneServerIsEnforcedByTheOtherUntilItIsCleared() throws Exception {
		String redis = "--test.redis-port=" + startRedis();
		String store = "--ssh.auth.penalties.store=redis";
		try (ConfigurableApplicationContext one = start("one", store, redis, LASTING, HIGH);
				ConfigurableApplicationContext two = start("two", store, redis, LASTING, HIGH)) {
			for (int i = 0; i < 6; i++) {
				login(one, ATTACKER, "wrong");
			}
			awaitRefused(one, true);
			awaitRefused(two, true);
			assertThat(login(two, ATTACKER, "admin-password")).isNotZero();
			assertThat(login(two, USER, "admin-password")).isZero();
			try (ConfigurableApplicationContext three = start("three", store, redis, LASTING, HIGH)) {
				awaitRefused(three, true);
			}
			two.getBean(SshPenalties.class).clear(InetAddress.getByName(ATTACKER));
			awaitRefused(one, false);
			assertThat(login(one, ATTACKER, "admin-password")).isZero();
		}
	}

	@Test
	void failuresOnTwoServersAddUp() throws Exception {
		String[] arguments = { "--test.redis-port=" + startRedis(), "--ssh.auth.penalties.store=redis",
				"--ssh.auth.penalties.auth-fail=4m", "--ssh.auth.penalties.min=7m" };
		try (ConfigurableApplicationContext one = start("one", arguments);
				ConfigurableApplicationContext two = start("two", arguments)) {
			login(one, ATTACKER, "wrong");
			login(two, ATTACKER, "wrong");
			awaitRefused(one, true);
			awaitRefused(two, true);
		}
	}

	@Test
	void failuresAtTheSameTimeAddUpInABoundedTable() throws Exception {
		int redis = startRedis();
		String[] arguments = { "--test.redis-port=" + redis, "--ssh.auth.penalties.store=redis",
				"--ssh.auth.penalties.refuse-connection=2m", "--ssh.auth.penalties.min=60m",
				"--ssh.auth.penalties.max=4h" };
		run("redis-cli -p " + redis + " eval \"for i = 1, 131172 do redis.call('ZADD', KEYS[1], ARGV[1], i) "
				+ "redis.call('HSET', KEYS[2], i, '1 0 REFUSED') end\" 2 '{ssh:penalties}:order' "
				+ "'{ssh:penalties}:states' " + (System.currentTimeMillis() + 60_000));
		assertThat(sources(redis)).isEqualTo(131_172);
		try (ConfigurableApplicationContext one = start("one", arguments);
				ConfigurableApplicationContext two = start("two", arguments)) {
			List<SshPenalties> servers = List.of(one.getBean(SshPenalties.class), two.getBean(SshPenalties.class));
			for (int i = 0; i < 200; i++) {
				servers.get(i % 2).add(InetAddress.getByName("192.0.2." + i), SshPenaltyReason.REFUSED);
			}
			InetAddress attacker = InetAddress.getByName(ATTACKER);
			List<CompletableFuture<Void>> additions = IntStream.range(0, 40)
				.mapToObj((i) -> CompletableFuture
					.runAsync(() -> servers.get(i % 2).add(attacker, SshPenaltyReason.REFUSED)))
				.toList();
			additions.forEach(CompletableFuture::join);
			awaitRefused(one, true);
			awaitRefused(two, true);
			assertThat(sources(redis)).isBetween(1, 131_072);
		}
	}

	private static int sources(int redis) throws Exception {
		return Integer.parseInt(run("redis-cli -p " + redis + " hlen '{ssh:penalties}:states'").getStdout().strip());
	}

	@Test
	void withoutRedisTheServerStartsAndEnforcesWhatItSees() throws Exception {
		try (ConfigurableApplicationContext server = start("one", "--test.redis-port=1",
				"--ssh.auth.penalties.store=redis", LASTING, HIGH)) {
			assertThat(login(server, USER, "admin-password")).isZero();
			for (int i = 0; i < 6; i++) {
				login(server, ATTACKER, "wrong");
			}
			awaitRefused(server, true);
			assertThat(login(server, USER, "admin-password")).isZero();
		}
	}

	private static void awaitRefused(ConfigurableApplicationContext server, boolean refused) {
		awaitRefused(server, ATTACKER, refused);
	}

	private static void awaitRefused(ConfigurableApplicationContext server, String address, boolean refused) {
		Awaitility.await()
			.atMost(SOON)
			.until(() -> server.getBean(SshPenalties.class).isRefused(InetAddress.getByName(address)) == refused);
	}

	private static int login(ConfigurableApplicationContext server, String from, String password) throws Exception {
		return run(("sshpass -p %s ssh -b %s -p %d -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null "
				+ "-o NumberOfPasswordPrompts=1 admin@127.0.0.1 diag whoami")
			.formatted(password, from, port(server))).getExitCode();
	}

	private static int startRedis() throws Exception {
		int port = Containers.freePort();
		run("redis-server --bind 127.0.0.1 --port " + port + " --save '' --daemonize yes");
		assertThat(run("for i in $(seq 50); do redis-cli -p " + port + " ping && exit 0; sleep 0.2; done; exit 1")
			.getExitCode()).isZero();
		return port;
	}

	private static ExecResult run(String script) throws IOException, InterruptedException {
		return container.execInContainer("timeout", "120", "sh", "-c", script);
	}

	private static int port(ConfigurableApplicationContext server) {
		return server.getEnvironment().getRequiredProperty("local.ssh.port", int.class);
	}

	private ConfigurableApplicationContext start(String name, String... arguments) {
		List<String> all = new ArrayList<>(List.of("--server.port=0", "--ssh.server.port=0",
				"--ssh.auth.penalties.exempt=", "--spring.datasource.generate-unique-name=true",
				"--sample.data-directory=" + this.data.resolve(name)));
		all.addAll(Arrays.asList(arguments));
		return new SpringApplicationBuilder(SampleApplication.class, RedisConnection.class, Failures.class)
			.run(all.toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	static class RedisConnection {

		@Bean
		LettuceConnectionFactory redisConnectionFactory(Environment environment) {
			return new LettuceConnectionFactory("127.0.0.1",
					environment.getProperty("test.redis-port", Integer.class, 1));
		}

		@Bean
		StringRedisTemplate stringRedisTemplate(LettuceConnectionFactory factory) {
			return new StringRedisTemplate(factory);
		}

	}

	static class Failures {

		private final AtomicInteger count = new AtomicInteger();

		@EventListener
		void failed(AbstractAuthenticationFailureEvent event) {
			this.count.incrementAndGet();
		}

		int count() {
			return this.count.get();
		}

	}

}
