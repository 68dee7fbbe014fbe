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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.github.sshspringboot.session.internal.process.ArgumentVector;
import io.github.sshspringboot.session.internal.process.ProcessBackend;
import io.github.sshspringboot.session.internal.process.ProcessSettings;
import io.github.sshspringboot.session.internal.process.WorkingDirectory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ResourceLoader;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.util.ClassUtils;

/**
 * Auto-configuration for sessions that run as processes of the machine. There are none
 * unless {@code ssh.backends.process.enabled} is set.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnSshServer
@ConditionalOnBooleanProperty("ssh.backends.process.enabled")
@EnableConfigurationProperties(SshProcessProperties.class)
public final class SshProcessAutoConfiguration {

	private static final String PREFIX = "ssh.backends.process.";

	private static final String TERMINALS = "com.pty4j.PtyProcessBuilder";

	private static final String USERNAME = "{username}";

	private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

	@Bean("process")
	@ConditionalOnMissingBean(name = "process")
	ProcessBackend sshProcessBackend(SshProcessProperties properties, ResourceLoader resourceLoader) {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("ssh-process-");
		threads.setDaemon(true);
		return new ProcessBackend(settings(properties, resourceLoader),
				ClassUtils.isPresent(TERMINALS, resourceLoader.getClassLoader()), threads);
	}

	private static ProcessSettings settings(SshProcessProperties properties, ResourceLoader resourceLoader) {
		PropertyValue.check(PREFIX + "shell", properties.getShell(),
				!properties.getShell().isEmpty() || !properties.getCommand().isEmpty()
						|| !properties.getSubsystems().isEmpty(),
				"There is nothing to run: set 'shell', 'command' or 'subsystems'.");
		PropertyValue.check(PREFIX + "grace-period", properties.getGracePeriod(),
				!properties.getGracePeriod().isNegative(), "It must not be negative.");
		properties.getEnvironment()
			.forEach((name, value) -> PropertyValue.check(PREFIX + "environment." + name, value,
					VARIABLE.matcher(name).matches() && value.indexOf('\0') == -1,
					"The name must consist of letters, digits and underscores."));
		Map<String, ArgumentVector> subsystems = new LinkedHashMap<>();
		properties.getSubsystems()
			.forEach((name, arguments) -> subsystems.put(name,
					vector("subsystems." + name, arguments, ArgumentVector::of)));
		return new ProcessSettings(vector("shell", properties.getShell(), ArgumentVector::of),
				vector("command", properties.getCommand(), ArgumentVector::ofCommand), subsystems,
				directory(properties.getWorkingDirectory(), resourceLoader), properties.getEnvironment(),
				properties.getGracePeriod());
	}

	private static ArgumentVector vector(String property, List<String> arguments,
			Function<List<String>, ArgumentVector> factory) {
		try {
			return factory.apply(arguments);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + property, arguments, ex.getMessage());
		}
	}

	private static @Nullable WorkingDirectory directory(@Nullable String value, ResourceLoader resourceLoader) {
		if (value == null) {
			return null;
		}
		String property = PREFIX + "working-directory";
		try {
			Path path = Path.of(value);
			PropertyValue.check(property, value, path.isAbsolute(), "It must be an absolute path.");
			if (!value.contains(USERNAME)) {
				PropertyValue.check(property, value, Files.isDirectory(path), "There is no such directory.");
				return (username) -> path;
			}
			MountLocation location = MountLocation.of("file:" + value, resourceLoader);
			String problem = location.check(true);
			PropertyValue.check(property, value, problem == null, String.valueOf(problem));
			return (username) -> location.resolve(username, false);
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(property, value,
					"It cannot be used: " + ex.getMessage());
		}
	}

}
