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

import java.nio.file.Path;

import io.github.sshspringboot.server.SshPenalties;
import io.github.sshspringboot.server.SshPenalty;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * OpenSSH logs in through HAProxy, which tells the server the addresses of its clients.
 */
@Testcontainers(disabledWithoutDocker = true)
class BalancerIntegrationTests {

	private static final String CONFIGURATION = """
			defaults
			  mode tcp
			  timeout connect 10s
			  timeout client 60s
			  timeout server 60s
			listen ssh
			  bind 127.0.0.1:%d
			  server app 127.0.0.1:%d send-proxy-v2
			""";

	private GenericContainer<?> container;

	private Sample sample;

	private int port;

	@BeforeEach
	void start(@TempDir Path data) throws Exception {
		this.container = Containers.start("balancer", "haproxy openssh-client sshpass");
		this.sample = Sample.start(data, "--ssh.server.proxy-protocol.trusted-proxies=127.0.0.1",
				"--ssh.auth.penalties.exempt=", "--ssh.auth.penalties.auth-fail=2m", "--ssh.auth.penalties.min=5m");
		this.port = Containers.freePort();
		Containers.copy(this.container, CONFIGURATION.formatted(this.port, this.sample.port()), "/haproxy.cfg");
		ExecResult key = run("ssh-keygen -q -t ed25519 -N '' -f /key && cat /key.pub");
		this.sample.authorize("admin", "from=\"127.0.0.3\" " + key.getStdout());
		ExecResult started = run("haproxy -D -f /haproxy.cfg");
		assertThat(started.getExitCode()).as(started.toString()).isZero();
	}

	@AfterEach
	void stop() {
		this.sample.close();
		this.container.stop();
	}

	@Test
	void everyAddressIsTheClientsOwn() throws Exception {
		ExecResult inside = login("-i /key -o BatchMode=yes", "127.0.0.3", "ssh -o json");
		assertThat(inside.getExitCode()).as(inside.toString()).isZero();
		assertThat(inside.getStdout()).contains("127.0.0.3");
		assertThat(login("-i /key -o BatchMode=yes", "127.0.0.2", "diag whoami").getExitCode()).isEqualTo(255);
		for (int i = 0; i < 6; i++) {
			login("-i /key -o BatchMode=yes", "127.0.0.2", "diag whoami");
		}
		SshPenalties penalties = this.sample.context().getBean(SshPenalties.class);
		Awaitility.await().until(() -> penalties.list().stream().anyMatch(SshPenalty::enforced));
		assertThat(penalties.list()).allSatisfy((penalty) -> assertThat(penalty.toString()).contains("127.0.0.2"));
		assertThat(login("-i /key -o BatchMode=yes", "127.0.0.3", "diag whoami").getExitCode()).isZero();
	}

	@Test
	void clientThatGoesAroundTheBalancerNeedsNoHeaderUnlessItIsTheBalancer() throws Exception {
		String around = "sshpass -p admin-password ssh -F none -o StrictHostKeyChecking=no "
				+ "-o UserKnownHostsFile=/dev/null -b %s -p " + this.sample.port() + " admin@127.0.0.1 diag whoami";
		assertThat(run(around.formatted("127.0.0.4")).getExitCode()).isZero();
		assertThat(run(around.formatted("127.0.0.1")).getExitCode()).isNotZero();
	}

	private ExecResult login(String options, String address, String command) throws Exception {
		return run(
				"ssh -F none -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null %s -b %s -p %d admin@127.0.0.1 %s"
					.formatted(options, address, this.port, command));
	}

	private ExecResult run(String script) throws Exception {
		return this.container.execInContainer("timeout", "60", "sh", "-c", script);
	}

}
