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

package io.github.sshspringboot.docker.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * The container in which this process runs itself, if it does.
 */
public final class EnclosingContainer {

	private static final Set<String> MARKS = Set.of(".dockerenv", "run/.containerenv");

	/**
	 * The name space of the machine, which has the same number on every Linux, and that
	 * of other systems.
	 */
	private static final Set<String> NAMESPACES_OF_MACHINES = Set.of("4026531836", ProcessIdentity.NO_NAMESPACE);

	private EnclosingContainer() {
	}

	/**
	 * Return whether this process runs in a container.
	 */
	public static boolean isPresent() {
		return isPresent(Path.of("/"));
	}

	static boolean isPresent(Path root) {
		return MARKS.stream().map(root::resolve).anyMatch(Files::exists)
				|| !NAMESPACES_OF_MACHINES.contains(ProcessIdentity.namespace(root));
	}

}
