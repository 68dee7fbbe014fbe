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

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testcontainers.junit.jupiter.Testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The exit status arrives every time.
 */
@Tag("aot")
@Testcontainers(disabledWithoutDocker = true)
@ExtendWith(RunningSample.class)
class ExitStatusIntegrationTests {

	private final Sample sample;

	ExitStatusIntegrationTests(Sample sample) {
		this.sample = sample;
	}

	@ParameterizedTest
	@EnumSource(names = { "OPENSSH", "DROPBEAR", "PLINK" })
	void exitStatusArrivesEveryTime(Client client) {
		Clients.copy("%s; echo $?".formatted(client.asAdmin(this.sample, "diag exit 44")), "/clients/exit.sh");
		String output = Clients.succeed("seq 300 | xargs -P 6 -I{} sh /clients/exit.sh | sort | uniq -c");
		assertThat(output.trim()).isEqualTo("300 44");
	}

}
