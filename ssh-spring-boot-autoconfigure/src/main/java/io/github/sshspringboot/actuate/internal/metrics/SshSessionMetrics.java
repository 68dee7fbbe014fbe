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

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.sshspringboot.actuate.SshServerMeterDocumentation;
import io.github.sshspringboot.actuate.SshServerMeterDocumentation.Tag;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.session.SshSessionRequest;
import io.github.sshspringboot.session.SshSessionType;
import io.github.sshspringboot.session.internal.RunningSession;
import io.github.sshspringboot.session.internal.SessionLifecycle;
import io.github.sshspringboot.session.internal.SessionOutcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * {@link MeterBinder} for sessions by their backend. May be bound to several registries,
 * and more than once to the same one.
 *
 * @since 0.1.0
 * @see SshServerMeterDocumentation
 */
public final class SshSessionMetrics implements MeterBinder, SessionLifecycle {

	private final Set<MeterRegistry> registries = new CopyOnWriteArraySet<>();

	private final Map<Kind, AtomicInteger> active = new ConcurrentHashMap<>();

	@Override
	public void bindTo(MeterRegistry registry) {
		if (this.registries.add(registry)) {
			this.active.forEach((kind, count) -> gauge(registry, kind, count));
		}
	}

	@Override
	public void started(RunningSession session) {
		active(session).incrementAndGet();
	}

	@Override
	public void ended(RunningSession session, ExitStatus status, SessionOutcome outcome, Duration duration) {
		active(session).decrementAndGet();
		record(session.getRequest(), session.getBackend(), outcome, duration);
	}

	@Override
	public void refused(SshSessionRequest request, String backend, ExitStatus status) {
		record(request, backend, SessionOutcome.REFUSED, Duration.ZERO);
	}

	private AtomicInteger active(RunningSession session) {
		return this.active.computeIfAbsent(new Kind(session.getBackend(), session.getRequest().type()), (kind) -> {
			AtomicInteger count = new AtomicInteger();
			this.registries.forEach((registry) -> gauge(registry, kind, count));
			return count;
		});
	}

	private static void gauge(MeterRegistry registry, Kind kind, AtomicInteger count) {
		SshServerMeterDocumentation meter = SshServerMeterDocumentation.SESSIONS_ACTIVE;
		Gauge.builder(meter.getName(), count, AtomicInteger::get)
			.description(meter.getDescription())
			.tags(Tag.BACKEND.asString(), kind.backend(), Tag.TYPE.asString(), name(kind.type()))
			.register(registry);
	}

	private void record(SshSessionRequest request, String backend, SessionOutcome outcome, Duration duration) {
		SshServerMeterDocumentation meter = SshServerMeterDocumentation.SESSIONS;
		for (MeterRegistry registry : this.registries) {
			Timer.builder(meter.getName())
				.description(meter.getDescription())
				.tags(Tag.BACKEND.asString(), backend, Tag.OUTCOME.asString(), outcome.name(), Tag.TYPE.asString(),
						name(request.type()))
				.register(registry)
				.record(duration);
		}
	}

	private static String name(SshSessionType type) {
		return type.name().toLowerCase(Locale.ROOT);
	}

	private record Kind(String backend, SshSessionType type) {

	}

}
