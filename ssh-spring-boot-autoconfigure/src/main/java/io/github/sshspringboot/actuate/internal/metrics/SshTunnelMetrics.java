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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.sshspringboot.actuate.SshServerMeterDocumentation;
import io.github.sshspringboot.actuate.SshServerMeterDocumentation.Tag;
import io.github.sshspringboot.forwarding.SshTunnel;
import io.github.sshspringboot.forwarding.SshTunnelType;
import io.github.sshspringboot.forwarding.internal.TunnelObserver;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * {@link MeterBinder} for tunnels. May be bound to several registries, and more than once
 * to the same one.
 *
 * @since 0.1.0
 * @see SshServerMeterDocumentation
 */
public final class SshTunnelMetrics implements MeterBinder, TunnelObserver {

	private final Set<MeterRegistry> registries = new CopyOnWriteArraySet<>();

	private final Map<SshTunnelType, AtomicInteger> active = Stream.of(SshTunnelType.values())
		.collect(Collectors.toUnmodifiableMap((type) -> type, (type) -> new AtomicInteger()));

	@Override
	public void bindTo(MeterRegistry registry) {
		if (!this.registries.add(registry)) {
			return;
		}
		SshServerMeterDocumentation meter = SshServerMeterDocumentation.TUNNELS_ACTIVE;
		this.active.forEach((type, count) -> {
			Gauge.builder(meter.getName(), count, AtomicInteger::get)
				.description(meter.getDescription())
				.tags(tags(type))
				.register(registry);
			timer(registry, type);
			counter(registry, SshServerMeterDocumentation.TUNNELS_RECEIVED, tags(type));
			counter(registry, SshServerMeterDocumentation.TUNNELS_SENT, tags(type));
			for (Reason reason : Reason.values()) {
				counter(registry, SshServerMeterDocumentation.TUNNELS_REFUSED, tags(type, reason));
			}
		});
	}

	@Override
	public void opened(SshTunnel tunnel) {
		count(tunnel.getType(), 1);
	}

	@Override
	public void closed(SshTunnel tunnel, Duration duration) {
		SshTunnelType type = tunnel.getType();
		count(type, -1);
		for (MeterRegistry registry : this.registries) {
			timer(registry, type).record(duration);
			counter(registry, SshServerMeterDocumentation.TUNNELS_RECEIVED, tags(type))
				.increment(tunnel.getBytesReceived());
			counter(registry, SshServerMeterDocumentation.TUNNELS_SENT, tags(type)).increment(tunnel.getBytesSent());
		}
	}

	@Override
	public void refused(SshConnection connection, SshTunnelType type, String target, Reason reason) {
		this.registries
			.forEach((registry) -> counter(registry, SshServerMeterDocumentation.TUNNELS_REFUSED, tags(type, reason))
				.increment());
	}

	private void count(SshTunnelType type, int difference) {
		Objects.requireNonNull(this.active.get(type)).addAndGet(difference);
	}

	private static String[] tags(SshTunnelType type) {
		return new String[] { Tag.TYPE.asString(), type.getChannelType() };
	}

	private static String[] tags(SshTunnelType type, Reason reason) {
		return new String[] { Tag.REASON.asString(), reason.name(), Tag.TYPE.asString(), type.getChannelType() };
	}

	private static Timer timer(MeterRegistry registry, SshTunnelType type) {
		SshServerMeterDocumentation meter = SshServerMeterDocumentation.TUNNELS;
		return Timer.builder(meter.getName()).description(meter.getDescription()).tags(tags(type)).register(registry);
	}

	private static Counter counter(MeterRegistry registry, SshServerMeterDocumentation meter, String[] tags) {
		return Counter.builder(meter.getName())
			.baseUnit(meter.getBaseUnit())
			.description(meter.getDescription())
			.tags(tags)
			.register(registry);
	}

}
