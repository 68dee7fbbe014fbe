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

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.support.TestPropertySourceUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SshContextCustomizer} and its factory.
 */
class SshContextCustomizerTests {

	private final SshContextCustomizerFactory factory = new SshContextCustomizerFactory();

	@Test
	void propertiesComeAfterThoseOfTheTestAndBeforeThoseOfTheApplication() {
		GenericApplicationContext context = new GenericApplicationContext();
		context.getEnvironment()
			.getPropertySources()
			.addLast(new MapPropertySource("application", Map.of("ssh.server.port", 2222, "ssh.server.address",
					"0.0.0.0", "ssh.shell.history.enabled", true)));
		TestPropertySourceUtils.addPropertiesFilesToEnvironment(context, "ssh-test.properties");
		TestPropertySourceUtils.addInlinedPropertiesToEnvironment(context, "ssh.shell.history.enabled=true");
		new SshContextCustomizer().customizeContext(context, Mockito.mock(MergedContextConfiguration.class));
		Environment environment = context.getEnvironment();
		assertThat(environment.getProperty("ssh.server.port")).isEqualTo("0");
		assertThat(environment.getProperty("ssh.server.address")).isEqualTo("127.0.0.1");
		assertThat(environment.getProperty("ssh.shell.history.enabled")).isEqualTo("true");
		assertThat(environment.getProperty("ssh.auth.penalties.exempt")).isEqualTo("10.0.0.0/8");
	}

	@Test
	void contextsOfTestsWithTheAnnotationAreTheSame() {
		ContextCustomizer customizer = this.factory.createContextCustomizer(Annotated.class, List.of());
		assertThat(customizer).isNotNull().isEqualTo(this.factory.createContextCustomizer(Inherited.class, List.of()));
		assertThat(this.factory.createContextCustomizer(getClass(), List.of())).isNull();
	}

	@AutoConfigureSsh
	private static class Annotated {

	}

	private static final class Inherited extends Annotated {

	}

}
