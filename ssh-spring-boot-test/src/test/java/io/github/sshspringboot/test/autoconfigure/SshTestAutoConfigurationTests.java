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

package io.github.sshspringboot.test.autoconfigure;

import io.github.sshspringboot.server.HostKeySource;
import io.github.sshspringboot.test.SshTestClient;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.test.context.MergedContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SshTestAutoConfiguration}.
 */
class SshTestAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withInitializer((context) -> new SshContextCustomizer().customizeContext(context,
				Mockito.mock(MergedContextConfiguration.class)))
		.withConfiguration(AutoConfigurations.of(SshTestAutoConfiguration.class));

	@Test
	void clientIsThere() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(SshTestClient.class)
			.hasSingleBean(SshTestAuthority.class));
	}

	@Test
	void timeoutThatIsNoneStopsTheStart() {
		this.contextRunner.withPropertyValues("ssh.test.timeout=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("'timeout' must be at least a millisecond"));
	}

	@Test
	void hostKeysAreThoseOfTheTest() {
		this.contextRunner.withPropertyValues("ssh.server.hostKeys.directory=target/host-keys")
			.run((context) -> assertThat(context).doesNotHaveBean(HostKeySource.class));
		this.contextRunner.withPropertyValues("ssh.server.host-keys.locations[0]=file:target/host-key")
			.run((context) -> assertThat(context).doesNotHaveBean(HostKeySource.class));
	}

	@Test
	void hostKeysOfTheApplicationAreNotTouched() {
		this.contextRunner.withSystemProperties("ssh.server.host-keys.locations=file:/etc/ssh/ssh_host_ed25519_key")
			.run((context) -> assertThat(context).hasBean("sshTestHostKeySource"));
	}

	@Test
	void clientOfTheApplicationTakesItsPlace() {
		SshTestClient client = SshTestClient.connectTo(1);
		this.contextRunner.withBean("ownClient", SshTestClient.class, () -> client)
			.run((context) -> assertThat(context).getBean(SshTestClient.class).isSameAs(client));
	}

}
