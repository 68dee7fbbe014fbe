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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

/**
 * Reads the meters of a registry. Of a composite, those of its first member that has
 * them.
 *
 * @param registry the registry
 */
record Meters(MeterRegistry registry) {

	/**
	 * The names of all meters.
	 * @return the names in their order
	 */
	Set<String> names() {
		Set<String> names = new TreeSet<>();
		if (this.registry instanceof CompositeMeterRegistry composite) {
			composite.getRegistries().forEach((member) -> names.addAll(new Meters(member).names()));
		}
		else {
			this.registry.forEachMeter((meter) -> names.add(meter.getId().getName()));
		}
		return names;
	}

	/**
	 * What the meters of a name measure now, taken together.
	 * @param name the name
	 * @param tags the tags that they must have
	 * @return the value of each statistic, none if there is no such meter
	 */
	Map<Statistic, Double> measure(String name, List<Tag> tags) {
		Map<Statistic, Double> values = new EnumMap<>(Statistic.class);
		for (Meter meter : find(name, tags)) {
			for (Measurement measurement : meter.measure()) {
				values.merge(measurement.getStatistic(), measurement.getValue(),
						(measurement.getStatistic() == Statistic.MAX) ? Double::max : Double::sum);
			}
		}
		return values;
	}

	private Collection<Meter> find(String name, List<Tag> tags) {
		if (this.registry instanceof CompositeMeterRegistry composite) {
			return composite.getRegistries()
				.stream()
				.map((member) -> new Meters(member).find(name, tags))
				.filter((found) -> !found.isEmpty())
				.findFirst()
				.orElse(List.of());
		}
		return this.registry.find(name).tags(tags).meters();
	}

}
