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

import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.sshspringboot.actuate.SshServerMeterDocumentation;
import io.github.sshspringboot.actuate.SshServerMeterDocumentation.Tag;
import io.github.sshspringboot.server.SshKeyExchange;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.SshServerListener;
import io.github.sshspringboot.server.internal.SshServerStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * {@link MeterBinder} for connections, key exchanges, logins, channels and bytes of the
 * SSH server. May be bound to several registries, and more than once to the same one.
 *
 * @since 0.1.0
 * @see SshServerMeterDocumentation
 */
public final class SshServerMetrics implements MeterBinder, SshServerListener {

	private final Supplier<SshServerStatus> status;

	private final List<String> listeners;

	private final Set<MeterRegistry> registries = new CopyOnWriteArraySet<>();

	private final Map<String, AtomicInteger> channels = new ConcurrentHashMap<>();

	public SshServerMetrics(Supplier<SshServerStatus> status, List<String> listeners) {
		this.status = status;
		this.listeners = List.copyOf(listeners);
		Tag.TYPE.getValues().forEach((type) -> count(type, 0));
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		if (!this.registries.add(registry)) {
			return;
		}
		gauges(registry);
		bytes(registry, SshServerMeterDocumentation.RECEIVED, SshServerStatus.Load::bytesReceived);
		bytes(registry, SshServerMeterDocumentation.SENT, SshServerStatus.Load::bytesSent);
		for (String listener : this.listeners) {
			counter(registry, SshServerMeterDocumentation.CONNECTIONS, Tag.LISTENER.asString(), listener);
			for (Refusal refusal : Refusal.values()) {
				counter(registry, SshServerMeterDocumentation.CONNECTIONS_REFUSED, Tag.LISTENER.asString(), listener,
						Tag.REASON.asString(), refusal.name());
			}
		}
	}

	private void gauges(MeterRegistry registry) {
		SshServerMeterDocumentation connections = SshServerMeterDocumentation.CONNECTIONS_ACTIVE;
		this.listeners.forEach((listener) -> Gauge
			.builder(connections.getName(), this.status, (status) -> countConnections(status.get(), listener))
			.baseUnit(connections.getBaseUnit())
			.description(connections.getDescription())
			.tag(Tag.LISTENER.asString(), listener)
			.register(registry));
		SshServerMeterDocumentation active = SshServerMeterDocumentation.CHANNELS_ACTIVE;
		this.channels.forEach((type, count) -> Gauge.builder(active.getName(), count, AtomicInteger::get)
			.baseUnit(active.getBaseUnit())
			.description(active.getDescription())
			.tag(Tag.TYPE.asString(), type)
			.register(registry));
	}

	private static int countConnections(SshServerStatus status, String name) {
		return status.listeners()
			.stream()
			.filter((listener) -> listener.name().equals(name))
			.mapToInt(SshServerStatus.Listener::connections)
			.sum();
	}

	private void bytes(MeterRegistry registry, SshServerMeterDocumentation meter,
			Function<SshServerStatus.Load, Long> count) {
		FunctionCounter.builder(meter.getName(), this.status, (status) -> count.apply(status.get().load()))
			.baseUnit(meter.getBaseUnit())
			.description(meter.getDescription())
			.register(registry);
	}

	@Override
	public void connectionAccepted(SshPeer peer) {
		increment(SshServerMeterDocumentation.CONNECTIONS, Tag.LISTENER.asString(), peer.listener());
	}

	@Override
	public void connectionRefused(String listener, SocketAddress remoteAddress, Refusal refusal) {
		increment(SshServerMeterDocumentation.CONNECTIONS_REFUSED, Tag.LISTENER.asString(), listener,
				Tag.REASON.asString(), refusal.name());
	}

	@Override
	public void keysExchanged(SshPeer peer, SshKeyExchange keyExchange) {
		SshServerMeterDocumentation meter = SshServerMeterDocumentation.HANDSHAKES;
		this.registries.forEach((registry) -> Timer.builder(meter.getName())
			.description(meter.getDescription())
			.tags(Tag.CIPHER.asString(), keyExchange.cipher(), Tag.HOST_KEY.asString(), keyExchange.hostKey(),
					Tag.KEX.asString(), keyExchange.method())
			.register(registry)
			.record(keyExchange.duration()));
	}

	@Override
	public void authenticationAttempted(SshLogin login, String method, Outcome outcome) {
		increment(SshServerMeterDocumentation.AUTHENTICATIONS, Tag.LISTENER.asString(), login.listener(),
				Tag.METHOD.asString(), known(Tag.METHOD, method), Tag.OUTCOME.asString(), outcome.name());
	}

	@Override
	public void channelOpened(SshPeer peer, String type) {
		String known = known(Tag.TYPE, type);
		count(known, 1);
		increment(SshServerMeterDocumentation.CHANNELS, Tag.TYPE.asString(), known);
	}

	@Override
	public void channelClosed(SshPeer peer, String type) {
		count(known(Tag.TYPE, type), -1);
	}

	private static String known(Tag tag, String value) {
		return tag.getValues().contains(value) ? value : SshServerMeterDocumentation.UNKNOWN;
	}

	private void count(String type, int difference) {
		this.channels.computeIfAbsent(type, (key) -> new AtomicInteger()).addAndGet(difference);
	}

	private void increment(SshServerMeterDocumentation meter, String... tags) {
		this.registries.forEach((registry) -> counter(registry, meter, tags).increment());
	}

	private static Counter counter(MeterRegistry registry, SshServerMeterDocumentation meter, String... tags) {
		return Counter.builder(meter.getName())
			.baseUnit(meter.getBaseUnit())
			.description(meter.getDescription())
			.tags(tags)
			.register(registry);
	}

}
