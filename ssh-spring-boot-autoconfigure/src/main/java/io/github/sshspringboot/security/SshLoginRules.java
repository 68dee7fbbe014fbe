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

import java.util.ArrayList;
import java.util.List;

import org.springframework.util.Assert;

/**
 * Rules that a login must follow in addition to what the properties require of every
 * login.
 *
 * @param methods the alternatives, in the form of {@code ssh.auth.methods}; each may use
 * only methods that are configured there and must contain all methods of one configured
 * alternative; empty for the configured ones
 * @param requiredAuthorities groups of authorities, of which the user needs one per group
 * in addition; empty for none
 * @param denied whether to refuse every login as if each answer were wrong, so that a
 * client cannot tell
 * @since 0.1.0
 */
public record SshLoginRules(List<String> methods, List<List<String>> requiredAuthorities, boolean denied) {

	/**
	 * Create new {@link SshLoginRules}.
	 * @param methods the alternatives
	 * @param requiredAuthorities groups of authorities, of which the user needs one per
	 * group in addition
	 * @param denied whether to refuse every login
	 */
	public SshLoginRules {
		methods = List.copyOf(methods);
		requiredAuthorities = requiredAuthorities.stream().map(List::copyOf).toList();
		requiredAuthorities
			.forEach((group) -> Assert.notEmpty(group, "A group of 'requiredAuthorities' must not be empty"));
	}

	/**
	 * Return rules that require no more than the properties do.
	 * @return the rules
	 */
	public static SshLoginRules none() {
		return new SshLoginRules(List.of(), List.of(), false);
	}

	/**
	 * Return rules that require certain methods.
	 * @param alternatives the alternatives, such as {@code publickey+password}
	 * @return the rules
	 */
	public static SshLoginRules methods(String... alternatives) {
		return new SshLoginRules(List.of(alternatives), List.of(), false);
	}

	/**
	 * Return rules that refuse every login.
	 * @return the rules
	 */
	public static SshLoginRules deny() {
		return new SshLoginRules(List.of(), List.of(), true);
	}

	/**
	 * Return a copy of these rules that also requires any one of the given authorities.
	 * Two calls require one authority of each.
	 * @param authorities the authorities, which the user must have by itself; factors are
	 * not among them
	 * @return the new rules
	 * @throws IllegalArgumentException if there is no authority
	 */
	public SshLoginRules requireAnyAuthority(String... authorities) {
		Assert.notEmpty(authorities, "'authorities' must not be empty");
		List<List<String>> all = new ArrayList<>(this.requiredAuthorities);
		all.add(List.of(authorities));
		return new SshLoginRules(this.methods, all, this.denied);
	}

}
