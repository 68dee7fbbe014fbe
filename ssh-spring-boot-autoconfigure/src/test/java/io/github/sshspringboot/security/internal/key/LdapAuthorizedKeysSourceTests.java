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

package io.github.sshspringboot.security.internal.key;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import javax.naming.Name;
import javax.naming.directory.Attributes;
import javax.naming.directory.BasicAttribute;
import javax.naming.directory.BasicAttributes;
import javax.naming.directory.SearchControls;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentMatchers;

import org.springframework.ldap.NameNotFoundException;
import org.springframework.ldap.core.AttributesMapper;
import org.springframework.ldap.core.LdapOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link LdapAuthorizedKeysSource}.
 */
class LdapAuthorizedKeysSourceTests {

	private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOAQsnwDj0mkHSe3H91zSdVdUbEyWtZCpHIu7G50U7aO";

	private final LdapOperations ldap = mock();

	private final LdapAuthorizedKeysSource source = new LdapAuthorizedKeysSource(this.ldap, "ou={username}",
			"(uid={username})", "sshPublicKey");

	private void answer(Attributes... entries) {
		given(this.ldap.search(any(Name.class), anyString(), any(SearchControls.class),
				ArgumentMatchers.<AttributesMapper<Object>>any()))
			.willAnswer((call) -> {
				AttributesMapper<?> mapper = call.getArgument(3);
				List<Object> results = new ArrayList<>();
				for (Attributes entry : entries) {
					results.add(mapper.mapFromAttributes(entry));
				}
				return results;
			});
	}

	private static Attributes entry(Object... values) {
		BasicAttribute attribute = new BasicAttribute("sshPublicKey");
		for (Object value : values) {
			attribute.add(value);
		}
		BasicAttributes attributes = new BasicAttributes(true);
		attributes.put(attribute);
		return attributes;
	}

	@Test
	void valuesAreLinesWithOptions() {
		answer(entry(KEY, ("no-pty " + KEY).getBytes(StandardCharsets.UTF_8), "nonsense"));
		assertThat(this.source.getAuthorizedKeys("admin")).extracting((key) -> key.options().restrictions().terminal())
			.containsExactly(true, false);
	}

	@Test
	void entryWithoutTheAttributeHasNoKeys() {
		answer(new BasicAttributes());
		assertThat(this.source.getAuthorizedKeys("admin")).isEmpty();
	}

	@Test
	void severalEntriesDoNotCount() {
		answer(entry(KEY), entry(KEY));
		assertThat(this.source.getAuthorizedKeys("admin")).isEmpty();
	}

	@Test
	void emptyNameIsNotLookedUp() {
		assertThat(this.source.getAuthorizedKeys("")).isEmpty();
		then(this.ldap).shouldHaveNoInteractions();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			admin        | (uid=admin)
			*            | (uid=\\2a)
			a)(uid=*     | (uid=a\\29\\28uid=\\2a)
			a,dc=other   | (uid=a,dc=other)
			a\\b         | (uid=a\\5cb)
			a/b          | (uid=a/b)
			"a"/'b'      | (uid="a"/'b')
			~#a~         | (uid=#a)
			a+uid=b;<c>  | (uid=a+uid=b;<c>)
			~ a ~        | (uid= a )
			""")
	void nameIsOneValueOfTheBaseAndTheFilter(String username, String filter) throws Exception {
		answer();
		this.source.getAuthorizedKeys(username);
		then(this.ldap).should()
			.search(eq(new LdapName(List.of(new Rdn("ou", username)))), eq(filter), any(SearchControls.class),
					ArgumentMatchers.<AttributesMapper<Object>>any());
	}

	@Test
	void userWhoseEntryIsNotThereHasNoKeys() {
		given(this.ldap.search(any(Name.class), anyString(), any(SearchControls.class),
				ArgumentMatchers.<AttributesMapper<Object>>any()))
			.willThrow(new NameNotFoundException(new javax.naming.NameNotFoundException("for a test")));
		assertThat(this.source.getAuthorizedKeys("nobody")).isEmpty();
	}

	@Test
	void baseMustBeAName() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new LdapAuthorizedKeysSource(this.ldap, "people", "(uid={username})", "sshPublicKey"))
			.withMessage("'base' must be a distinguished name");
	}

	@Test
	void filterOrBaseMustDependOnTheUser() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new LdapAuthorizedKeysSource(this.ldap, "", "(uid=admin)", "sshPublicKey"));
	}

}
