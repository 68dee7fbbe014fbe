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

package io.github.sshspringboot.actuate.internal.command;

import java.io.IOException;
import java.util.Properties;
import java.util.Set;

import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.internal.io.PlainOutput;
import io.prometheus.metrics.config.PrometheusPropertiesLoader;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.jspecify.annotations.Nullable;

/**
 * Command {@code prometheus}, which writes the application's metrics as a Prometheus
 * server scrapes them.
 *
 * @since 0.1.0
 */
@SshCommand("${ssh.actuator.command-prefix:}")
public class PrometheusCommand {

	private final PrometheusRegistry registry;

	private final ExpositionFormats formats;

	/**
	 * Create a new {@link PrometheusCommand}, with the JVM's properties of the Prometheus
	 * client library if there are no others.
	 */
	public PrometheusCommand(PrometheusRegistry registry, @Nullable Properties properties) {
		this.registry = registry;
		this.formats = ExpositionFormats.init(
				(properties != null) ? PrometheusPropertiesLoader.load(properties) : PrometheusPropertiesLoader.load());
	}

	@SshCommand(name = "prometheus", description = "Print the metrics as a Prometheus server scrapes them")
	void scrape(@SshOption(description = "The exposition format.", defaultValue = "text") PrometheusFormat format,
			@SshOption(description = "Names of the metrics to print, instead of all.") Set<String> include,
			PlainOutput output) throws IOException {
		MetricSnapshots snapshots = include.isEmpty() ? this.registry.scrape()
				: this.registry.scrape(include::contains);
		writer(format).write(output.stream(), snapshots);
	}

	private ExpositionFormatWriter writer(PrometheusFormat format) {
		return switch (format) {
			case TEXT -> this.formats.getPrometheusTextFormatWriter();
			case OPENMETRICS -> this.formats.getOpenMetricsTextFormatWriter();
		};
	}

}
