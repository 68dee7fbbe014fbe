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

package io.github.sshspringboot.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.sshspringboot.server.internal.SshListenerSettings;
import io.github.sshspringboot.server.internal.SshService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ListenerSettingsFactory} and {@link ListenerAuthorities}.
 */
class ListenerSettingsFactoryTests {

	private static final List<List<String>> METHODS = List.of(List.of("password"));

	private static final List<List<String>> OWN_METHODS = List.of(List.of("publickey", "password"));

	@Test
	void everyPropertyReachesTheListener() {
		SshListenerSettings listener = create("listeners[0].name", "partners", "listeners[0].addresses",
				"10.0.0.1,unix:/run/app/ssh.sock,inherited:", "listeners[0].port", "22", "listeners[0].banner",
				"Partners", "listeners[0].carries", "files,forwarding", "listeners[0].unix-socket.mode", "0660",
				"listeners[0].unix-socket.group", "app")
			.get(1);
		assertThat(listener.name()).isEqualTo("partners");
		assertThat(listener.addresses()).containsExactly("10.0.0.1", "unix:/run/app/ssh.sock", "inherited:");
		assertThat(listener.port()).isEqualTo(22);
		assertThat(listener.banner()).isEqualTo("Partners");
		assertThat(listener.methods()).isEqualTo(OWN_METHODS);
		assertThat(listener.carries()).isEqualTo(Set.of(SshService.FILES, SshService.FORWARDING));
		assertThat(listener.unixSocket().permissions())
			.hasToString("[OWNER_READ, OWNER_WRITE, GROUP_READ, GROUP_WRITE]");
		assertThat(listener.unixSocket().group()).isEqualTo("app");
	}

	@Test
	void listenerIsLikeTheFirstByDefault() {
		List<SshListenerSettings> listeners = create("banner", "Hello", "listeners[0].name", "second",
				"listeners[0].port", "2223");
		assertThat(listeners).extracting(SshListenerSettings::name).containsExactly("default", "second");
		assertThat(listeners).allSatisfy((listener) -> {
			assertThat(listener.addresses()).containsExactly("127.0.0.1");
			assertThat(listener.banner()).isEqualTo("Hello");
			assertThat(listener.carries()).containsExactlyInAnyOrder(SshService.values());
			assertThat(listener.unixSocket()).isEqualTo(SshListenerSettings.UnixSocket.PRIVATE);
		});
	}

	@Test
	void emptyBannerIsNone() {
		assertThat(create("banner", "Hello", "listeners[0].name", "second", "listeners[0].port", "2223",
				"listeners[0].banner", "")
			.get(1)
			.banner()).isNull();
	}

	@Test
	void socketsNeedNoPort() {
		assertThat(create("listeners[0].name", "local", "listeners[0].addresses", "unix:/run/app/ssh.sock")).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "default", "Default", "two words", "-x", "a,b" })
	void nameThatIsNoneOrTakenIsRefused(String name) {
		assertRefused("listeners[0].name", "listeners[0].name", name, "listeners[0].port", "2223");
	}

	@Test
	void listenersThatShareANameAreRefused() {
		assertRefused("listeners[1].name", "listeners[0].name", "one", "listeners[0].port", "2223", "listeners[1].name",
				"ONE", "listeners[1].port", "2224");
	}

	@Test
	void listenerWithoutANameIsRefused() {
		assertRefused("listeners[0].name", "listeners[0].port", "2223");
	}

	@Test
	void listenerWithoutAPortIsRefused() {
		assertRefused("listeners[0].port", "listeners[0].name", "one");
	}

	@Test
	void listenersThatShareAnAddressAndPortAreRefused() {
		assertRefused("listeners[0].port", "port", "2222", "listeners[0].name", "one", "listeners[0].port", "2222");
		assertRefused("listeners[0].port", "address", "unix:/run/a", "listeners[0].name", "one",
				"listeners[0].addresses", "unix:/run/a");
		assertRefused("listeners[0].port", "address", "inherited:", "listeners[0].name", "one",
				"listeners[0].addresses", "inherited:");
		assertThat(create("port", "0", "listeners[0].name", "one", "listeners[0].port", "0")).hasSize(2);
		assertThat(create("port", "22", "listeners[0].name", "one", "listeners[0].port", "22", "listeners[0].addresses",
				"127.0.0.2"))
			.hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "addresses, ''", "addresses, unix:ssh.sock", "addresses, unix:", "port, -1", "port, 65536",
			"unix-socket.mode, 0400", "unix-socket.mode, 384", "unix-socket.mode, 432", "unix-socket.mode, 416",
			"unix-socket.mode, rw-rw----", "unix-socket.mode, 1660", "unix-socket.mode, ''" })
	void valueThatMakesNoSenseIsRefused(String property, String value) {
		assertRefused("listeners[0]." + property, "listeners[0].name", "one",
				property.equals("port") ? "banner" : "listeners[0].port", "2223", "listeners[0]." + property, value);
	}

	@Test
	void listenerThatCarriesNothingIsRefused() {
		assertRefused("listeners[0].carries", "listeners[0].name", "one", "listeners[0].port", "2223",
				"listeners[0].carries", "");
	}

	@Test
	void unknownServiceIsNotBound() {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> create("listeners[0].carries", "mail"))
			.satisfies((ex) -> assertThat(ex.getName()).hasToString("ssh.server.listeners[0].carries"))
			.withStackTraceContaining("mail");
	}

	@Test
	void authoritiesAreThoseOfTheListener() {
		assertThat(ListenerAuthorities.of(bind("listeners[0].name", "one", "listeners[1].name", "two",
				"listeners[1].required-authorities", "ROLE_A,ROLE_B")
			.getListeners())).isEqualTo(Map.of("two", List.of("ROLE_A", "ROLE_B")));
	}

	@Test
	void emptyListOfAuthoritiesIsRefused() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> ListenerAuthorities
				.of(bind("listeners[0].name", "one", "listeners[0].required-authorities", "").getListeners()))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("ssh.server.listeners[0].required-authorities"));
	}

	private static void assertRefused(String property, String... pairs) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(() -> create(pairs))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("ssh.server." + property));
	}

	private static List<SshListenerSettings> create(String... pairs) {
		return new ListenerSettingsFactory(new DefaultResourceLoader()).create(bind(pairs),
				new LoginMethods(List.of(), METHODS, List.of(OWN_METHODS, METHODS)));
	}

	private static SshServerProperties bind(String... pairs) {
		return PropertyBinder.bind(SshServerProperties.class, pairs);
	}

}
