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

import io.github.sshspringboot.actuate.SshServerMeterDocumentation;
import io.github.sshspringboot.server.SshPenalties;
import io.github.sshspringboot.server.SshPenalty;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * {@link MeterBinder} for the number of sources that are refused because of a penalty.
 *
 * @since 0.1.0
 * @see SshServerMeterDocumentation
 */
public final class SshPenaltyMetrics implements MeterBinder {

	private final SshPenalties penalties;

	public SshPenaltyMetrics(SshPenalties penalties) {
		this.penalties = penalties;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		SshServerMeterDocumentation meter = SshServerMeterDocumentation.PENALTIES_ACTIVE;
		Gauge.builder(meter.getName(), this.penalties, SshPenaltyMetrics::countEnforced)
			.description(meter.getDescription())
			.register(registry);
	}

	private static long countEnforced(SshPenalties penalties) {
		return penalties.list().stream().filter(SshPenalty::enforced).count();
	}

}
