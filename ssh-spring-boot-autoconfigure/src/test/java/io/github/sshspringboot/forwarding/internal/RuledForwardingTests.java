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

package io.github.sshspringboot.forwarding.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.sshspringboot.forwarding.SshTunnel;
import io.github.sshspringboot.forwarding.SshTunnelRequest;
import io.github.sshspringboot.forwarding.SshTunnelType;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshLoginRestrictions;
import io.github.sshspringboot.server.internal.forwarding.Forwarding.Place;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException.Reason;
import io.github.sshspringboot.server.internal.forwarding.Tunnel;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint.HostAndPort;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint.SocketPath;
import io.github.sshspringboot.server.internal.forwarding.TunnelType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link RuledForwarding}.
 */
@ExtendWith(OutputCaptureExtension.class)
class RuledForwardingTests {

	private static final ForwardingRules.Limits LIMITS = new ForwardingRules.Limits(5, 8, 2, 3);

	private final AtomicInteger lookups = new AtomicInteger();

	private final List<String> observed = Collections.synchronizedList(new ArrayList<>());

	private final OpenTunnels openTunnels = new OpenTunnels(() -> List.of(new Recorder()), Runnable::run);

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "db:80 | db:80 | db | true", "db:80 | - | db | true", "db:80 | *:80 | db | true",
					"db:80 | db:* | db | true", "db:80 | other:80 | db | false", "db:80 | DB:80 | db | false",
					"db:80 | DB:80 | DB | true", "other:80 | db:80 | db | false", "10.0.0.0/8:80 | db:80 | db | true",
					"10.0.0.0/8:80 | 10.0.0.1:80 | db | false", "10.0.0.1:80 | db:80 | db | true",
					"*:* | d*:80 | db | false" })
	void bothTheRuleAndTheKeyMustPermit(String rule, String key, String host, boolean expected) throws Exception {
		SshLoginRestrictions restrictions = new SshLoginRestrictions(null, true, true, true,
				key.equals("-") ? null : List.of(key), null, Map.of());
		RuledForwarding forwarding = forwarding(List.of(rule), "10.0.0.1");
		if (expected) {
			assertThat(forwarding.resolveTarget(connection("admin", restrictions), new HostAndPort(host, 80)))
				.containsExactly(new InetSocketAddress(InetAddress.getByName("10.0.0.1"), 80));
		}
		else {
			assertRefused(Reason.PROHIBITED,
					() -> forwarding.resolveTarget(connection("admin", restrictions), new HostAndPort(host, 80)));
		}
	}

	@Test
	void onlyAddressesThatWereCheckedAreReturned() throws Exception {
		RuledForwarding forwarding = forwarding(List.of("*.example:80"), "127.0.0.1", "10.0.0.1", "169.254.169.254",
				"2001:db8::1");
		assertThat(forwarding.resolveTarget(connection("admin"), new HostAndPort("rebound.example", 80)))
			.containsExactly(address("10.0.0.1", 80), address("2001:db8::1", 80));
		assertThat(this.lookups).hasValue(1);
	}

	@Test
	void nameOfTheMachineItselfIsRefused() {
		RuledForwarding forwarding = forwarding(List.of("*:*"), "127.0.0.1");
		for (String host : List.of("localhost", "rebound.example", "127.0.0.1", "::1", "::ffff:127.0.0.1", "", "127.1",
				"2130706433", "0x7f.1", "0", "169.254.169.254")) {
			assertRefused(Reason.PROHIBITED,
					() -> forwarding.resolveTarget(connection("admin"), new HostAndPort(host, 22)));
		}
	}

	@Test
	void nameThatIsNotPermittedIsNotLookedUp() {
		RuledForwarding forwarding = forwarding(List.of("db:80"), "10.0.0.1");
		assertRefused(Reason.PROHIBITED,
				() -> forwarding.resolveTarget(connection("admin"), new HostAndPort("secret.example", 80)));
		assertThat(this.lookups).hasValue(0);
	}

	@Test
	void unknownHostCannotBeConnectedTo() {
		RuledForwarding forwarding = forwarding(List.of("db:80"));
		assertRefused(Reason.CONNECT_FAILED,
				() -> forwarding.resolveTarget(connection("admin"), new HostAndPort("db", 80)));
	}

	@Test
	void refusalDoesNotTellWhetherThereIsAHost() {
		RuledForwarding forwarding = forwarding(List.of("10.0.0.0/8:80"));
		assertRefused(Reason.PROHIBITED,
				() -> forwarding.resolveTarget(connection("admin"), new HostAndPort("secret.example", 80)));
	}

	@ParameterizedTest
	@EnumSource(TunnelType.class)
	void nothingIsOfferedUntilSomethingOfItsTypeIsPermitted(TunnelType type) {
		List<String> none = List.of();
		for (TunnelType permitted : TunnelType.values()) {
			RuledForwarding forwarding = forwarding(
					rules((permitted == TunnelType.DIRECT_TCPIP) ? List.of("*:*") : none,
							(permitted == TunnelType.FORWARDED_TCPIP) ? List.of("*:*") : none,
							(permitted == TunnelType.DIRECT_STREAMLOCAL) ? List.of("/run/") : none,
							(permitted == TunnelType.FORWARDED_STREAMLOCAL) ? List.of("/run/") : none),
					users(List.of(), null));
			assertThat(forwarding.isOffered(type, connection("admin"))).isEqualTo(type == permitted);
		}
	}

	@ParameterizedTest
	@EnumSource(TunnelType.class)
	void keyWithoutPortForwardingIsOfferedNothing(TunnelType type) {
		SshLoginRestrictions restrictions = new SshLoginRestrictions(null, true, true, false, null, null, Map.of());
		RuledForwarding forwarding = forwarding(everything(), users(List.of(), null));
		assertThat(forwarding.isOffered(type, connection("admin"))).isTrue();
		assertThat(forwarding.isOffered(type, connection("admin", restrictions))).isFalse();
	}

	@ParameterizedTest
	@EnumSource(TunnelType.class)
	void userWithoutTheAuthorityIsOfferedNothing(TunnelType type) {
		RuledForwarding forwarding = forwarding(everything(), users(List.of("ROLE_A", "ROLE_ADMIN"), null));
		assertThat(forwarding.isOffered(type, connection("admin"))).isTrue();
		assertThat(forwarding(everything(), users(List.of("ROLE_A"), null)).isOffered(type, connection("admin")))
			.isFalse();
	}

	@Test
	void keyThatNamesAddressesPermitsNoSockets() {
		SshLoginRestrictions restrictions = new SshLoginRestrictions(null, true, true, true, List.of("*:*"),
				List.of("*:*"), Map.of());
		RuledForwarding forwarding = forwarding(everything(), users(List.of(), null));
		assertThat(forwarding.isOffered(TunnelType.DIRECT_STREAMLOCAL, connection("admin", restrictions))).isFalse();
		assertThat(forwarding.isOffered(TunnelType.FORWARDED_STREAMLOCAL, connection("admin", restrictions))).isFalse();
		assertThat(forwarding.isOffered(TunnelType.DIRECT_TCPIP, connection("admin", restrictions))).isTrue();
	}

	@Test
	void whatIsNotOfferedIsRefusedAgainWhenItIsResolved() {
		SshLoginRestrictions restrictions = new SshLoginRestrictions(null, true, true, false, null, null, Map.of());
		RuledForwarding forwarding = forwarding(everything(), users(List.of(), null));
		SshConnection connection = connection("admin", restrictions);
		assertRefused(Reason.PROHIBITED, () -> forwarding.resolveTarget(connection, new HostAndPort("db", 80)));
		assertRefused(Reason.PROHIBITED, () -> forwarding.resolveTarget(connection, new SocketPath("/run/a")));
		assertRefused(Reason.PROHIBITED,
				() -> forwarding.resolveListener(connection, new HostAndPort("localhost", 8080)));
		assertRefused(Reason.PROHIBITED, () -> forwarding.resolveListener(connection, new SocketPath("/run/a")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "8080 | - | localhost | 8080 | true", "8080 | *:8080 | '' | 8080 | true",
					"8080 | localhost:8080 | '' | 8080 | false", "localhost:8080 | *:8080 | '' | 8080 | false",
					"*:* | localhost:* | localhost | 0 | true", "*:* | localhost:8080 | localhost | 0 | false",
					"8080 | localhost:* | localhost | 0 | false" })
	void bothTheRuleAndTheKeyMustPermitListening(String rule, String key, String host, int port, boolean expected)
			throws Exception {
		SshLoginRestrictions restrictions = new SshLoginRestrictions(null, true, true, true, null,
				key.equals("-") ? null : List.of(key), Map.of());
		RuledForwarding forwarding = forwarding(rules(List.of(), List.of(rule), List.of(), List.of()),
				users(List.of(), null));
		SshConnection connection = connection("admin", restrictions);
		if (expected) {
			assertThat(forwarding.resolveListener(connection, new HostAndPort(host, port)))
				.containsExactly(address("127.0.0.1", port), address("::1", port));
		}
		else {
			assertRefused(Reason.PROHIBITED, () -> forwarding.resolveListener(connection, new HostAndPort(host, port)));
		}
	}

	@Test
	void applicationDecidesAfterTheRules() throws Exception {
		List<SshTunnelRequest> requests = new ArrayList<>();
		RuledForwarding forwarding = forwarding(rules(List.of("*:80"), List.of("*:*"), List.of(), List.of()),
				users(List.of(), (user, request) -> {
					requests.add(request);
					return new AuthorizationDecision(!request.host().equals("no"));
				}), "10.0.0.1");
		SshConnection connection = connection("admin");
		assertRefused(Reason.PROHIBITED, () -> forwarding.resolveTarget(connection, new HostAndPort("db", 81)));
		assertThat(requests).isEmpty();
		assertRefused(Reason.PROHIBITED, () -> forwarding.resolveTarget(connection, new HostAndPort("no", 80)));
		assertThat(forwarding.resolveTarget(connection, new HostAndPort("db", 80))).hasSize(1);
		assertThat(forwarding.resolveListener(connection, new HostAndPort("", 8080))).hasSize(2);
		assertThat(requests).containsExactly(new SshTunnelRequest(connection, SshTunnelType.DIRECT_TCPIP, "no", 80),
				new SshTunnelRequest(connection, SshTunnelType.DIRECT_TCPIP, "db", 80),
				new SshTunnelRequest(connection, SshTunnelType.FORWARDED_TCPIP, "", 8080));
	}

	@Test
	void decisionThatFailsOrIsMissingIsARefusal(CapturedOutput output) {
		RuledForwarding failing = forwarding(everything(), users(List.of(), (user, request) -> {
			throw new IllegalStateException("database is down");
		}), "10.0.0.1");
		assertRefused(Reason.PROHIBITED, () -> failing.resolveTarget(connection("admin"), new HostAndPort("db", 80)));
		assertThat(output).contains("The authorization of a tunnel failed");
		RuledForwarding abstaining = forwarding(everything(), users(List.of(), (user, request) -> null), "10.0.0.1");
		assertRefused(Reason.PROHIBITED,
				() -> abstaining.resolveTarget(connection("admin"), new HostAndPort("db", 80)));
	}

	@Test
	void placesAreThoseOfTheConnectionAndOfItsUser() throws Exception {
		RuledForwarding forwarding = forwarding(everything(), users(List.of(), null));
		SshConnection first = connection("admin");
		SshConnection second = connection("Admin");
		List<Place> places = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			places.add(forwarding.takeTunnel(first, TunnelType.DIRECT_TCPIP));
		}
		assertRefused(Reason.RESOURCE_SHORTAGE, () -> forwarding.takeTunnel(first, TunnelType.FORWARDED_TCPIP));
		for (int i = 0; i < 3; i++) {
			places.add(forwarding.takeTunnel(second, TunnelType.DIRECT_TCPIP));
		}
		assertRefused(Reason.RESOURCE_SHORTAGE, () -> forwarding.takeTunnel(second, TunnelType.DIRECT_TCPIP));
		forwarding.takeTunnel(connection("other"), TunnelType.DIRECT_TCPIP);
		places.get(0).close();
		places.get(0).close();
		forwarding.takeTunnel(second, TunnelType.DIRECT_TCPIP);
		assertRefused(Reason.RESOURCE_SHORTAGE, () -> forwarding.takeTunnel(second, TunnelType.DIRECT_TCPIP));
	}

	@Test
	void listenersHaveTheirOwnPlaces() throws Exception {
		RuledForwarding forwarding = forwarding(everything(), users(List.of(), null));
		SshConnection connection = connection("admin");
		HostAndPort endpoint = new HostAndPort("localhost", 8080);
		Place place = forwarding.takeListener(connection, endpoint);
		forwarding.takeListener(connection, endpoint);
		assertRefused(Reason.RESOURCE_SHORTAGE, () -> forwarding.takeListener(connection, endpoint));
		forwarding.takeTunnel(connection, TunnelType.FORWARDED_TCPIP);
		place.close();
		forwarding.takeListener(connection, endpoint);
	}

	@Test
	void manyThreadsTakeNoMoreThanThereIs() throws Exception {
		RuledForwarding forwarding = forwarding(everything(), users(List.of(), null));
		List<SshConnection> connections = List.of(connection("admin"), connection("admin"), connection("admin"));
		AtomicInteger taken = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		int threads = 32;
		CountDownLatch ended = new CountDownLatch(threads);
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		for (int i = 0; i < threads; i++) {
			SshConnection connection = connections.get(i % connections.size());
			executor.execute(() -> {
				for (int round = 0; round < 500; round++) {
					try (Place place = forwarding.takeTunnel(connection, TunnelType.DIRECT_TCPIP)) {
						most.accumulateAndGet(taken.incrementAndGet(), Math::max);
						taken.decrementAndGet();
					}
					catch (ForwardingRefusedException ex) {
						Thread.onSpinWait();
					}
				}
				ended.countDown();
			});
		}
		assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
		executor.shutdownNow();
		assertThat(most).hasValueBetween(1, 8);
		for (int i = 0; i < 5; i++) {
			forwarding.takeTunnel(connections.get(0), TunnelType.DIRECT_TCPIP);
		}
	}

	@Test
	void tunnelIsListedAndObservedFromItsOpeningToItsEnd() {
		RuledForwarding forwarding = forwarding(everything(), users(List.of(), null));
		Tunnel tunnel = tunnel("7", new HostAndPort("2001:db8::1\n", 80));
		forwarding.opened(tunnel);
		assertThat(this.openTunnels.list()).singleElement().satisfies((open) -> {
			assertThat(open.getId()).isEqualTo("7");
			assertThat(open.getType()).isEqualTo(SshTunnelType.DIRECT_TCPIP);
			assertThat(open.getTarget()).isEqualTo("[2001:db8::1?]:80");
		});
		assertThat(this.openTunnels.close("8")).isFalse();
		assertThat(this.openTunnels.close("7")).isTrue();
		then(tunnel).should().close();
		forwarding.closed(tunnel);
		forwarding.closed(tunnel);
		assertThat(this.openTunnels.list()).isEmpty();
		assertThat(this.observed).containsExactly("opened 7", "closed 7");
	}

	@Test
	void thereAreNoMoreTunnelsWhileObserversAreFarBehind() throws Exception {
		List<Runnable> tasks = new ArrayList<>();
		Executor stuck = tasks::add;
		OpenTunnels behind = new OpenTunnels(List::of, stuck);
		RuledForwarding forwarding = new RuledForwarding(everything(), users(List.of(), null), behind);
		for (int i = 0; i < 5000; i++) {
			Tunnel tunnel = tunnel(Integer.toString(i), new SocketPath("/run/a"));
			forwarding.takeTunnel(connection("admin"), TunnelType.DIRECT_TCPIP).close();
			forwarding.opened(tunnel);
			forwarding.closed(tunnel);
		}
		assertRefused(Reason.RESOURCE_SHORTAGE,
				() -> forwarding.takeTunnel(connection("admin"), TunnelType.DIRECT_TCPIP));
		assertThat(tasks).hasSize(1);
		tasks.get(0).run();
		forwarding.takeTunnel(connection("admin"), TunnelType.DIRECT_TCPIP);
	}

	@Test
	void refusalsAreObservedAndFillNoLog(CapturedOutput output) {
		RuledForwarding forwarding = forwarding(everything(), users(List.of(), null));
		for (int i = 0; i < 1000; i++) {
			forwarding.refused(connection("admin"), TunnelType.DIRECT_TCPIP, new HostAndPort("a\n" + i, i),
					Reason.PROHIBITED);
		}
		assertThat(this.observed).hasSize(1000).contains("refused DIRECT_TCPIP a?7:7 PROHIBITED");
		assertThat(output.toString().lines().filter((line) -> line.contains("Refused a tunnel"))).hasSizeLessThan(10);
		assertThat(output).contains("Refused a tunnel (direct-tcpip 'a?0:0', PROHIBITED) of user 'admin'");
	}

	private RuledForwarding forwarding(List<String> connect, String... addresses) {
		return forwarding(rules(connect, List.of(), List.of(), List.of()), users(List.of(), null), addresses);
	}

	private RuledForwarding forwarding(ForwardingRules rules, ForwardingUsers users, String... addresses) {
		return new RuledForwarding(rules, users, this.openTunnels, (name) -> {
			this.lookups.incrementAndGet();
			if (addresses.length == 0) {
				throw new UnknownHostException(name);
			}
			return Arrays.stream(addresses).map(RuledForwardingTests::parse).toArray(InetAddress[]::new);
		});
	}

	private static ForwardingRules everything() {
		return rules(List.of("*:*"), List.of("*:*"), List.of("/run/"), List.of("/run/"));
	}

	private static ForwardingRules rules(List<String> connect, List<String> listen, List<String> connectSockets,
			List<String> listenSockets) {
		return new ForwardingRules(ConnectRules.of(connect, (port) -> false),
				ListenRules.of(listen, false, (port) -> false), SocketRules.of(connectSockets),
				SocketRules.of(listenSockets), LIMITS, null);
	}

	private static ForwardingUsers users(List<String> authorities,
			@Nullable AuthorizationManager<SshTunnelRequest> manager) {
		return new ForwardingUsers(authorities, null, manager);
	}

	private static SshConnection connection(String user) {
		return connection(user, SshLoginRestrictions.NONE);
	}

	private static SshConnection connection(String user, SshLoginRestrictions restrictions) {
		SshConnection connection = mock();
		given(connection.getId()).willReturn(Integer.toString(System.identityHashCode(connection)));
		given(connection.getAuthentication()).willReturn(new TestingAuthenticationToken(user, "", "ROLE_ADMIN"));
		given(connection.getRestrictions()).willReturn(restrictions);
		return connection;
	}

	private static Tunnel tunnel(String id, TunnelEndpoint endpoint) {
		Tunnel tunnel = mock();
		given(tunnel.getId()).willReturn(id);
		given(tunnel.getType()).willReturn(TunnelType.DIRECT_TCPIP);
		given(tunnel.getEndpoint()).willReturn(endpoint);
		given(tunnel.getOpenedAt()).willReturn(Instant.EPOCH);
		return tunnel;
	}

	private static SocketAddress address(String host, int port) {
		return new InetSocketAddress(parse(host), port);
	}

	private static InetAddress parse(String address) {
		try {
			return InetAddress.getByName(address);
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	private static void assertRefused(Reason reason, Attempt attempt) {
		assertThatExceptionOfType(ForwardingRefusedException.class).isThrownBy(attempt::run)
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(reason));
	}

	@FunctionalInterface
	private interface Attempt {

		void run() throws Exception;

	}

	private final class Recorder implements TunnelObserver {

		@Override
		public void opened(SshTunnel tunnel) {
			RuledForwardingTests.this.observed.add("opened " + tunnel.getId());
		}

		@Override
		public void closed(SshTunnel tunnel, Duration duration) {
			RuledForwardingTests.this.observed.add("closed " + tunnel.getId());
		}

		@Override
		public void refused(SshConnection connection, SshTunnelType type, String target, Reason reason) {
			RuledForwardingTests.this.observed.add("refused " + type + " " + target + " " + reason);
		}

	}

}
