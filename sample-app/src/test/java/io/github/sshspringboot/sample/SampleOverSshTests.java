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

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.test.SshTestClient;
import io.github.sshspringboot.test.autoconfigure.AutoConfigureSsh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SampleApplication} with its SSH server.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "sample.data-directory=target/sample-over-ssh", "ssh.test.timeout=30s" })
@AutoConfigureSsh
@DirtiesContext
@Timeout(120)
class SampleOverSshTests {

	@Autowired
	private CommandRegistry commands;

	@Autowired
	private DataSource dataSource;

	@Autowired
	private SshTestClient client;

	@Test
	void operatorRunsCommandsOfOrdersAndNoneOfTheApplication() {
		Set<String> own = Set.of("orders", "diag", "health");
		List<String> others = this.commands.getNames()
			.stream()
			.filter((name) -> !own.contains(name.split(" ")[0]))
			.toList();
		assertThat(others).contains("env", "configprops", "beans", "loggers", "loggers set", "logs", "auditevents",
				"httpexchanges", "threaddump", "threads", "ssh", "ssh close", "sshpenalties clear", "prometheus");
		SshTestClient operator = login("operator");
		SshTestClient admin = login("admin");
		for (String name : others) {
			assertThat(operator.run(name)).hasExitStatus(126).hasStderr(name + ": permission denied\n").hasNoStdout();
		}
		assertThat(groups(operator)).containsExactlyInAnyOrderElementsOf(own);
		assertThat(groups(admin)).contains("env", "ssh", "orders");
		assertThat(operator.read("orders list --limit 1 --no-headers")).contains("Northwind");
		assertThat(operator.run("health")).succeeded();
		assertThat(admin.run("env java.version")).succeeded();
	}

	@Test
	void ordersAreAddedAfterTheFirstConnectionsToTheDatabaseHaveEnded() throws Exception {
		SshTestClient admin = login("admin");
		this.dataSource.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
		assertThat(admin.read("orders add --customer Acme --item Skates --quantity 1 --total 5 -o csv"))
			.contains("Acme,Skates,1,5.00,open");
		assertThat(admin.stdin("customer,item,quantity,total,status\nA,B,1,1,shipped\n").read("orders import"))
			.isEqualTo("Imported 1 order\n");
		assertThat(admin.read("orders list --status shipped -o csv")).contains("A,B,1,1.00,shipped");
	}

	@Test
	void importOfWhatIsNoOrderIsAnError() {
		assertThat(login("admin").stdin("customer;item;quantity;total\nA;B;1;1\n").run("orders import"))
			.hasExitStatus(1)
			.hasNoStdout()
			.stderr()
			.contains("separated by commas")
			.hasLineCount(1);
	}

	private SshTestClient login(String user) {
		return this.client.as(user).password(user + "-password");
	}

	private static Set<String> groups(SshTestClient client) {
		return client.read("help")
			.lines()
			.filter((line) -> line.startsWith("  "))
			.map((line) -> line.strip().split(" ")[0])
			.collect(Collectors.toSet());
	}

}
