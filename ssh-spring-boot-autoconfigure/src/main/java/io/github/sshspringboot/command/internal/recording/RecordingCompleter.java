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

package io.github.sshspringboot.command.internal.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.SshCompleter;
import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshRecordingStore;

/**
 * Proposes the identifiers of the newest recordings.
 */
public class RecordingCompleter implements SshCompleter {

	private static final int MAX_CANDIDATES = 50;

	private final SshRecordingStore store;

	public RecordingCompleter(SshRecordingStore store) {
		this.store = store;
	}

	@Override
	public Collection<SshCandidate> complete(String prefix) {
		try (Stream<SshRecording> recordings = this.store.list()) {
			return recordings.limit(MAX_CANDIDATES)
				.filter((recording) -> recording.id().startsWith(prefix))
				.map((recording) -> new SshCandidate(recording.id(),
						recording.user() + ", " + recording.type().name().toLowerCase(Locale.ROOT)))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
