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

package io.github.sshspringboot.server.internal.mina;

import java.util.List;

import io.github.sshspringboot.server.internal.SshServerSettings.Algorithms;
import io.github.sshspringboot.server.internal.SshServerSettings.Profile;

/**
 * What MINA does once for all servers of a JVM, and takes its time for.
 *
 * @since 0.1.0
 */
public final class MinaPreparation {

	private MinaPreparation() {
	}

	/**
	 * Register the security providers, and load the algorithms that servers offer by
	 * default. Servers that are made meanwhile wait for it.
	 */
	public static void run() {
		AlgorithmSelection.of(new Algorithms(Profile.MODERN, List.of(), List.of(), List.of(), List.of(), List.of()));
	}

}
