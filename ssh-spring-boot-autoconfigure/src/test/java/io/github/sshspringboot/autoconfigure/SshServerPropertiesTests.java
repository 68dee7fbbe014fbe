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

import java.nio.file.Path;
import java.time.Duration;

import io.github.sshspringboot.server.internal.AlgorithmProfile;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileUrlResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SshServerProperties}.
 */
class SshServerPropertiesTests {

	@Test
	void listensOnTheLoopbackAddressOnlyByDefault() {
		assertThat(bind().getAddress()).containsExactly("127.0.0.1");
		assertThat(bind().getPort()).isEqualTo(2222);
	}

	@Test
	void addresses() {
		assertThat(bind("address", "127.0.0.1,::1").getAddress()).containsExactly("127.0.0.1", "::1");
		assertThat(bind("address[0]", "0.0.0.0").getAddress()).containsExactly("0.0.0.0");
	}

	@Test
	void port() {
		assertThat(bind("port", "0").getPort()).isZero();
	}

	@Test
	void banner() {
		assertThat(bind().getBanner()).isNull();
		assertThat(bind("banner", "Hello").getBanner()).isEqualTo("Hello");
	}

	@Test
	void identification() {
		assertThat(bind().getIdentification()).isEqualTo("SSHSpringBoot");
		assertThat(bind("identification", "Orders_1").getIdentification()).isEqualTo("Orders_1");
	}

	@Test
	void hostKeysAreGeneratedByDefault() {
		SshServerProperties.HostKeys hostKeys = bind().getHostKeys();
		assertThat(hostKeys.isGenerate()).isTrue();
		assertThat(hostKeys.getLocations()).isEmpty();
		assertThat(hostKeys.getPassphrase()).isNull();
		assertThat(hostKeys.getDirectory()).isNull();
	}

	@Test
	void hostKeys() throws Exception {
		SshServerProperties.HostKeys hostKeys = bind("host-keys.locations", "classpath:a,file:/b",
				"host-keys.passphrase", "secret", "host-keys.generate", "false", "host-keys.directory", "/var/lib/app")
			.getHostKeys();
		assertThat(hostKeys.getLocations()).containsExactly(new ClassPathResource("a"), new FileUrlResource("/b"));
		assertThat(hostKeys.getPassphrase()).isEqualTo("secret");
		assertThat(hostKeys.isGenerate()).isFalse();
		assertThat(hostKeys.getDirectory()).isEqualTo(Path.of("/var/lib/app"));
	}

	@Test
	void algorithmsAreModernByDefault() {
		SshServerProperties.Algorithms algorithms = bind().getAlgorithms();
		assertThat(algorithms.getProfile()).isEqualTo(AlgorithmProfile.MODERN);
		assertThat(algorithms.getKeyExchange()).isEmpty();
		assertThat(algorithms.getCiphers()).isEmpty();
		assertThat(algorithms.getMacs()).isEmpty();
		assertThat(algorithms.getHostKey()).isEmpty();
		assertThat(algorithms.getPublicKey()).isEmpty();
	}

	@Test
	void algorithms() {
		SshServerProperties.Algorithms algorithms = bind("algorithms.profile", "compatible", "algorithms.key-exchange",
				"+kex", "algorithms.ciphers", "a, b", "algorithms.macs", "-mac", "algorithms.host-key", "host",
				"algorithms.public-key[0]", "public")
			.getAlgorithms();
		assertThat(algorithms.getProfile()).isEqualTo(AlgorithmProfile.COMPATIBLE);
		assertThat(algorithms.getKeyExchange()).containsExactly("+kex");
		assertThat(algorithms.getCiphers()).containsExactly("a", "b");
		assertThat(algorithms.getMacs()).containsExactly("-mac");
		assertThat(algorithms.getHostKey()).containsExactly("host");
		assertThat(algorithms.getPublicKey()).containsExactly("public");
	}

	@Test
	void unknownProfileIsRefused() {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind("algorithms.profile", "ancient"))
			.satisfies((ex) -> assertThat(ex.getName()).hasToString("ssh.server.algorithms.profile"));
	}

	@Test
	void limits() {
		assertThat(bind().getLimits().getMaxSessionsPerConnection()).isEqualTo(10);
		assertThat(bind("limits.max-sessions-per-connection", "3").getLimits().getMaxSessionsPerConnection())
			.isEqualTo(3);
	}

	@Test
	void timeouts() {
		assertThat(bind().getTimeouts().getLoginGrace()).isEqualTo(Duration.ofMinutes(1));
		assertThat(bind().getTimeouts().getIdle()).isNull();
		assertThat(bind().getTimeouts().getMaxSession()).isNull();
		SshServerProperties.Timeouts timeouts = bind("timeouts.login-grace", "30s", "timeouts.idle", "10m",
				"timeouts.max-session", "28800")
			.getTimeouts();
		assertThat(timeouts.getLoginGrace()).isEqualTo(Duration.ofSeconds(30));
		assertThat(timeouts.getIdle()).isEqualTo(Duration.ofMinutes(10));
		assertThat(timeouts.getMaxSession()).isEqualTo(Duration.ofHours(8));
	}

	@Test
	void keepalive() {
		assertThat(bind().getKeepalive().getInterval()).isNull();
		assertThat(bind().getKeepalive().getMaxMissed()).isEqualTo(3);
		SshServerProperties.Keepalive keepalive = bind("keepalive.interval", "15s", "keepalive.max-missed", "2")
			.getKeepalive();
		assertThat(keepalive.getInterval()).isEqualTo(Duration.ofSeconds(15));
		assertThat(keepalive.getMaxMissed()).isEqualTo(2);
	}

	private static SshServerProperties bind(String... pairs) {
		return PropertyBinder.bind(SshServerProperties.class, pairs);
	}

}
