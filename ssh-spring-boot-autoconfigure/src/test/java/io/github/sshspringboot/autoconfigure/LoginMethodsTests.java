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
import java.util.stream.Stream;

import io.github.sshspringboot.security.internal.NoAuthenticationMethodException;
import io.github.sshspringboot.server.internal.login.GssapiMethod;
import io.github.sshspringboot.server.internal.login.InteractiveMethod;
import io.github.sshspringboot.server.internal.login.PasswordMethod;
import io.github.sshspringboot.server.internal.login.PublicKeyMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link LoginMethods}.
 */
class LoginMethodsTests {

	private static final String NO_PASSWORDS = "there is no manager";

	private static final String NO_KEYS = "there are no keys";

	private static final String NO_QUESTIONS = "nothing to ask";

	private static final LoginMethodCandidate KEYS = LoginMethodCandidate
		.of(mock(PublicKeyMethod.class, CALLS_REAL_METHODS));

	private static final LoginMethodCandidate PASSWORDS = LoginMethodCandidate
		.of(mock(PasswordMethod.class, CALLS_REAL_METHODS));

	private static final InteractiveMethod CONVERSATIONS = (login) -> null;

	private static final LoginMethodCandidate NO_CONVERSATIONS = LoginMethodCandidate.obstructed("keyboard-interactive",
			NO_QUESTIONS);

	private static final GssapiMethod TICKETS = (login) -> null;

	private static final LoginMethodCandidate NO_TICKETS = LoginMethodCandidate.unconfigured("gssapi-with-mic",
			"it needs a keytab");

	@Test
	void byDefaultAllThatCanBeUsedAreAlternatives() {
		LoginMethods all = resolve(null, PASSWORDS, NO_TICKETS, KEYS, NO_CONVERSATIONS);
		assertThat(all.alternatives()).containsExactly(List.of("publickey"), List.of("password"));
		assertThat(all.methods()).containsExactly(KEYS.method(), PASSWORDS.method());
		assertThat(resolve(null, PASSWORDS, withoutKeys(), NO_CONVERSATIONS, NO_TICKETS).alternatives())
			.containsExactly(List.of("password"));
		assertThat(resolve(null, withoutPasswords(), KEYS, NO_CONVERSATIONS, NO_TICKETS).alternatives())
			.containsExactly(List.of("publickey"));
	}

	@Test
	void plusMakesSequence() {
		LoginMethods methods = resolve(List.of("publickey+password", "password + publickey", "password"));
		assertThat(methods.alternatives()).containsExactly(List.of("publickey", "password"),
				List.of("password", "publickey"), List.of("password"));
		assertThat(methods.methods()).containsExactly(KEYS.method(), PASSWORDS.method());
	}

	@Test
	void onlyMethodsThatAreNamedAreUsed() {
		assertThat(resolve(List.of("password")).methods()).containsExactly(PASSWORDS.method());
	}

	@Test
	void withoutAnyMethodEachReasonIsGiven() {
		assertThatExceptionOfType(NoAuthenticationMethodException.class)
			.isThrownBy(() -> resolve(null, withoutPasswords(), withoutKeys(), NO_CONVERSATIONS, NO_TICKETS))
			.satisfies((ex) -> assertThat(ex.getReasons()).containsExactly("publickey: " + NO_KEYS,
					"password: " + NO_PASSWORDS, "keyboard-interactive: " + NO_QUESTIONS));
		assertThatExceptionOfType(NoAuthenticationMethodException.class)
			.isThrownBy(() -> resolve(null, LoginMethodCandidate.onlyIfNamed(CONVERSATIONS, null)))
			.satisfies((ex) -> assertThat(ex.getReasons())
				.containsExactly("keyboard-interactive: it must be named in ssh.auth.methods"));
	}

	@Test
	void emptyListOfMethodsLetsNobodyLogIn() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(() -> resolve(List.of()))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("ssh.auth.methods"));
	}

	@Test
	void configuredMethodThatCannotBeUsedIsRefused() {
		assertThatExceptionOfType(NoAuthenticationMethodException.class)
			.isThrownBy(() -> resolve(List.of("publickey", "password"), withoutPasswords(), KEYS))
			.satisfies((ex) -> assertThat(ex.getReasons()).containsExactly("password: " + NO_PASSWORDS));
		assertThatExceptionOfType(NoAuthenticationMethodException.class)
			.isThrownBy(() -> resolve(List.of("publickey+password"), PASSWORDS, withoutKeys()))
			.satisfies((ex) -> assertThat(ex.getReasons()).containsExactly("publickey: " + NO_KEYS));
		assertThatExceptionOfType(NoAuthenticationMethodException.class)
			.isThrownBy(() -> resolve(List.of("publickey+keyboard-interactive")))
			.satisfies((ex) -> assertThat(ex.getReasons()).containsExactly("keyboard-interactive: " + NO_QUESTIONS));
	}

	@Test
	void severalKeysMayBeRequired() {
		assertThat(resolve(List.of("publickey+publickey")).alternatives())
			.containsExactly(List.of("publickey", "publickey"));
		assertThat(resolve(List.of("publickey+publickey")).methods()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "hostbased", "gssapi-with-mic", "Password", "", "publickey+", "publickey,password",
			"password+password" })
	void entryThatIsNoMethodIsRefused(String entry) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> resolve(List.of(entry)))
			.satisfies((ex) -> {
				assertThat(ex.getName()).isEqualTo("ssh.auth.methods");
				assertThat(ex.getValue()).isEqualTo(entry);
			});
	}

	@Test
	void methodIsOfferedByDefaultOnlyWhereTheApplicationWantsThat() {
		assertThat(resolve(null, KEYS, LoginMethodCandidate.of(CONVERSATIONS)).alternatives())
			.containsExactly(List.of("publickey"), List.of("keyboard-interactive"));
		assertThat(resolve(null, KEYS, LoginMethodCandidate.onlyIfNamed(CONVERSATIONS, null)).alternatives())
			.containsExactly(List.of("publickey"));
	}

	@Test
	void methodThatIsNoLoginByItselfMustComeSecond() {
		LoginMethodCandidate codes = LoginMethodCandidate.onlyIfNamed(CONVERSATIONS, "no login by themselves");
		assertThat(resolve(List.of("password+keyboard-interactive"), PASSWORDS, codes).alternatives())
			.containsExactly(List.of("password", "keyboard-interactive"));
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> resolve(List.of("publickey", "keyboard-interactive"), KEYS, codes))
			.satisfies((ex) -> assertThat(ex.getReason()).contains("no login by themselves"));
	}

	@Test
	void ticketsAreOfferedWhereTheyAreConfigured() {
		LoginMethodCandidate tickets = LoginMethodCandidate.of(TICKETS);
		assertThat(resolve(null, tickets, PASSWORDS).alternatives()).containsExactly(List.of("password"),
				List.of("gssapi-with-mic"));
		assertThat(resolve(List.of("password+gssapi-with-mic"), tickets, PASSWORDS).alternatives())
			.containsExactly(List.of("password", "gssapi-with-mic"));
	}

	@Test
	void methodThatIsNotConfiguredSaysWhatIsMissing() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> resolve(List.of("publickey+gssapi-with-mic")))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo("it needs a keytab"));
	}

	private static LoginMethodCandidate withoutKeys() {
		return LoginMethodCandidate.obstructed("publickey", NO_KEYS);
	}

	private static LoginMethodCandidate withoutPasswords() {
		return LoginMethodCandidate.obstructed("password", NO_PASSWORDS);
	}

	private static SshServerProperties.Listener listener(String methods) {
		SshServerProperties.Listener listener = new SshServerProperties.Listener();
		listener.setMethods(List.of(methods));
		return listener;
	}

	@Test
	void listenersMayHaveMethodsOfTheirOwn() {
		LoginMethods methods = LoginMethods.resolve(Stream.of(KEYS, PASSWORDS), List.of("password"),
				List.of(listener("publickey+password"), new SshServerProperties.Listener()));
		assertThat(methods.alternatives()).containsExactly(List.of("password"));
		assertThat(methods.ofListeners()).containsExactly(List.of(List.of("publickey", "password")),
				List.of(List.of("password")));
		assertThat(methods.methods()).containsExactlyInAnyOrder(KEYS.method(), PASSWORDS.method());
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "password+password", "gssapi-with-mic" })
	void methodOfAListenerThatIsNoneOrCannotBeUsedIsRefused(String entry) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> LoginMethods.resolve(Stream.of(PASSWORDS, NO_TICKETS), null,
					List.of(new SshServerProperties.Listener(), listener(entry))))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("ssh.server.listeners[1].methods"));
	}

	private static LoginMethods resolve(List<String> configured) {
		return resolve(configured, KEYS, PASSWORDS, NO_CONVERSATIONS, NO_TICKETS);
	}

	private static LoginMethods resolve(@Nullable List<String> configured, LoginMethodCandidate... candidates) {
		return LoginMethods.resolve(Stream.of(candidates), configured, List.of());
	}

}
