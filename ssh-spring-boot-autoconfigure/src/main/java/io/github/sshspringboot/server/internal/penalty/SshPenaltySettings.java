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

package io.github.sshspringboot.server.internal.penalty;

import java.time.Duration;
import java.util.Map;

import io.github.sshspringboot.server.SshPenaltyReason;

/**
 * How much a source is penalised. Penalties accumulate.
 *
 * @param durations how long a source is penalised for each reason; one that is absent or
 * zero is no reason
 * @param minimum what a penalty must exceed before it is enforced
 * @param maximum the longest penalty
 * @since 0.1.0
 */
public record SshPenaltySettings(Map<SshPenaltyReason, Duration> durations, Duration minimum, Duration maximum) {

}
