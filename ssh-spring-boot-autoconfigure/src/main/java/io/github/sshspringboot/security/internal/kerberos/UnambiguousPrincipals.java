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

package io.github.sshspringboot.security.internal.kerberos;

import io.github.sshspringboot.security.SshKerberosPrincipals;
import io.github.sshspringboot.server.internal.text.PrintableText;
import org.jspecify.annotations.Nullable;

/**
 * {@link SshKerberosPrincipals} that keeps principals from the application whose text can
 * be read in several ways: Java puts a backslash in front of the {@code @} in a name, but
 * not in a realm, and none in front of a backslash.
 */
record UnambiguousPrincipals(SshKerberosPrincipals principals) implements SshKerberosPrincipals {

	@Override
	public @Nullable String getUsername(String principal) {
		boolean plain = PrintableText.isPrintable(principal) && principal.indexOf('\\') < 0;
		boolean hasOneRealm = principal.chars().filter((c) -> c == '@').count() == 1;
		return (plain && hasOneRealm) ? this.principals.getUsername(principal) : null;
	}

}
