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

package io.github.sshspringboot.actuate.internal.endpoint;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.github.sshspringboot.actuate.EndpointSshExtension;
import io.github.sshspringboot.actuate.ExposableSshEndpoint;
import io.github.sshspringboot.actuate.SshEndpoint;
import io.github.sshspringboot.actuate.SshOperation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationFilter;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.FilteredEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.invoke.convert.ConversionServiceParameterValueMapper;
import org.springframework.boot.actuate.endpoint.jmx.annotation.JmxEndpoint;
import org.springframework.boot.actuate.endpoint.jmx.annotation.JmxEndpointDiscoverer;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link SshEndpointDiscoverer}.
 */
class SshEndpointDiscovererTests {

	@Test
	void endpointsOfAllTechnologiesAndOfSshAreFound() {
		discover((endpoints) -> assertThat(endpoints.keySet()).containsExactlyInAnyOrder("gauge", "own"),
				GaugeEndpoint.class, OwnEndpoint.class, ForTheWeb.class, ForJmx.class);
	}

	@Test
	void endpointOfSshIsForNobodyElse() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(GaugeEndpoint.class,
				OwnEndpoint.class)) {
			JmxEndpointDiscoverer discoverer = new JmxEndpointDiscoverer(context,
					new ConversionServiceParameterValueMapper(), List.of(), List.of(), List.of());
			assertThat(discoverer.getEndpoints())
				.allSatisfy((endpoint) -> assertThat(endpoint.getEndpointId()).hasToString("gauge"));
		}
	}

	@Test
	void operationsAreNamedAfterTheirMethods() {
		discover(
				(endpoints) -> assertThat(names(endpoints.get("gauge"))).containsExactlyInAnyOrder("all", "one", "set"),
				GaugeEndpoint.class);
	}

	@Test
	void extensionReplacesOperationOfTheSameNameAndAddsOthers() {
		discover((endpoints) -> {
			ExposableSshEndpoint endpoint = endpoints.get("gauge");
			assertThat(endpoint).isNotNull();
			assertThat(names(endpoint)).containsExactlyInAnyOrder("all", "one", "set", "reset");
			assertThat(invoke(endpoint, "all")).isEqualTo("extended");
			assertThat(operation(endpoint, "all").getBean()).isInstanceOf(GaugeExtension.class);
			assertThat(operation(endpoint, "one").getBean()).isInstanceOf(GaugeEndpoint.class);
		}, GaugeEndpoint.class, GaugeExtension.class);
	}

	@Test
	void overloadedOperationsDoNotClash() {
		discover((endpoints) -> assertThat(names(endpoints.get("overloaded"))).containsExactlyInAnyOrder("get", "get",
				"get", "get", "set", "set"), OverloadedEndpoint.class);
	}

	@Test
	void secondExtensionIsRefused() {
		assertThatIllegalStateException()
			.isThrownBy(() -> discover((endpoints) -> assertThat(endpoints).isNull(), GaugeEndpoint.class,
					GaugeExtension.class, OtherGaugeExtension.class))
			.withMessageContaining("Found multiple extensions");
	}

	@Test
	void accessFiltersOperations() {
		OperationFilter<SshOperation> readOnly = OperationFilter.byAccess((id, access) -> Access.READ_ONLY);
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(GaugeEndpoint.class)) {
			SshEndpointDiscoverer discoverer = new SshEndpointDiscoverer(context,
					new ConversionServiceParameterValueMapper(), List.of(), List.of(), List.of(readOnly));
			assertThat(names(discoverer.getEndpoints().iterator().next())).containsExactlyInAnyOrder("all", "one");
		}
	}

	@Test
	void nativeImageCanCreateTheFilter() {
		RuntimeHints hints = new RuntimeHints();
		Class<?> filter = SshEndpoint.class.getAnnotation(FilteredEndpoint.class).value();
		new SshEndpointDiscoverer.SshEndpointDiscovererRuntimeHints().registerHints(hints, null);
		assertThat(RuntimeHintsPredicates.reflection().onConstructorInvocation(filter.getDeclaredConstructors()[0]))
			.accepts(hints);
	}

	private static void discover(Consumer<Map<String, ExposableSshEndpoint>> assertions, Class<?>... beans) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(beans)) {
			Collection<ExposableSshEndpoint> endpoints = new SshEndpointDiscoverer(context,
					new ConversionServiceParameterValueMapper(), List.of(), List.of(), List.of())
				.getEndpoints();
			assertions.accept(endpoints.stream()
				.collect(Collectors.toMap((endpoint) -> endpoint.getEndpointId().toString(), (endpoint) -> endpoint)));
		}
	}

	private static List<String> names(@Nullable ExposableSshEndpoint endpoint) {
		assertThat(endpoint).isNotNull();
		return endpoint.getOperations().stream().map(SshOperation::getName).toList();
	}

	private static SshOperation operation(ExposableSshEndpoint endpoint, String name) {
		return endpoint.getOperations()
			.stream()
			.filter((operation) -> operation.getName().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static @Nullable Object invoke(ExposableSshEndpoint endpoint, String name) {
		return operation(endpoint, name).invoke(new InvocationContext(SecurityContext.NONE, Map.of()));
	}

	@Endpoint(id = "gauge")
	static class GaugeEndpoint {

		@ReadOperation
		String all() {
			return "all";
		}

		@ReadOperation
		String one(@Selector String name) {
			return name;
		}

		@WriteOperation
		void set(@Selector String name, int value) {
		}

	}

	@EndpointSshExtension(endpoint = GaugeEndpoint.class)
	static class GaugeExtension {

		@ReadOperation
		String all() {
			return "extended";
		}

		@DeleteOperation
		void reset() {
		}

	}

	@EndpointSshExtension(endpoint = GaugeEndpoint.class)
	static class OtherGaugeExtension {

		@ReadOperation
		String all() {
			return "other";
		}

	}

	@SshEndpoint(id = "own")
	static class OwnEndpoint {

		@ReadOperation
		String own() {
			return "own";
		}

	}

	@WebEndpoint(id = "web")
	static class ForTheWeb {

		@ReadOperation
		String web() {
			return "web";
		}

	}

	@JmxEndpoint(id = "jmx")
	static class ForJmx {

		@ReadOperation
		String jmx() {
			return "jmx";
		}

	}

	@Endpoint(id = "overloaded")
	static class OverloadedEndpoint {

		@ReadOperation(produces = "text/plain")
		String get() {
			return "";
		}

		@ReadOperation(produces = "application/json")
		String get(int limit) {
			return "";
		}

		@ReadOperation
		String get(@Selector String name) {
			return "";
		}

		@WriteOperation
		void set(@Selector String name) {
		}

		@WriteOperation
		void set(@Selector String name, @Selector String key) {
		}

		@DeleteOperation
		void get(String name, String key) {
		}

	}

}
