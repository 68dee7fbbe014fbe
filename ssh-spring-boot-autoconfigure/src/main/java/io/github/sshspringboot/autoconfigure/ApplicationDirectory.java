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

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The directory for files of an application for which no location is configured.
 */
final class ApplicationDirectory {

	/**
	 * The value of the JDK for a user without a home directory, as in many containers.
	 */
	private static final String NO_HOME = "?";

	private static final int MAX_ASCII = 0x7f;

	private ApplicationDirectory() {
	}

	/**
	 * Return the directory of the application in the home directory of the user that runs
	 * it, or {@code null} if the user has none.
	 */
	static @Nullable Path of(Environment environment, BeanFactory beanFactory) {
		String home = System.getProperty("user.home", NO_HOME);
		return (home.isEmpty() || NO_HOME.equals(home)) ? null
				: Path.of(home, ".ssh-spring-boot", toFileName(getName(environment, beanFactory)));
	}

	/**
	 * Return the name of the application. Applications without a name must not share
	 * their keys: their package distinguishes them, or else the directory in which they
	 * run.
	 */
	private static String getName(Environment environment, BeanFactory beanFactory) {
		String name = environment.getProperty("spring.application.name");
		if (StringUtils.hasText(name)) {
			return name;
		}
		if (AutoConfigurationPackages.has(beanFactory)) {
			return AutoConfigurationPackages.get(beanFactory).get(0);
		}
		return "application-" + hash(Path.of("").toAbsolutePath().toString());
	}

	/**
	 * Return the name of a file. A name with other than ASCII characters gets a hash, so
	 * that two such names differ.
	 */
	private static String toFileName(String name) {
		String file = name.replaceAll("[^A-Za-z0-9_-]", "_");
		boolean readable = name.chars().noneMatch((character) -> character > MAX_ASCII);
		return readable ? file : file + "-" + hash(name);
	}

	private static String hash(String text) {
		return Integer.toHexString(text.hashCode());
	}

}
