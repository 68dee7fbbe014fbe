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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SampleApplication} with its SSH server.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "ssh.server.port=0", "sample.data-directory=target/sample-over-ssh" })
@DirtiesContext
@Timeout(120)
class SampleOverSshTests {

	private static final Duration SOON = Duration.ofSeconds(30);

	private static final SshClient client = SshClient.setUpDefaultClient();

	@Autowired
	private CommandRegistry commands;

	@Autowired
	private DataSource dataSource;

	@Value("${local.ssh.port}")
	private int port;

	@BeforeAll
	static void startClient() {
		client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
		client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
		client.setServerKeyVerifier((session, address, key) -> true);
		client.start();
	}

	@AfterAll
	static void stopClient() {
		client.stop();
	}

	@Test
	void operatorRunsCommandsOfOrdersAndNoneOfTheApplication() throws IOException {
		Set<String> own = Set.of("orders", "diag", "health");
		List<String> others = this.commands.getNames()
			.stream()
			.filter((name) -> !own.contains(name.split(" ")[0]))
			.toList();
		assertThat(others).contains("env", "configprops", "beans", "loggers", "loggers set", "logs", "auditevents",
				"httpexchanges", "threaddump", "threads", "ssh", "ssh close", "sshpenalties clear", "prometheus");
		try (ClientSession operator = login("operator"); ClientSession admin = login("admin")) {
			for (String name : others) {
				Result denied = run(operator, name, "");
				assertThat(denied.error()).isEqualTo(name + ": permission denied\n");
				assertThat(denied.status()).isEqualTo(126);
				assertThat(denied.output()).isEmpty();
			}
			assertThat(groups(run(operator, "help", ""))).containsExactlyInAnyOrderElementsOf(own);
			assertThat(groups(run(admin, "help", ""))).contains("env", "ssh", "orders");
			assertThat(run(operator, "orders list --limit 1 --no-headers", "").output()).contains("Northwind");
			assertThat(run(operator, "health", "").status()).isZero();
			assertThat(run(admin, "env java.version", "").status()).isZero();
		}
	}

	@Test
	void ordersAreAddedAfterTheFirstConnectionsToTheDatabaseHaveEnded() throws Exception {
		try (ClientSession admin = login("admin")) {
			this.dataSource.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
			Result added = run(admin, "orders add --customer Acme --item Skates --quantity 1 --total 5 -o csv", "");
			assertThat(added.error()).isEmpty();
			assertThat(added.output()).contains("Acme,Skates,1,5.00,open");
			Result imported = run(admin, "orders import", "customer,item,quantity,total,status\nA,B,1,1,shipped\n");
			assertThat(imported.error()).isEmpty();
			assertThat(imported.output()).isEqualTo("Imported 1 order\n");
			assertThat(run(admin, "orders list --status shipped -o csv", "").output()).contains("A,B,1,1.00,shipped");
		}
	}

	@Test
	void importOfWhatIsNoOrderIsAnError() throws IOException {
		try (ClientSession admin = login("admin")) {
			Result imported = run(admin, "orders import", "customer;item;quantity;total\nA;B;1;1\n");
			assertThat(imported.output()).isEmpty();
			assertThat(imported.error()).contains("separated by commas").hasLineCount(1);
			assertThat(imported.status()).isEqualTo(1);
		}
	}

	private ClientSession login(String user) throws IOException {
		ClientSession session = client.connect(user, "127.0.0.1", this.port).verify(SOON).getSession();
		session.addPasswordIdentity(user + "-password");
		session.auth().verify(SOON);
		return session;
	}

	private static Result run(ClientSession session, String command, String input) throws IOException {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		ByteArrayOutputStream error = new ByteArrayOutputStream();
		try (ChannelExec channel = session.createExecChannel(command)) {
			channel.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
			channel.setOut(output);
			channel.setErr(error);
			channel.open().verify(SOON);
			assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), SOON))
				.contains(ClientChannelEvent.CLOSED);
			return new Result(channel.getExitStatus(), output.toString(StandardCharsets.UTF_8),
					error.toString(StandardCharsets.UTF_8));
		}
	}

	private static Set<String> groups(Result help) {
		return help.output()
			.lines()
			.filter((line) -> line.startsWith("  "))
			.map((line) -> line.strip().split(" ")[0])
			.collect(Collectors.toSet());
	}

	private record Result(int status, String output, String error) {

	}

}
