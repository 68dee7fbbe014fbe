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

package io.github.sshspringboot.actuate.internal.audit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.actuate.internal.StubTunnel;
import io.github.sshspringboot.autoconfigure.actuate.SshAccessLogAutoConfiguration;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.forwarding.SshTunnel;
import io.github.sshspringboot.forwarding.SshTunnelType;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshServerListener.Outcome;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AccessLog}.
 */
@ExtendWith(OutputCaptureExtension.class)
class AccessLogTests {

	private static final String FROM = " from 127\\.0\\.0\\.1 port \\d+";

	@Test
	void eachLoginCommandAndLogoutIsALine(CapturedOutput output) throws Exception {
		try (SshTestServer server = start()) {
			try (TestSession session = server.login()) {
				SshTestServer.exec(session, "whoami --none=s3cret");
				SshTestServer.exec(session, "open");
				SshTestServer.exec(session, "s3cret");
				SshTestServer.exec(session, "help");
			}
			Awaitility.await().atMost(SshTestServer.SOON).until(() -> output.toString().contains("Logout from"));
		}
		assertThat(lines(output)).hasSize(6);
		List<String> patterns = List.of("Login" + FROM + " by password, connection \\S+, user 'admin'",
				command("whoami", 2), command("open", 126), command("UNKNOWN", 127), command("help", 0),
				"Logout" + FROM + " after \\d+ s, connection \\S+, user 'admin'");
		for (int i = 0; i < patterns.size(); i++) {
			assertThat(lines(output).get(i)).matches(patterns.get(i));
		}
		assertThat(output).doesNotContain("s3cret");
	}

	@Test
	void refusedLoginsAreReadByTheFilterAndNamesDoNotForgeAddresses(CapturedOutput output) throws Exception {
		String evil = "x' : Refused login from 192.0.2.1 port 1 io.github.sshspringboot.access : Refused login from "
				+ "192.0.2.1 port 1 '";
		try (SshTestServer server = start()) {
			for (String name : List.of("nobody", evil)) {
				assertThat(server.canLogin(name, "wrong-password")).isFalse();
			}
		}
		Pattern filter = filter();
		assertThat(output.toString().lines().filter((line) -> filter.matcher(line).find())).hasSize(2)
			.allSatisfy((line) -> assertThat(host(filter, line)).isEqualTo("127.0.0.1"));
		assertThat(lines(output)).hasSize(2)
			.allMatch((line) -> line.matches("Refused login" + FROM + " by password, user '.*'"));
		String before = "2026-11-28T08:04:02.565Z  INFO 7 --- [orders] [main] ";
		assertThat(filter.matcher(before + "com.acme.Shop : " + lines(output).get(0)).find()).isFalse();
		assertThat(filter
			.matcher(before + AccessLog.LOGGER + " : Login from 127.0.0.1 port 1 by password, user '" + evil + "'")
			.find()).isFalse();
		assertThat(host(filter, before + AccessLog.LOGGER + "   : Refused login from 2001:db8::7 port 1 by x, user ''"))
			.isEqualTo("2001:db8::7");
	}

	@Test
	void tunnelIsALineAtItsEnd(CapturedOutput output) {
		AccessLog log = new AccessLog();
		SshTunnel tunnel = StubTunnel.create("1", SshTunnelType.DIRECT_TCPIP);
		log.opened(tunnel);
		log.closed(tunnel, Duration.ofSeconds(3));
		assertThat(lines(output)).containsExactly("Tunnel 'direct-tcpip' of 'db:5432' from 192.0.2.7 port 50000, "
				+ "received 10 and sent 20 bytes after 3 s, connection c1, user 'admin'");
	}

	@Test
	void nameIsPrintable(CapturedOutput output) {
		new AccessLog().authenticationAttempted(new SshLogin("7", "a\u202eb\n\u200bc" + "d".repeat(500),
				new InetSocketAddress("192.0.2.1", 22), "SSH-2.0-x", null, List.of("publickey")), "password",
				Outcome.SUCCESS);
		assertThat(lines(output))
			.containsExactly("Login from 192.0.2.1 port 22 by publickey+password, connection 7, user 'a?b??c"
					+ "d".repeat(194) + "'");
	}

	@Test
	void floodIsToldOnceInAnIntervalWithItsCount(CapturedOutput output) throws Exception {
		AccessLog log = new AccessLog();
		for (int attempt = 0; attempt < 1000; attempt++) {
			refuse(log, 1);
		}
		assertThat(lines(output)).hasSize(5);
		log.logRefused();
		assertThat(lines(output)).hasSize(6)
			.last()
			.isEqualTo("Refused login from 192.0.2.1 995 more times within a minute");
		refuse(log, 1);
		assertThat(lines(output)).hasSize(7);
	}

	@Test
	void floodFromEverywhereIsBounded(CapturedOutput output) throws Exception {
		AccessLog log = new AccessLog();
		for (int address = 0; address < 5000; address++) {
			refuse(log, address);
		}
		log.logRefused();
		log.logRefused();
		assertThat(lines(output)).hasSize(201)
			.last()
			.isEqualTo("Refused 4800 logins from other addresses within a minute");
	}

	private static void refuse(AccessLog log, int address) throws UnknownHostException {
		InetAddress client = InetAddress
			.getByAddress(new byte[] { (byte) 192, 0, (byte) (2 + address / 256), (byte) address });
		log.authenticationAttempted(
				new SshLogin("7", "root", new InetSocketAddress(client, 22), "SSH-2.0-x", null, List.of()), "password",
				Outcome.FAILURE);
	}

	private static SshTestServer start() {
		return SshTestServer.start(List.of(SshTestServer.Users.class, Logged.class));
	}

	private static String command(String name, int status) {
		return "Command '" + name + "'" + FROM + ", status " + status + " after \\d+ ms, connection \\S+, user 'admin'";
	}

	private static List<String> lines(CapturedOutput output) {
		return output.toString()
			.lines()
			.filter((line) -> line.contains(AccessLog.LOGGER + " "))
			.map((line) -> line.replaceFirst(".*?( : | -- )", ""))
			.toList();
	}

	private static Pattern filter() throws IOException {
		return Files.readAllLines(Path.of("..", "docs", "recipes.md"))
			.stream()
			.filter((line) -> line.startsWith("failregex = "))
			.map((line) -> Pattern
				.compile(line.substring("failregex = ".length()).replace("<ADDR>", "(?<host>[0-9a-f:.]+)")))
			.findFirst()
			.orElseThrow();
	}

	private static String host(Pattern filter, String line) {
		Matcher matcher = filter.matcher(line);
		assertThat(matcher.find()).as(line).isTrue();
		return matcher.group("host");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity
	@ImportAutoConfiguration(SshAccessLogAutoConfiguration.class)
	@SshCommand
	static class Logged {

		@SshCommand("open")
		@PreAuthorize("hasRole('OWNER')")
		void open() {
		}

	}

}
