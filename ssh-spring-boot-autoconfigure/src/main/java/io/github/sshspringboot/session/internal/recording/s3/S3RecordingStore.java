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

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshRecordingOutput;
import io.github.sshspringboot.session.SshRecordingStore;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * {@link SshRecordingStore} that keeps recordings in a bucket. They are written to a
 * spool, another store, because objects cannot be appended to, and are uploaded at their
 * end.
 */
public final class S3RecordingStore implements SshRecordingStore, AutoCloseable {

	private static final Log logger = LogFactory.getLog(S3RecordingStore.class);

	private static final long PART_SIZE = 64 * 1024 * 1024;

	private final SshRecordingStore spool;

	private final Bucket bucket;

	private final SpooledUploads uploads;

	private final Executor executor;

	/**
	 * Create a store. The executor runs uploads.
	 */
	public S3RecordingStore(SshRecordingStore spool, S3Client client, String bucket, String prefix, Executor executor) {
		this(spool, new Bucket(client, bucket, prefix, PART_SIZE), executor);
	}

	S3RecordingStore(SshRecordingStore spool, Bucket bucket, Executor executor) {
		this.spool = spool;
		this.bucket = bucket;
		this.uploads = new SpooledUploads(spool, bucket);
		this.executor = executor;
	}

	/**
	 * Upload what is complete but still in the spool. Called at intervals, because an
	 * upload may have failed or the application may have died before it.
	 */
	public void upload() {
		this.uploads.run();
	}

	/**
	 * Upload what is complete before the application ends.
	 */
	@Override
	public void close() {
		this.uploads.runNow();
	}

	private void uploadSoon() {
		try {
			this.executor.execute(this::upload);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("There is no thread to upload a recording now", ex);
		}
	}

	@Override
	public SshRecordingOutput create(SshRecording recording) throws IOException {
		return new SpooledOutput(this.spool.create(recording));
	}

	@Override
	public Stream<SshRecording> list() throws IOException {
		List<SshRecording> spooled;
		try (Stream<SshRecording> recordings = this.spool.list()) {
			spooled = recordings.toList();
		}
		return StreamSupport.stream(new NewestFirst(spooled, this.bucket), false);
	}

	@Override
	public @Nullable SshRecording find(String id) throws IOException {
		SshRecording spooled = this.spool.find(id);
		return (spooled != null) ? spooled : this.bucket.find(id);
	}

	@Override
	public InputStream open(String id) throws IOException {
		try {
			return this.spool.open(id);
		}
		catch (FileNotFoundException ex) {
			return this.bucket.open(id);
		}
	}

	@Override
	public boolean delete(String id) throws IOException {
		boolean spooled = this.spool.delete(id);
		return this.bucket.delete(id) || spooled;
	}

	/**
	 * Output to the spool, whose end is followed by the upload.
	 */
	private final class SpooledOutput implements SshRecordingOutput {

		private final SshRecordingOutput output;

		SpooledOutput(SshRecordingOutput output) {
			this.output = output;
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			this.output.write(bytes, offset, length);
		}

		@Override
		public void flush() throws IOException {
			this.output.flush();
		}

		@Override
		public void complete(SshRecording recording) throws IOException {
			this.output.complete(recording);
			uploadSoon();
		}

		@Override
		public void abort() {
			this.output.abort();
			uploadSoon();
		}

	}

}
