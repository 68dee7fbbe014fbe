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

package io.github.sshspringboot.autoconfigure;

import java.time.Duration;
import java.util.Map;

import io.github.sshspringboot.server.SshPenaltyReason;
import io.github.sshspringboot.server.internal.penalty.SshPenaltySettings;

/**
 * Creates the settings of penalties from their properties.
 */
final class PenaltySettings {

	private static final String PREFIX = "ssh.auth.penalties.";

	private final SshPenaltyProperties properties;

	PenaltySettings(SshPenaltyProperties properties) {
		this.properties = properties;
	}

	SshPenaltySettings toSettings() {
		Duration max = this.properties.getMax();
		PropertyValue.check(PREFIX + "max", max, !max.isNegative() && !max.isZero(), "It must be positive.");
		Duration min = duration("min", this.properties.getMin());
		PropertyValue.check(PREFIX + "min", min, min.compareTo(max) < 0,
				"It must be below " + PREFIX + "max: otherwise no penalty is ever enforced.");
		return new SshPenaltySettings(durations(), min, max);
	}

	private Map<SshPenaltyReason, Duration> durations() {
		return Map.of(SshPenaltyReason.AUTHENTICATION_FAILED, duration("auth-fail", this.properties.getAuthFail()),
				SshPenaltyReason.INVALID_USER, duration("invalid-user", this.properties.getInvalidUser()),
				SshPenaltyReason.NO_AUTHENTICATION, duration("no-auth", this.properties.getNoAuth()),
				SshPenaltyReason.GRACE_EXCEEDED, duration("grace-exceeded", this.properties.getGraceExceeded()),
				SshPenaltyReason.REFUSED, duration("refuse-connection", this.properties.getRefuseConnection()));
	}

	private static Duration duration(String name, Duration value) {
		PropertyValue.check(PREFIX + name, value, !value.isNegative(), "It must not be negative.");
		return value;
	}

	boolean distinguishesUnknownUsers() {
		return !this.properties.getInvalidUser().equals(this.properties.getAuthFail());
	}

}
