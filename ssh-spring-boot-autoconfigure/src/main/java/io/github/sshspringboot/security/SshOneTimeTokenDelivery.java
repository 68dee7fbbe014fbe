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
 * Strategy that delivers one-time tokens to users, for example by mail. A bean of this
 * type, together with an {@code OneTimeTokenService} bean, lets the method
 * {@code keyboard-interactive} ask for a token.
 * <p>
 * The service determines the form of the tokens. They should be short enough to type and
 * long enough that nobody guesses them: the service looks a token up without the name of
 * its user, and each user may enter ten wrong ones in five minutes. With many users and
 * pending tokens, a token needs at least 64 bits from a {@code SecureRandom}, such as
 * thirteen letters and digits of Base32; six digits are not enough. A client that knows a
 * token can use it up by giving it for a different user, because the
 * {@code OneTimeTokenService} of Spring Security takes no name. The client is not logged
 * in by that.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshOneTimeTokenDelivery {

	/**
	 * Deliver a token to its user. Called only for users that exist and whose accounts
	 * are in good standing, once in 30 seconds for each user unless the token was used.
	 * Called on a thread for deliveries, while the client is already asked for the token;
	 * it may block. An exception is logged.
	 * @param token the token
	 * @param user the user
	 * @param login the client that wants to log in as the user, which gives its address
	 */
	void deliver(OneTimeToken token, UserDetails user, SshLogin login);

}
