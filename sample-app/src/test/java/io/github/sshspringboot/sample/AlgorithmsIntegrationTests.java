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

import java.time.Duration;
import java.util.List;

import io.github.sshspringboot.sample.Clients.Result;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.KexProposalOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testcontainers.junit.jupiter.Testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The algorithms that are offered are good, and work.
 */
@Tag("jdk")
@Testcontainers(disabledWithoutDocker = true)
@ExtendWith(RunningSample.class)
class AlgorithmsIntegrationTests {

	private final Sample sample;

	AlgorithmsIntegrationTests(Sample sample) {
		this.sample = sample;
	}

	@Test
	void auditFindsNoFailure() {
		String report = Clients.run("ssh-audit --no-colors -p %d 127.0.0.1".formatted(this.sample.port())).output();
		assertThat(report).contains("(kex) sntrup761x25519-sha512@openssh.com").doesNotContain("[fail]");
	}

	@Test
	void openSshNegotiatesPostQuantumKeyExchangeAndEd25519() {
		Result result = Clients.run(
				Client.OPENSSH.asAdmin(this.sample, "diag echo one").replace("ssh -F", "ssh -v -o LogLevel=DEBUG1 -F"));
		assertThat(result.output()).as(result.toString()).isEqualTo("one\n");
		assertThat(result.error().lines()).contains("debug1: kex: host key algorithm: ssh-ed25519")
			// Newer releases know it by the name without a domain, too
			.containsAnyOf("debug1: kex: algorithm: sntrup761x25519-sha512@openssh.com",
					"debug1: kex: algorithm: sntrup761x25519-sha512");
	}

	@ParameterizedTest
	@CsvSource({ "kex, KexAlgorithms, KEX algorithms", "cipher, Ciphers, ciphers stoc", "mac, MACs, MACs stoc" })
	void everyOfferedAlgorithmThatOpenSshHasWorks(String query, String option, String title) {
		String ssh = Client.OPENSSH.asAdmin(this.sample, "diag bytes 100KB");
		String log = Clients.run(ssh.replace("ssh -F", "ssh -o LogLevel=DEBUG2 -F") + " >/dev/null").error();
		String offer = log.substring(log.indexOf("peer server KEXINIT proposal"))
			.lines()
			.filter((line) -> line.startsWith("debug2: " + title + ": "))
			.findFirst()
			.orElseThrow();
		List<String> offered = List.of(offer.substring(offer.lastIndexOf(' ') + 1).trim().split(","));
		List<String> common = Clients.succeed("ssh -Q " + query).lines().filter(offered::contains).toList();
		assertThat(common).hasSizeGreaterThan(1);
		// A cipher that authenticates would need no MAC
		String cipher = (option.equals("MACs")) ? "-o Ciphers=aes256-ctr " : "";
		for (String algorithm : common) {
			String script = ssh.replace("ssh -F", "ssh %s-o %s=%s -F".formatted(cipher, option, algorithm));
			Result result = Clients.run(script + " | wc -c");
			assertThat(result.output().trim()).as(algorithm + ": " + result).isEqualTo("102400");
		}
	}

	@Test
	void mlKemWorks() throws Exception {
		try (SshClient client = SshClient.setUpDefaultClient()) {
			client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
			client.setKeyExchangeFactories(List.of(ClientBuilder.DH2KEX.apply(BuiltinDHFactories.mlkem768x25519)));
			client.start();
			try (ClientSession session = client.connect("admin", "127.0.0.1", this.sample.port())
				.verify(Duration.ofSeconds(20))
				.getSession()) {
				session.addPasswordIdentity("admin-password");
				session.auth().verify(Duration.ofSeconds(20));
				assertThat(session.getNegotiatedKexParameter(KexProposalOption.ALGORITHMS))
					.isEqualTo("mlkem768x25519-sha256");
				assertThat(session.executeRemoteCommand("diag echo one")).isEqualTo("one\n");
			}
		}
	}

}
