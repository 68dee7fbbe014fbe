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

package io.github.sshspringboot.actuate.command;

import java.util.Collection;

import io.github.sshspringboot.command.annotation.SshCandidate;
import io.github.sshspringboot.command.annotation.SshCompleter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Proposes the names of meters.
 */
final class MeterNames implements SshCompleter {

	private final Meters meters;

	MeterNames(MeterRegistry registry) {
		this.meters = new Meters(registry);
	}

	@Override
	public Collection<SshCandidate> complete(String prefix) {
		return this.meters.names().stream().filter((name) -> name.startsWith(prefix)).map(SshCandidate::of).toList();
	}

}
