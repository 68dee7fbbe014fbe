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

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.sshspringboot.actuate.SshServerMeterDocumentation;
import io.github.sshspringboot.session.SshRecordingEndedEvent;
import io.github.sshspringboot.session.SshRecordingEvent;
import io.github.sshspringboot.session.SshRecordingFailedEvent;
import io.github.sshspringboot.session.SshRecordingStartedEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.context.ApplicationListener;

/**
 * {@link MeterBinder} for recordings. May be bound to several registries, and more than
 * once to the same one.
 *
 * @since 0.1.0
 * @see SshServerMeterDocumentation
 */
public final class SshRecordingMetrics implements MeterBinder, ApplicationListener<SshRecordingEvent> {

	private final Set<MeterRegistry> registries = new CopyOnWriteArraySet<>();

	private final AtomicInteger active = new AtomicInteger();

	@Override
	public void bindTo(MeterRegistry registry) {
		if (!this.registries.add(registry)) {
			return;
		}
		SshServerMeterDocumentation meter = SshServerMeterDocumentation.RECORDINGS_ACTIVE;
		Gauge.builder(meter.getName(), this.active, AtomicInteger::get)
			.description(meter.getDescription())
			.register(registry);
		counter(registry, SshServerMeterDocumentation.RECORDINGS_BYTES);
		counter(registry, SshServerMeterDocumentation.RECORDINGS_FAILED);
	}

	@Override
	public void onApplicationEvent(SshRecordingEvent event) {
		if (event instanceof SshRecordingStartedEvent) {
			this.active.incrementAndGet();
		}
		else if (event instanceof SshRecordingEndedEvent) {
			this.active.decrementAndGet();
			add(SshServerMeterDocumentation.RECORDINGS_BYTES, event.getRecording().bytes());
		}
		else if (event instanceof SshRecordingFailedEvent) {
			add(SshServerMeterDocumentation.RECORDINGS_FAILED, 1);
		}
	}

	private void add(SshServerMeterDocumentation meter, long amount) {
		this.registries.forEach((registry) -> counter(registry, meter).increment(amount));
	}

	private static Counter counter(MeterRegistry registry, SshServerMeterDocumentation meter) {
		return Counter.builder(meter.getName())
			.baseUnit(meter.getBaseUnit())
			.description(meter.getDescription())
			.register(registry);
	}

	@Override
	public boolean supportsAsyncExecution() {
		return false;
	}

}
