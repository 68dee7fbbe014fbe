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

package io.github.sshspringboot.server;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The signals of the protocol (RFC 4254 section 6.10). The names of the constants are
 * those that are sent; others have the form {@code name@domain}.
 *
 * @since 0.1.0
 */
public enum SshSignal {

	/** Abort. */
	ABRT,

	/** A timer expired. */
	ALRM,

	/** An arithmetic error. */
	FPE,

	/** The terminal is gone. */
	HUP,

	/** An illegal instruction. */
	ILL,

	/** The user interrupts, as with Ctrl-C. */
	INT,

	/** End at once. */
	KILL,

	/** Nobody reads the output. */
	PIPE,

	/** The user quits. */
	QUIT,

	/** An invalid memory access. */
	SEGV,

	/** End. */
	TERM,

	/** For use by applications. */
	USR1,

	/** For use by applications. */
	USR2;

	/**
	 * Return the signal with the given name.
	 * @param name the name without {@code SIG}, such as {@code TERM}
	 * @return the signal, or {@code null} if the name is not one of RFC 4254
	 */
	public static @Nullable SshSignal ofName(String name) {
		return Arrays.stream(values()).filter((signal) -> signal.name().equals(name)).findFirst().orElse(null);
	}

}
