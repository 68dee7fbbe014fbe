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

package io.github.sshspringboot.actuate.internal.endpoint.completion;

import java.util.Map;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.micrometer.metrics.actuate.endpoint.MetricsEndpoint;

/**
 * Proposes the names of metrics, and the tags of all metrics.
 *
 * @since 0.1.0
 */
public final class MetricNames extends EndpointNames {

	public MetricNames(MetricsEndpoint endpoint, MeterRegistry registry) {
		super("metrics", Map.of("requiredMetricName", () -> endpoint.listNames().getNames().stream(), "tag",
				() -> tags(registry)));
	}

	private static Stream<String> tags(MeterRegistry registry) {
		return registry.getMeters()
			.stream()
			.flatMap((meter) -> meter.getId().getTags().stream())
			.map((tag) -> tag.getKey() + ":" + tag.getValue());
	}

}
