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

package io.github.sshspringboot.session.internal.recording.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.sshspringboot.server.internal.FailureLog;
import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshRecordingStore;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Uploads the recordings of the spool that are complete, and deletes them there. One that
 * cannot be uploaded stays for the next time.
 */
final class SpooledUploads {

	private static final Log logger = LogFactory.getLog(SpooledUploads.class);

	private final SshRecordingStore spool;

	private final Bucket bucket;

	private final AtomicInteger wanted = new AtomicInteger();

	private final FailureLog failures = new FailureLog(logger, Clock.systemUTC());

	SpooledUploads(SshRecordingStore spool, Bucket bucket) {
		this.spool = spool;
		this.bucket = bucket;
	}

	/**
	 * Upload what is complete, and wait for that, unless another thread is at it: it will
	 * look again.
	 */
	void run() {
		if (this.wanted.getAndIncrement() == 0) {
			int seen;
			do {
				seen = this.wanted.get();
				runNow();
			}
			while (!this.wanted.compareAndSet(seen, 0));
		}
	}

	/**
	 * Upload what is complete, the oldest first, and wait for that.
	 */
	synchronized void runNow() {
		try {
			for (SshRecording recording : complete()) {
				if (!upload(recording)) {
					return;
				}
			}
		}
		catch (IOException | UncheckedIOException ex) {
			failed(ex);
		}
	}

	/**
	 * Upload a recording, and return whether to try others.
	 */
	private boolean upload(SshRecording recording) {
		try {
			this.bucket.upload(recording, this.spool);
			this.spool.delete(recording.id());
			return true;
		}
		catch (IOException ex) {
			failed(ex);
			return !(ex.getCause() instanceof SdkClientException);
		}
	}

	private void failed(Exception failure) {
		this.failures.error("Recordings cannot be uploaded and stay in ssh.recording.location for now", failure);
	}

	private List<SshRecording> complete() throws IOException {
		try (Stream<SshRecording> recordings = this.spool.list()) {
			List<SshRecording> complete = new ArrayList<>(
					recordings.filter((recording) -> recording.ended() != null).toList());
			Collections.reverse(complete);
			return complete;
		}
	}

}
