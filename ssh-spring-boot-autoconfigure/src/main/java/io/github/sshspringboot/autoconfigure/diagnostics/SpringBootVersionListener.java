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

package io.github.sshspringboot.autoconfigure.diagnostics;

import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * {@link ApplicationListener} that stops the start on a version of Spring Boot that is
 * too old, before it fails with an obscure message. Uses only API that older versions
 * have too.
 */
class SpringBootVersionListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

	static final String MINIMUM = "4.1.2";

	private static final Pattern VERSION = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(?:\\D.*)?");

	private final Supplier<@Nullable String> version;

	SpringBootVersionListener() {
		this(SpringBootVersion::getVersion);
	}

	SpringBootVersionListener(Supplier<@Nullable String> version) {
		this.version = version;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		String current = this.version.get();
		if (current != null && isOlder(current)
				&& event.getEnvironment().getProperty("ssh.server.enabled", Boolean.class, true)) {
			throw new SpringBootVersionException(current);
		}
	}

	/**
	 * Return whether a version is older than the minimum, {@code false} if it is not a
	 * version of Spring Boot.
	 */
	private static boolean isOlder(String version) {
		Matcher current = VERSION.matcher(version);
		Matcher minimum = VERSION.matcher(MINIMUM);
		if (!current.matches() || !minimum.matches()) {
			return false;
		}
		for (int i = 1; i <= minimum.groupCount(); i++) {
			int difference = Integer.compare(Integer.parseInt(current.group(i)), Integer.parseInt(minimum.group(i)));
			if (difference != 0) {
				return difference < 0;
			}
		}
		return false;
	}

}
