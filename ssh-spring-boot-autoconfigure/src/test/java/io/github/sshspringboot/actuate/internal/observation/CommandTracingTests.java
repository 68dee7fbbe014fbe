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

package io.github.sshspringboot.actuate.internal.observation;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.autoconfigure.actuate.SshObservationAutoConfiguration;
import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelShell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the spans and timers of commands, over SSH.
 */
@SshTest(value = { "ssh.session.accept-env=TRACE*", "management.tracing.sampling.probability=1.0" },
		classes = { CommandTracingTests.Tracing.class, CommandTracingTests.TracedCommands.class })
@ExtendWith(OutputCaptureExtension.class)
class CommandTracingTests {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String PARENT = "00f067aa0ba902b7";

	private static final Map<String, String> ENVIRONMENT = Map.of("TRACEPARENT", "00-" + TRACE + "-" + PARENT + "-01");

	@Injected
	private static SshTestServer server;

	private static TestSession session;

	private final BlockingQueue<SpanData> spans = server.getBean(Spans.class).ended;

	private final MeterRegistry meters = server.getBean(MeterRegistry.class);

	@BeforeAll
	static void login() throws Exception {
		session = server.login();
	}

	private static SshTestServer start(String... properties) {
		return SshTestServer.start(List.of(SshTestServer.Users.class, Tracing.class, TracedCommands.class), properties);
	}

	@AfterAll
	static void disconnect() throws Exception {
		session.close();
	}

	@BeforeEach
	void forget() {
		this.spans.clear();
		this.meters.clear();
	}

	@Test
	void spanHasTheParentThatTheClientSends() throws Exception {
		assertThat(exec("trace", ENVIRONMENT).outputText()).isEqualTo(TRACE + "\n");
		SpanData span = span();
		assertThat(span.getTraceId()).isEqualTo(TRACE);
		assertThat(span.getParentSpanId()).isEqualTo(PARENT);
		assertThat(span.getName()).isEqualTo("ssh trace");
		assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
		assertThat(span.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
		assertThat(attributes(span)).isEqualTo(Map.of("command", "trace", "exception", "none", "exit.status", "0",
				"outcome", "SUCCESS", "type", "exec", "user", "admin"));
	}

	@Test
	void eachCommandOfALineHasASpanOfTheSameParent() throws Exception {
		exec("trace && trace | head -1", ENVIRONMENT);
		SpanData first = span();
		SpanData second = span();
		assertThat(List.of(first, second)).allSatisfy((span) -> {
			assertThat(span.getTraceId()).isEqualTo(TRACE);
			assertThat(span.getParentSpanId()).isEqualTo(PARENT);
			assertThat(attributes(span)).containsEntry("outcome", "SUCCESS");
		});
		assertThat(first.getSpanId()).isNotEqualTo(second.getSpanId());
		assertThat(this.spans).isEmpty();
	}

	@Test
	void stateOfTheTraceIsKept() throws Exception {
		exec("trace", Map.of("TRACEPARENT", ENVIRONMENT.get("TRACEPARENT"), "TRACESTATE", "vendor=value"));
		assertThat(span().getSpanContext().getTraceState().get("vendor")).isEqualTo("value");
	}

	@Test
	void otherSpansOfTheCommandAreItsChildren() throws Exception {
		exec("nested", ENVIRONMENT);
		SpanData inner = span();
		assertThat(inner.getName()).isEqualTo("inner");
		assertThat(inner.getParentSpanId()).isEqualTo(span().getSpanId());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "00-" + TRACE, "00-00000000000000000000000000000000-" + PARENT + "-01",
			"00-" + TRACE + "-0000000000000000-01", "ff-" + TRACE + "-" + PARENT + "-01",
			"00-" + TRACE + "-" + PARENT + "-01-extra", "00-4BF92F3577B34DA6A3CE929D0E0E473G-" + PARENT + "-01",
			"00-\u001b]0;evil\u0007-" + PARENT + "-01" })
	void malformedParentIsIgnored(String value) throws Exception {
		assertThat(exec("trace", Map.of("TRACEPARENT", value)).status()).isZero();
		SpanData span = span();
		assertThat(span.getTraceId()).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
		assertThat(span.getParentSpanContext().isValid()).isFalse();
	}

	@Test
	void parentIsNotAcceptedByDefault() throws Exception {
		try (SshTestServer other = start("management.tracing.sampling.probability=1.0");
				TestSession login = other.login()) {
			exec(login, "trace", ENVIRONMENT);
			SpanData span = other.getBean(Spans.class).ended.poll(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS);
			assertThat(span).isNotNull();
			assertThat(span.getTraceId()).isNotEqualTo(TRACE);
			assertThat(span.getParentSpanContext().isValid()).isFalse();
		}
	}

	@Test
	void internalErrorNamesTheTraceToTheClientAndInTheLog(CapturedOutput log) throws Exception {
		Result result = exec("fail", ENVIRONMENT);
		assertThat(result.errorText())
			.isEqualTo("fail: internal error. The server's log has the details under the id " + TRACE + "\n");
		SpanData span = span();
		assertThat(log).containsPattern("\\[" + TRACE + "-" + span.getSpanId() + "\\].*error id " + TRACE);
		assertThat(attributes(span)).containsEntry("outcome", "ERROR")
			.containsEntry("exit.status", "1")
			.containsEntry("exception", "IllegalStateException");
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
	}

	@Test
	void internalErrorOfAReactiveResultNamesTheTrace() throws Exception {
		assertThat(exec("reactivefail", ENVIRONMENT).errorText()).endsWith(" under the id " + TRACE + "\n");
		assertThat(attributes(span())).containsEntry("exception", "IllegalStateException");
	}

	@ParameterizedTest
	@ValueSource(strings = { "number s3cret", "trace --s3cret", "s3cret", "help s3cret", "number s3cret | grep x" })
	void whatTheUserTypedIsNeitherTaggedNorExported(String line) throws Exception {
		assertThat(exec(line, ENVIRONMENT).status()).isNotZero();
		assertThat(span().toString()).doesNotContain("s3cret");
		assertThat(this.meters.getMeters()).isNotEmpty()
			.allSatisfy((meter) -> assertThat(meter.getId().toString()).doesNotContain("s3cret"));
	}

	@Test
	void deniedCommandIsNoErrorOfTheServer() throws Exception {
		assertThat(exec("deny", ENVIRONMENT).status()).isEqualTo(126);
		SpanData span = span();
		assertThat(attributes(span)).containsEntry("outcome", "DENIED")
			.containsEntry("exit.status", "126")
			.containsEntry("exception", "AccessDeniedException");
		assertThat(span.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
		assertThat(span.getEvents()).isEmpty();
	}

	@Test
	void commandWhoseClientLeavesIsCancelled() throws Exception {
		try (ChannelExec channel = session.createExecChannel("wait")) {
			channel.open().verify(SshTestServer.SOON);
			server.getCommands().awaitStart();
			assertThat(
					this.meters.get("ssh.server.commands.active").tag("command", "wait").longTaskTimer().activeTasks())
				.isOne();
			channel.close(false);
		}
		assertThat(attributes(span())).containsEntry("outcome", "CANCELLED").containsEntry("exit.status", "130");
		server.awaitNoCommand();
	}

	@Test
	void commandsOfAShellAreObservedAndItsBuiltInsAreNot() throws Exception {
		shell("trace\nwhoami\nexit\n");
		assertThat(List.of(attributes(span()).get("command"), attributes(span()).get("command")))
			.isEqualTo(List.of("trace", "whoami"));
		assertThat(this.spans).isEmpty();
		assertThat(timers()).allMatch((timer) -> "shell".equals(timer.getId().getTag("type")));
	}

	@Test
	void unknownCommandsAreOneSeries() throws Exception {
		shell(IntStream.range(0, 1000).mapToObj((i) -> "nonsense" + i + "\n").collect(Collectors.joining()));
		List<? extends Meter> timers = timers();
		assertThat(timers).hasSize(1);
		assertThat(tags(timers.get(0))).isEqualTo(Map.of("command", "UNKNOWN", "exception", "none", "error", "none",
				"exit.status", "127", "outcome", "USAGE", "type", "shell"));
		assertThat(this.meters.get("ssh.server.commands").timer().count()).isEqualTo(1000);
	}

	@Test
	void timerHasTheDocumentedTags() throws Exception {
		exec("trace", Map.of());
		assertThat(timers()).hasSize(1);
		assertThat(tags(timers().get(0))).isEqualTo(Map.of("command", "trace", "exception", "none", "error", "none",
				"exit.status", "0", "outcome", "SUCCESS", "type", "exec"));
	}

	@Test
	void reactiveResultKnowsTheObservation() throws Exception {
		assertThat(exec("reactive", ENVIRONMENT).outputText()).isEqualTo(TRACE + "\n");
	}

	@Test
	void threadThatIsUsedAgainKnowsNoFormerTrace() throws Exception {
		exec("trace", ENVIRONMENT);
		assertThat(exec("trace", Map.of()).outputText().strip()).hasSize(32).isNotEqualTo(TRACE);
		assertThat(exec("fail", ENVIRONMENT).errorText()).contains(TRACE);
		assertThat(exec("trace", Map.of()).outputText().strip()).hasSize(32).isNotEqualTo(TRACE);
	}

	private List<? extends Meter> timers() {
		return List.copyOf(this.meters.find("ssh.server.commands").timers());
	}

	private static Map<String, String> tags(Meter meter) {
		return meter.getId().getTags().stream().collect(Collectors.toMap(Tag::getKey, Tag::getValue));
	}

	private SpanData span() throws InterruptedException {
		SpanData span = this.spans.poll(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS);
		assertThat(span).isNotNull();
		return span;
	}

	private static Map<String, String> attributes(SpanData span) {
		return span.getAttributes()
			.asMap()
			.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.getKey().getKey(), (entry) -> entry.getValue().toString()));
	}

	private static Result exec(String line, Map<String, String> environment) throws Exception {
		return exec(session, line, environment);
	}

	private static Result exec(TestSession session, String line, Map<String, String> environment) throws Exception {
		try (ChannelExec channel = session.createExecChannel(line)) {
			environment.forEach(channel::setEnv);
			return SshTestServer.run(channel);
		}
	}

	private static void shell(String lines) throws Exception {
		try (ChannelShell channel = session.createShellChannel()) {
			channel.setUsePty(false);
			channel.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
			SshTestServer.run(channel);
		}
	}

	/**
	 * Keeps the spans that have ended.
	 */
	static final class Spans implements SpanProcessor {

		private final BlockingQueue<SpanData> ended = new LinkedBlockingQueue<>();

		@Override
		public void onStart(io.opentelemetry.context.Context parent, ReadWriteSpan span) {
		}

		@Override
		public boolean isStartRequired() {
			return false;
		}

		@Override
		public void onEnd(ReadableSpan span) {
			this.ended.add(span.toSpanData());
		}

		@Override
		public boolean isEndRequired() {
			return true;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
			SimpleMetricsExportAutoConfiguration.class, ObservationAutoConfiguration.class,
			OpenTelemetrySdkAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class,
			MicrometerTracingAutoConfiguration.class, SshObservationAutoConfiguration.class })
	static class Tracing {

		@Bean
		Spans spans() {
			return new Spans();
		}

	}

	@SshCommand
	static class TracedCommands {

		private final Tracer tracer;

		private final ObservationRegistry observations;

		TracedCommands(Tracer tracer, ObservationRegistry observations) {
			this.tracer = tracer;
			this.observations = observations;
		}

		@SshCommand("trace")
		String trace() {
			return Objects.requireNonNull(this.tracer.currentSpan()).context().traceId();
		}

		@SshCommand("nested")
		void nested() {
			Observation.createNotStarted("inner", this.observations).observe(() -> {
			});
		}

		@SshCommand("number")
		int number(@SshArgument int number) {
			return number;
		}

		@SshCommand("deny")
		void deny() {
			throw new AccessDeniedException("for a test");
		}

		@SshCommand("reactive")
		Mono<String> reactive() {
			return Mono.just(1)
				.publishOn(Schedulers.boundedElastic())
				.flatMap((number) -> Mono.deferContextual((context) -> {
					Observation observation = context.get(ObservationThreadLocalAccessor.KEY);
					TracingContext tracing = observation.getContext().getRequired(TracingContext.class);
					return Mono.just(Objects.requireNonNull(tracing.getSpan()).context().traceId());
				}));
		}

		@SshCommand("reactivefail")
		Mono<String> reactiveFail() {
			return Mono.<String>error(new IllegalStateException("for a test")).publishOn(Schedulers.boundedElastic());
		}

	}

}
