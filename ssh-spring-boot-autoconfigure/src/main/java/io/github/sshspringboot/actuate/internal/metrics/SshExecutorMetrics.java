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

package io.github.sshspringboot.actuate.internal.metrics;

import java.util.function.ToDoubleFunction;

import io.github.sshspringboot.actuate.SshServerMeterDocumentation;
import io.github.sshspringboot.actuate.SshServerMeterDocumentation.Tag;
import io.github.sshspringboot.server.internal.execution.BoundedExecutor;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * {@link MeterBinder} for the tasks of the SSH server that run, wait or were rejected,
 * separately for each kind of command and for logins.
 *
 * @since 0.1.0
 * @see SshServerMeterDocumentation
 */
public final class SshExecutorMetrics implements MeterBinder {

	private final SshExecutors executors;

	public SshExecutorMetrics(SshExecutors executors) {
		this.executors = executors;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		bind(registry, "commands", this.executors.commands());
		bind(registry, "streams", this.executors.streams());
		bind(registry, "control", this.executors.control());
		bind(registry, "logins", this.executors.authentication());
	}

	private static void bind(MeterRegistry registry, String name, BoundedExecutor executor) {
		Binding binding = new Binding(registry, name, executor);
		binding.gauge(SshServerMeterDocumentation.EXECUTOR_ACTIVE, BoundedExecutor::getActiveCount);
		binding.gauge(SshServerMeterDocumentation.EXECUTOR_MAX, BoundedExecutor::getMaxConcurrent);
		binding.gauge(SshServerMeterDocumentation.EXECUTOR_QUEUED, BoundedExecutor::getQueuedCount);
		binding.gauge(SshServerMeterDocumentation.EXECUTOR_QUEUE_MAX, BoundedExecutor::getMaxQueued);
		SshServerMeterDocumentation rejected = SshServerMeterDocumentation.EXECUTOR_REJECTED;
		FunctionCounter.builder(rejected.getName(), executor, BoundedExecutor::getRejectedCount)
			.baseUnit(rejected.getBaseUnit())
			.description(rejected.getDescription())
			.tag(Tag.EXECUTOR.asString(), name)
			.register(registry);
	}

	private record Binding(MeterRegistry registry, String name, BoundedExecutor executor) {

		void gauge(SshServerMeterDocumentation meter, ToDoubleFunction<BoundedExecutor> value) {
			Gauge.builder(meter.getName(), this.executor, value)
				.baseUnit(meter.getBaseUnit())
				.description(meter.getDescription())
				.tag(Tag.EXECUTOR.asString(), this.name)
				.register(this.registry);
		}

	}

}
