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

package io.github.sshspringboot.security.internal.interactive;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.sshspringboot.security.TotpUserDetails;
import io.github.sshspringboot.security.internal.UserLookup;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsChecker;

/**
 * {@link AuthenticationProvider} that checks a code of the device of the user (RFC 6238).
 * Each code can be used once. For an unknown user or one without a device, as much is
 * computed as for any other.
 */
final class TotpAuthenticationProvider implements AuthenticationProvider {

	private static final int MAX_DEVICES = 100_000;

	private static final Totp NOBODY = Totp.of("AAAAAAAAAAAAAAAAAAAAAAAAAA");

	private final UserLookup users;

	private final Clock clock;

	private final UserDetailsChecker accountStatus = new AccountStatusUserDetailsChecker();

	private final UsedTimeSteps used = new UsedTimeSteps(MAX_DEVICES);

	private final WrongCodes wrong = new WrongCodes(MAX_DEVICES);

	TotpAuthenticationProvider(UserLookup users, Clock clock) {
		this.users = users;
		this.clock = clock;
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		String code = Objects.requireNonNullElse((String) authentication.getCredentials(), "");
		UserDetails user = this.users.find(authentication.getName());
		Totp totp = (user instanceof TotpUserDetails device) ? read(device.getTotpSecret()) : null;
		Instant now = this.clock.instant();
		long step = ((totp != null) ? totp : NOBODY).findStep(code, now);
		if (user == null || totp == null) {
			throw new BadCredentialsException("There is no such device");
		}
		check(user, totp.getId(), step, now);
		List<GrantedAuthority> authorities = new ArrayList<>(user.getAuthorities());
		authorities.add(FactorGrantedAuthority.fromAuthority(TotpFactor.AUTHORITY));
		TotpAuthentication result = new TotpAuthentication(user, authorities);
		result.setDetails(authentication.getDetails());
		return result;
	}

	/**
	 * Check a code. Codes are counted for the device rather than the user, who may log in
	 * by several spellings of the name.
	 */
	private void check(UserDetails user, String device, long step, Instant now) {
		if (!this.wrong.begin(device, now)) {
			throw new BadCredentialsException("There were too many wrong codes");
		}
		if (step < 0) {
			throw new BadCredentialsException("The code is not valid");
		}
		this.accountStatus.check(user);
		if (!this.used.use(device, step, Math.floorDiv(now.getEpochSecond(), Totp.STEP_SECONDS))) {
			throw new BadCredentialsException("The code was used before");
		}
		this.wrong.forget(device);
	}

	private static @Nullable Totp read(@Nullable String secret) {
		try {
			return (secret != null) ? Totp.of(secret) : null;
		}
		catch (IllegalArgumentException ex) {
			throw new AuthenticationServiceException(ex.getMessage(), ex);
		}
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return CodeAuthenticationToken.class.isAssignableFrom(authentication);
	}

}
