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

import java.util.function.Predicate;

import io.github.sshspringboot.session.internal.RunningSession;

/**
 * What is recorded, and how.
 *
 * @param filter the sessions to record
 * @param format the format
 * @param input whether to record what users type
 * @param maxBytes the maximum size of a recording
 * @param required whether sessions end if they cannot be recorded
 * @param notice what users of terminals are told at the start, empty for nothing
 */
public record RecordingSettings(Predicate<RunningSession> filter, CastFormat format, boolean input, long maxBytes,
		boolean required, String notice) {

}
