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
 * {@link SshKerberosPrincipals} that maps the principals of one realm to the users with
 * the same name.
 */
final class RealmKerberosPrincipals implements SshKerberosPrincipals {

	private static final String SEPARATORS = "/@\\";

	private final String suffix;

	RealmKerberosPrincipals(String realm) {
		this.suffix = "@" + realm;
	}

	@Override
	public @Nullable String getUsername(String principal) {
		if (!principal.endsWith(this.suffix)) {
			return null;
		}
		String name = principal.substring(0, principal.length() - this.suffix.length());
		boolean plain = PrintableText.isPrintable(name) && name.chars().noneMatch((c) -> SEPARATORS.indexOf(c) >= 0);
		return (!name.isEmpty() && plain) ? name : null;
	}

}
