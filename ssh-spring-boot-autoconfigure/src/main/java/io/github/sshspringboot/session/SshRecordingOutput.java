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

import java.io.IOException;

/**
 * What a recording is written to as it happens. The methods are called one at a time. A
 * session waits for its recording, so a slow store slows sessions down; after a method
 * has thrown an exception, only {@link #abort()} is called.
 *
 * @since 0.1.0
 */
public interface SshRecordingOutput {

	/**
	 * Append to the recording, which may be kept in a buffer until the next flush.
	 * @param bytes the array with complete lines in UTF-8, reused by the caller
	 * @param offset where they begin
	 * @param length the number of bytes
	 * @throws IOException if they cannot be kept
	 */
	void write(byte[] bytes, int offset, int length) throws IOException;

	/**
	 * Keep what was written so far even if the application dies now, as far as the store
	 * can. Called at most once a second.
	 * @throws IOException if that fails
	 */
	void flush() throws IOException;

	/**
	 * Complete the recording: nothing follows.
	 * @param recording the recording with its end and size
	 * @throws IOException if the recording could not be kept to its end
	 */
	void complete(SshRecording recording) throws IOException;

	/**
	 * Give up, and keep what there is of the recording. Never throws; has no effect if
	 * the recording is complete.
	 */
	void abort();

}
