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

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.userdetails.UserDetails;

/**
 * {@link UserDetails} of a user that may have a device for time-based one-time passwords
 * (RFC 6238), such as a phone with an authenticator app. The codes have six digits,
 * change every 30 seconds, and use HMAC-SHA-1.
 *
 * @since 0.1.0
 */
public interface TotpUserDetails extends UserDetails {

	/**
	 * Return the secret that the user shares with the device. Keep it encrypted at rest.
	 * @return the secret in Base32 (RFC 4648 section 6) in upper or lower case, with or
	 * without spaces and padding, of at least 128 bits (RFC 4226 section 4), or
	 * {@code null} for a user without a device
	 */
	@Nullable String getTotpSecret();

}
