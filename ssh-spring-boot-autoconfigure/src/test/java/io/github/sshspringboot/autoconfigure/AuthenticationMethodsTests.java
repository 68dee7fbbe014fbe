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

import io.github.sshspringboot.autoconfigure.AuthenticationMethods.Interactive;
import io.github.sshspringboot.autoconfigure.AuthenticationMethods.Passwords;
import io.github.sshspringboot.autoconfigure.AuthenticationMethods.Tickets;
import io.github.sshspringboot.security.NoAuthenticationMethodException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AuthenticationMethods}.
 */
class AuthenticationMethodsTests {

	private static final String NO_PASSWORDS = "password: there is no AuthenticationManager bean, and no single "
			+ "UserDetailsService bean to make one";

	private static final String NO_KEYS = "publickey: neither ssh.auth.public-key.authorized-keys nor "
			+ "ssh.auth.public-key.trusted-user-ca is set, and there is no AuthorizedKeysSource bean";

	private static final String NO_USERS = "publickey: there is no single UserDetailsService bean that knows the "
			+ "users of the keys";

	private static final String NO_QUESTIONS = "keyboard-interactive: nothing to ask";

	private static final Interactive NOTHING = new Interactive(NO_QUESTIONS, false, false);

	private final AuthenticationMethods all = new AuthenticationMethods(Passwords.CHECKED, true, true, NOTHING,
			Tickets.NONE);

	@Test
	void byDefaultAllThatCanBeCheckedAreAlternatives() {
		assertThat(this.all.resolve(null)).containsExactly(List.of("publickey"), List.of("password"));
		assertThat(new AuthenticationMethods(Passwords.CHECKED, false, true, NOTHING, Tickets.NONE).resolve(null))
			.containsExactly(List.of("password"));
		assertThat(new AuthenticationMethods(Passwords.UNCHECKED, true, true, NOTHING, Tickets.NONE).resolve(null))
			.containsExactly(List.of("publickey"));
	}

	@Test
	void plusMakesSequence() {
		assertThat(this.all.resolve(List.of("publickey+password", "password + publickey", "password")))
			.containsExactly(List.of("publickey", "password"), List.of("password", "publickey"), List.of("password"));
	}

	@Test
	void withoutAnyMethodEachReasonIsGiven() {
		assertThatExceptionOfType(NoAuthenticationMethodException.class).isThrownBy(
				() -> new AuthenticationMethods(Passwords.UNCHECKED, false, true, NOTHING, Tickets.NONE).resolve(null))
			.satisfies((ex) -> assertThat(ex.getReasons()).containsExactly(NO_KEYS, NO_PASSWORDS, NO_QUESTIONS));
		assertThatExceptionOfType(NoAuthenticationMethodException.class).isThrownBy(
				() -> new AuthenticationMethods(Passwords.UNCHECKED, true, false, NOTHING, Tickets.NONE).resolve(null))
			.satisfies((ex) -> assertThat(ex.getReasons()).containsExactly(NO_USERS, NO_PASSWORDS, NO_QUESTIONS));
	}

	@Test
	void emptyListOfMethodsLetsNobodyLogIn() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> this.all.resolve(List.of()))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("ssh.auth.methods"));
	}

	@Test
	void configuredMethodThatCannotBeCheckedIsRefused() {
		assertThatExceptionOfType(NoAuthenticationMethodException.class)
			.isThrownBy(() -> new AuthenticationMethods(Passwords.UNCHECKED, true, true, NOTHING, Tickets.NONE)
				.resolve(List.of("publickey", "password")))
			.satisfies((ex) -> assertThat(ex.getReasons()).containsExactly(NO_PASSWORDS));
		assertThatExceptionOfType(NoAuthenticationMethodException.class)
			.isThrownBy(() -> new AuthenticationMethods(Passwords.CHECKED, false, true, NOTHING, Tickets.NONE)
				.resolve(List.of("publickey+password")))
			.satisfies((ex) -> assertThat(ex.getReasons()).containsExactly(NO_KEYS));
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "hostbased", "gssapi-with-mic", "Password", "", "publickey+", "publickey,password",
			"password+password" })
	void entryThatIsNoMethodIsRefused(String entry) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> this.all.resolve(List.of(entry)))
			.satisfies((ex) -> {
				assertThat(ex.getName()).isEqualTo("ssh.auth.methods");
				assertThat(ex.getValue()).isEqualTo(entry);
			});
	}

	@Test
	void conversationsAreOfferedByDefaultOnlyWhereTheApplicationBringsItsOwn() {
		assertThat(methods(new Interactive(null, true, false)).resolve(null)).containsExactly(List.of("publickey"),
				List.of("password"), List.of("keyboard-interactive"));
		assertThat(methods(new Interactive(null, false, false)).resolve(null)).containsExactly(List.of("publickey"),
				List.of("password"));
	}

	@Test
	void conversationWithoutAQuestionIsRefused() {
		assertThatExceptionOfType(NoAuthenticationMethodException.class)
			.isThrownBy(() -> this.all.resolve(List.of("publickey+keyboard-interactive")))
			.satisfies((ex) -> assertThat(ex.getReasons()).containsExactly(NO_QUESTIONS));
	}

	@Test
	void conversationThatIsNoLoginByItselfMustComeSecond() {
		AuthenticationMethods methods = methods(new Interactive(null, false, true));
		assertThat(methods.resolve(List.of("password+keyboard-interactive")))
			.containsExactly(List.of("password", "keyboard-interactive"));
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> methods.resolve(List.of("publickey", "keyboard-interactive")))
			.satisfies((ex) -> assertThat(ex.getReason()).contains("no login by themselves"));
	}

	@Test
	void ticketsAreOfferedWhereTheyAreConfigured() {
		AuthenticationMethods methods = new AuthenticationMethods(Passwords.CHECKED, false, true, NOTHING,
				Tickets.CONFIGURED);
		assertThat(methods.resolve(null)).containsExactly(List.of("password"), List.of("gssapi-with-mic"));
		assertThat(methods.resolve(List.of("password+gssapi-with-mic")))
			.containsExactly(List.of("password", "gssapi-with-mic"));
	}

	@Test
	void ticketsOfAnAuthenticatorOfTheApplicationMustBeNamed() {
		AuthenticationMethods methods = new AuthenticationMethods(Passwords.CHECKED, false, true, NOTHING,
				Tickets.CUSTOM);
		assertThat(methods.resolve(null)).containsExactly(List.of("password"));
		assertThat(methods.resolve(List.of("gssapi-with-mic"))).containsExactly(List.of("gssapi-with-mic"));
	}

	@Test
	void ticketsThatAreNotConfiguredSayWhatIsMissing() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> this.all.resolve(List.of("publickey+gssapi-with-mic")))
			.satisfies((ex) -> assertThat(ex.getReason()).contains("ssh.auth.gssapi.service-principal",
					"ssh.auth.gssapi.keytab"));
	}

	private static AuthenticationMethods methods(Interactive interactive) {
		return new AuthenticationMethods(Passwords.CHECKED, true, true, interactive, Tickets.NONE);
	}

}
