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

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The meters of a name, measured again and again.
 */
final class WatchedMetric {

	private static final Set<Statistic> GROWING = Set.of(Statistic.COUNT, Statistic.TOTAL, Statistic.TOTAL_TIME);

	private static final double NANOS_PER_SECOND = 1e9;

	private final Meters meters;

	private final String name;

	private final List<Tag> tags;

	private Map<Statistic, Double> last = Map.of();

	private long lastTime;

	WatchedMetric(Meters meters, String name, List<Tag> tags) {
		this.meters = meters;
		this.name = name;
		this.tags = List.copyOf(tags);
	}

	static boolean grows(String statistic) {
		return GROWING.stream().anyMatch((each) -> each.getTagValueRepresentation().equals(statistic));
	}

	/**
	 * Measure now.
	 * @return a row for each statistic, none if there is no such meter
	 */
	List<MetricRow> measure() {
		Map<Statistic, Double> values = this.meters.measure(this.name, this.tags);
		long now = System.nanoTime();
		double seconds = (now - this.lastTime) / NANOS_PER_SECOND;
		Instant time = Instant.now();
		List<MetricRow> rows = values.entrySet()
			.stream()
			.map((entry) -> new MetricRow(time, this.name, entry.getKey().getTagValueRepresentation(), entry.getValue(),
					rate(entry.getKey(), entry.getValue(), seconds)))
			.toList();
		this.last = values;
		this.lastTime = now;
		return rows;
	}

	private @Nullable Double rate(Statistic statistic, double value, double seconds) {
		Double before = this.last.get(statistic);
		return (before != null && GROWING.contains(statistic)) ? (value - before) / seconds : null;
	}

}
