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

package io.github.sshspringboot.security;

import java.time.Instant;
import java.util.List;

import io.github.sshspringboot.server.SshLoginRestrictions;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The options of a line in an {@code authorized_keys} file (sshd(8), AUTHORIZED_KEYS FILE
 * FORMAT). {@code X11-forwarding}, {@code user-rc} and {@code tunnel} are accepted and
 * ignored, since the server supports none of them. {@code environment="NAME=value"}
 * always sets the variable, as OpenSSH does with {@code PermitUserEnvironment yes}.
 *
 * @param certificateAuthority whether the key signs certificates that log in instead of
 * logging in itself ({@code cert-authority})
 * @param principals the names of which a certificate needs one, or {@code null} if it
 * needs that of the user ({@code principals})
 * @param from patterns of the addresses that clients must come from, or {@code null} for
 * any ({@code from})
 * @param expiry when the key expires, or {@code null} for never ({@code expiry-time})
 * @param touchRequired whether an authenticator must confirm that the user touched it,
 * which it need not with {@code no-touch-required}; ignored for keys without an
 * authenticator
 * @param verifyRequired whether an authenticator must confirm that it verified the user;
 * keys without an authenticator cannot log in then ({@code verify-required})
 * @param restrictions what the login must not do ({@code command}, {@code restrict},
 * {@code pty}, {@code agent-forwarding}, {@code port-forwarding}, {@code permitopen},
 * {@code permitlisten}, {@code environment})
 * @since 0.1.0
 */
public record AuthorizedKeyOptions(boolean certificateAuthority, @Nullable List<String> principals,
		@Nullable String from, @Nullable Instant expiry, boolean touchRequired, boolean verifyRequired,
		SshLoginRestrictions restrictions) {

	/** No options. */
	public static final AuthorizedKeyOptions NONE = new AuthorizedKeyOptions(false, null, null, null, true, false,
			SshLoginRestrictions.NONE);

	public AuthorizedKeyOptions {
		Assert.notNull(restrictions, "'restrictions' must not be null");
		Assert.isTrue(principals == null || certificateAuthority, "principals need cert-authority");
		principals = (principals != null) ? List.copyOf(principals) : null;
	}

}
