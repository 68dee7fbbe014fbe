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

package io.github.sshspringboot.actuate.internal.endpoint.extension;

import java.util.List;

import io.github.sshspringboot.actuate.EndpointSshExtension;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.micrometer.metrics.actuate.endpoint.MetricsEndpoint;
import org.springframework.boot.micrometer.metrics.actuate.endpoint.MetricsEndpoint.AvailableTag;
import org.springframework.boot.micrometer.metrics.actuate.endpoint.MetricsEndpoint.MetricDescriptor;

/**
 * Shows one metric, and explains which tag it does not have.
 *
 * @since 0.1.0
 */
@EndpointSshExtension(endpoint = MetricsEndpoint.class)
public class MetricsSshExtension {

	private static final int MAX_SHOWN = 10;

	private final MetricsEndpoint endpoint;

	public MetricsSshExtension(MetricsEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	@ReadOperation
	@Nullable MetricDescriptor metric(@Selector String requiredMetricName, @Nullable List<String> tag,
			SshCommandContext context) {
		MetricDescriptor metric = this.endpoint.metric(requiredMetricName, tag);
		MetricDescriptor all = (metric == null && tag != null && !tag.isEmpty())
				? this.endpoint.metric(requiredMetricName, null) : null;
		if (all != null && tag != null) {
			throw new SshCommandException(
					context.getCommandName() + ": '" + requiredMetricName + "' has " + missing(all, tag));
		}
		return metric;
	}

	private String missing(MetricDescriptor metric, List<String> tags) {
		String wrong = tags.stream()
			.filter((tag) -> this.endpoint.metric(metric.getName(), List.of(tag)) == null)
			.findFirst()
			.orElse(null);
		if (wrong == null) {
			return "no value with all of --tag " + String.join(" --tag ", tags);
		}
		String key = wrong.substring(0, wrong.indexOf(':'));
		return metric.getAvailableTags()
			.stream()
			.filter((available) -> available.getTag().equals(key))
			.findFirst()
			.map((available) -> "no --tag " + wrong + ". The values of " + key + " are "
					+ shown(available.getValues().stream().sorted().toList()))
			.orElseGet(() -> "no tag '" + key + "'. The tags are "
					+ shown(metric.getAvailableTags().stream().map(AvailableTag::getTag).sorted().toList()));
	}

	private static String shown(List<String> words) {
		if (words.isEmpty()) {
			return "none";
		}
		String shown = String.join(", ", words.subList(0, Math.min(words.size(), MAX_SHOWN)));
		return (words.size() > MAX_SHOWN) ? shown + ", ..." : shown;
	}

}
