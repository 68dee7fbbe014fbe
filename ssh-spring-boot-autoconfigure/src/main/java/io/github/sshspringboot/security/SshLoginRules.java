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

import java.util.List;

/**
 * What a login has to keep to, beyond what the properties demand of every login.
 *
 * @param methods the alternatives, in the form of {@code ssh.auth.methods}: each of
 * methods that are configured there, and with all that one of the alternatives there
 * demands; empty for the configured ones
 * @param requiredAuthorities authorities of which the user needs one in addition; empty
 * for none
 * @param denied whether every login is refused: as if each answer were wrong, so that a
 * client cannot tell
 * @since 0.1.0
 */
public record SshLoginRules(List<String> methods, List<String> requiredAuthorities, boolean denied) {

	/**
	 * Create rules.
	 * @param methods the alternatives
	 * @param requiredAuthorities authorities of which the user needs one in addition
	 * @param denied whether every login is refused
	 */
	public SshLoginRules(List<String> methods, List<String> requiredAuthorities, boolean denied) {
		this.methods = List.copyOf(methods);
		this.requiredAuthorities = List.copyOf(requiredAuthorities);
		this.denied = denied;
	}

	/**
	 * Nothing more than the properties demand.
	 * @return the rules
	 */
	public static SshLoginRules none() {
		return new SshLoginRules(List.of(), List.of(), false);
	}

	/**
	 * Demand certain methods.
	 * @param alternatives the alternatives, such as {@code publickey+password}
	 * @return the rules
	 */
	public static SshLoginRules methods(String... alternatives) {
		return new SshLoginRules(List.of(alternatives), List.of(), false);
	}

	/**
	 * Refuse.
	 * @return the rules
	 */
	public static SshLoginRules deny() {
		return new SshLoginRules(List.of(), List.of(), true);
	}

	/**
	 * Demand one of these authorities in addition.
	 * @param authorities the authorities that the user has by itself: no factors
	 * @return the rules
	 */
	public SshLoginRules requireAuthority(String... authorities) {
		return new SshLoginRules(this.methods, List.of(authorities), this.denied);
	}

}
