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

package io.github.sshspringboot.actuate.command;

import java.time.Duration;

import io.github.sshspringboot.command.SshCommandException;

/**
 * How long users may let a command pause between two looks.
 */
final class Interval {

	static final String DEFAULT = "2s";

	private static final Duration SHORTEST = Duration.ofMillis(100);

	private static final Duration LONGEST = Duration.ofDays(1);

	private Interval() {
	}

	static Duration check(Duration interval, String commandName) {
		if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
			throw SshCommandException.wrongUsage(commandName + ": --interval must be from 100ms to 1d");
		}
		return interval;
	}

}
