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

import java.util.Set;
import java.util.TreeSet;

import io.github.sshspringboot.session.SshSessionBackend;
import io.github.sshspringboot.session.internal.SessionRoute;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * The backends that routes may name, and why another one is not there.
 */
final class SessionBackends {

	private static final String CONTAINER = "container";

	private static final String CONTAINER_PROPERTY = "ssh.backends.container.image";

	private static final String CONTAINER_MODULE = "io.github.sshspringboot.docker.SshContainer";

	private static final String PROCESS = "process";

	private static final String PROCESS_PROPERTY = "ssh.backends.process.enabled";

	private final Set<String> names;

	private final BeanFactory beanFactory;

	private final Environment environment;

	private final @Nullable ClassLoader classLoader;

	/**
	 * Create backends.
	 * @param names the names of the beans that are backends
	 * @param beanFactory has the beans, of whatever type
	 * @param environment tells which backends are configured
	 * @param classLoader finds the module of containers
	 */
	SessionBackends(Set<String> names, BeanFactory beanFactory, Environment environment,
			@Nullable ClassLoader classLoader) {
		this.names = new TreeSet<>(names);
		this.names.addAll(Set.of(SshSessionBackend.COMMANDS, SessionRoute.NONE));
		this.beanFactory = beanFactory;
		this.environment = environment;
		this.classLoader = classLoader;
		if (hasContainerModule() && environment.containsProperty(CONTAINER_PROPERTY)) {
			checkName(CONTAINER_PROPERTY, CONTAINER);
		}
		if (isProcessEnabled()) {
			checkName(PROCESS_PROPERTY, PROCESS);
		}
	}

	/**
	 * Check that nothing else of the application has taken the name of a backend that is
	 * configured.
	 */
	private void checkName(String property, String name) {
		PropertyValue.check(property, this.environment.getProperty(property),
				this.names.contains(name) || !this.beanFactory.containsBean(name), otherBean(name));
	}

	/**
	 * Check that a backend is there.
	 */
	void check(String property, @Nullable String name) {
		String known = "It must be one of " + String.join(", ", this.names) + ".";
		PropertyValue.check(property, name, name != null, known + " A route must name it.");
		PropertyValue.check(property, name, this.names.contains(name), known + reason(String.valueOf(name)));
	}

	private String reason(String name) {
		if (!this.names.contains(name) && this.beanFactory.containsBean(name)) {
			return " " + otherBean(name);
		}
		if (name.equals(CONTAINER)) {
			return hasContainerModule() ? " For containers, set '" + CONTAINER_PROPERTY + "'."
					: " For containers, add the library 'io.github.sshspringboot:ssh-spring-boot-docker', and set '"
							+ CONTAINER_PROPERTY + "'.";
		}
		return (name.equals(PROCESS) && !isProcessEnabled()) ? " For processes, set '" + PROCESS_PROPERTY + "' to true."
				: "";
	}

	private String otherBean(String name) {
		Class<?> type = this.beanFactory.containsBean(name) ? this.beanFactory.getType(name) : null;
		return "The bean '" + name + "' is no SshSessionBackend" + ((type != null) ? " but " + type.getName() : "")
				+ ". Give it another name.";
	}

	private boolean hasContainerModule() {
		return ClassUtils.isPresent(CONTAINER_MODULE, this.classLoader);
	}

	private boolean isProcessEnabled() {
		return this.environment.getProperty(PROCESS_PROPERTY, Boolean.class, false);
	}

}
