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

package io.github.sshspringboot.session.internal.recording;

import java.util.Map;

import io.github.sshspringboot.server.ExitStatus;

/**
 * The number of an exit status, as shells have it.
 */
final class ExitCode {

	private static final int SIGNALLED = 128;

	private static final Map<String, Integer> SIGNALS = Map.ofEntries(Map.entry("HUP", 1), Map.entry("INT", 2),
			Map.entry("QUIT", 3), Map.entry("ILL", 4), Map.entry("ABRT", 6), Map.entry("FPE", 8), Map.entry("KILL", 9),
			Map.entry("USR1", 10), Map.entry("SEGV", 11), Map.entry("USR2", 12), Map.entry("PIPE", 13),
			Map.entry("ALRM", 14), Map.entry("TERM", 15));

	private ExitCode() {
	}

	static int of(ExitStatus status) {
		if (status.signal() == null) {
			return status.code();
		}
		Integer number = SIGNALS.get(status.signal());
		return (number != null) ? SIGNALLED + number : status.code();
	}

}
