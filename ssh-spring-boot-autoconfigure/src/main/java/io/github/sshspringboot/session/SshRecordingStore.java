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

package io.github.sshspringboot.session;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Where recordings are kept. A recording is an asciicast, a text of lines. Its first line
 * is the header, which also has what {@link SshRecording} knows at the start. A bean of
 * the application replaces the directory of {@code ssh.recording.location}. The methods
 * may block, and are called on different threads.
 *
 * @since 0.1.0
 */
public interface SshRecordingStore {

	/**
	 * Begin a recording.
	 * @param recording the recording, which has just started
	 * @return where to write it
	 * @throws IOException if the recording cannot be kept
	 */
	SshRecordingOutput create(SshRecording recording) throws IOException;

	/**
	 * Return the recordings, also those that are still written, the newest first. They
	 * are looked up while the stream is read, so that its beginning is cheap.
	 * @return the recordings, to be closed by the caller
	 * @throws IOException if the recordings cannot be read
	 */
	Stream<SshRecording> list() throws IOException;

	/**
	 * Find a recording.
	 * @param id the identifier, any text that a user entered
	 * @return the recording, or {@code null} if there is none
	 * @throws IOException if the recordings cannot be read
	 */
	@Nullable SshRecording find(String id) throws IOException;

	/**
	 * Open a recording to read it. If it is still written, the stream ends behind what
	 * has been flushed so far, and may go on later.
	 * @param id the identifier
	 * @return the bytes of the recording
	 * @throws FileNotFoundException if there is no such recording
	 * @throws IOException if it cannot be read
	 */
	InputStream open(String id) throws IOException;

	/**
	 * Delete a recording that is not written any more.
	 * @param id the identifier
	 * @return whether the recording existed
	 * @throws IOException if it is still written or cannot be deleted
	 */
	boolean delete(String id) throws IOException;

}
