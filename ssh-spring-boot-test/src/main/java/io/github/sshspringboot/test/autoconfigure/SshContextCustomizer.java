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

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * {@link ContextCustomizer} that adds the properties of a server for tests, below those
 * of the test itself. They also show that the context is one of a test.
 */
record SshContextCustomizer() implements ContextCustomizer {

	private static final MapPropertySource PROPERTIES = new MapPropertySource("sshTest",
			Map.of("ssh.server.port", 0, "ssh.server.address", "127.0.0.1", "ssh.auth.penalties.exempt",
					"127.0.0.0/8,::1", "ssh.shell.history.enabled", false));

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
		MutablePropertySources sources = context.getEnvironment().getPropertySources();
		String system = StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME;
		if (sources.contains(system)) {
			sources.addBefore(system, PROPERTIES);
		}
		else {
			sources.addFirst(PROPERTIES);
		}
	}

	/**
	 * Return whether the test itself has properties with the given prefix, in sources
	 * that go before those of the server for tests.
	 */
	static boolean isSetByTest(ConfigurableEnvironment environment, String prefix) {
		List<PropertySource<?>> ofTest = environment.getPropertySources()
			.stream()
			.takeWhile((source) -> !source.equals(PROPERTIES))
			.toList();
		ConfigurationPropertyName name = ConfigurationPropertyName.of(prefix);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.from(ofTest)) {
			if (source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT) {
				return true;
			}
		}
		return false;
	}

	static boolean isCustomized(ConfigurableEnvironment environment) {
		return environment.getPropertySources().contains(PROPERTIES.getName());
	}

}
