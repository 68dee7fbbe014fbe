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

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshRecordingStore;

/**
 * Finds the recording that a user means, and reads it as far as it goes now.
 */
final class Recordings {

	/**
	 * How many of the newest recordings are looked at for the beginning of an identifier.
	 */
	private static final int MAX_LOOKED_AT = 1000;

	private final SshRecordingStore store;

	Recordings(SshRecordingStore store) {
		this.store = store;
	}

	Stream<SshRecording> list() throws IOException {
		return this.store.list();
	}

	/**
	 * Find a recording by its identifier, or by the beginning of it.
	 * @throws IllegalArgumentException if that is none, with a message for the user
	 */
	SshRecording find(String text) throws IOException {
		String id = text.toLowerCase(Locale.ROOT);
		SshRecording exact = id.matches("[a-z0-9]{1,64}") ? this.store.find(id) : null;
		if (exact != null) {
			return exact;
		}
		List<SshRecording> found;
		try (Stream<SshRecording> recordings = this.store.list()) {
			found = recordings.limit(MAX_LOOKED_AT)
				.filter((recording) -> recording.id().startsWith(id))
				.limit(2)
				.toList();
		}
		if (found.size() == 1 && !id.isEmpty()) {
			return found.get(0);
		}
		throw new IllegalArgumentException(found.isEmpty() ? "there is no recording '" + text + "'"
				: "several recordings begin with '" + text + "'");
	}

	/**
	 * Open a recording. One that is still written ends where it is now: what the reader
	 * sees may be recorded itself.
	 */
	InputStream open(SshRecording recording) throws IOException {
		InputStream input = this.store.open(recording.id());
		return (recording.ended() != null) ? input : new BoundedInput(input, recording.bytes());
	}

	/**
	 * Input that ends after a number of bytes.
	 */
	private static final class BoundedInput extends FilterInputStream {

		private long left;

		BoundedInput(InputStream input, long length) {
			super(input);
			this.left = length;
		}

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return (read(one, 0, 1) == -1) ? -1 : one[0] & 0xff;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			if (this.left <= 0) {
				return -1;
			}
			int read = super.read(bytes, offset, (int) Math.min(length, this.left));
			this.left -= Math.max(0, read);
			return read;
		}

		@Override
		public long skip(long count) throws IOException {
			long skipped = super.skip(Math.min(count, this.left));
			this.left -= skipped;
			return skipped;
		}

		@Override
		public int available() throws IOException {
			return (int) Math.min(super.available(), this.left);
		}

		@Override
		public boolean markSupported() {
			return false;
		}

	}

}
