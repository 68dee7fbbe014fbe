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

import io.github.sshspringboot.server.SshLogin;

import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Brings one-time tokens to users, by mail for example. A bean of this type, together
 * with an {@code OneTimeTokenService} bean, lets the method {@code keyboard-interactive}
 * ask for a token.
 * <p>
 * Tokens are made as the service makes them. They should be short enough to be typed, and
 * long enough not to be guessed: a token is looked up without the name of its user, and
 * ten wrong ones in five minutes are allowed for each user. So with many users and tokens
 * on their way, a token needs 64 bits from a {@code SecureRandom} at least, such as
 * thirteen letters and digits of Base32; six digits are not enough. Whoever knows a token
 * can use it up by giving it for another user, although that logs nobody in: the
 * {@code OneTimeTokenService} of Spring Security takes no name.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshOneTimeTokenDelivery {

	/**
	 * Bring a token to its user. Called for users that exist and are in good standing
	 * only, once in 30 seconds for each unless the token was used; on a thread for
	 * deliveries, while the client is asked already. May block. An exception is logged.
	 * @param token the token
	 * @param user the user
	 * @param login the client that wants to be the user, for the address that it comes
	 * from
	 */
	void deliver(OneTimeToken token, UserDetails user, SshLogin login);

}
