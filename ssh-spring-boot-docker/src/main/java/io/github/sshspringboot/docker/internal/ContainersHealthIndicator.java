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

import io.github.sshspringboot.docker.internal.engine.DockerEngine;
import io.github.sshspringboot.docker.internal.engine.EngineException;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Health indicator for the engine of the containers. Without the engine the application
 * works but for those sessions, so it is {@code UNKNOWN} rather than {@code DOWN}.
 */
public final class ContainersHealthIndicator extends AbstractHealthIndicator {

	private final DockerEngine engine;

	public ContainersHealthIndicator(DockerEngine engine) {
		super("The health check of the containers' engine failed");
		this.engine = engine;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		try {
			builder.up().withDetail("engine", this.engine.ping());
		}
		catch (EngineException ex) {
			builder.unknown().withDetail("engine", String.valueOf(ex.getMessage()));
		}
	}

}
