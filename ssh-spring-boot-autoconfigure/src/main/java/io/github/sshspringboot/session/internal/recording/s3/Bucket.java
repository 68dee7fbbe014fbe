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
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshRecordingStore;
import io.github.sshspringboot.session.internal.recording.RecordingName;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

import org.springframework.util.ConcurrentLruCache;

/**
 * The recordings in a bucket, an object each. Objects never change, so what is known
 * about many of them is kept.
 */
final class Bucket {

	private static final String CONTENT_TYPE = "application/x-asciicast";

	private static final Pattern NUMBER = Pattern.compile("\\d{2,9}/");

	private static final int MAX_PARTS = 10_000;

	private static final int CACHE_SIZE = 10_000;

	private final S3Client client;

	private final String name;

	private final String prefix;

	private final long partSize;

	private final ConcurrentLruCache<String, SshRecording> known = new ConcurrentLruCache<>(CACHE_SIZE, this::describe);

	Bucket(S3Client client, String name, String prefix, long partSize) {
		this.client = client;
		this.name = name;
		this.prefix = prefix;
		this.partSize = partSize;
	}

	/**
	 * Upload a recording, in parts if it is large.
	 */
	void upload(SshRecording recording, SshRecordingStore source) throws IOException {
		try {
			if (recording.bytes() <= this.partSize) {
				this.client.putObject((request) -> request.bucket(this.name)
					.key(key(recording))
					.contentType(CONTENT_TYPE)
					.metadata(ObjectMetadata.of(recording)), body(recording, source, 0, recording.bytes()));
			}
			else {
				uploadParts(recording, source);
			}
		}
		catch (SdkException ex) {
			throw failure(ex);
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	private void uploadParts(SshRecording recording, SshRecordingStore source) {
		String key = key(recording);
		String upload = this.client
			.createMultipartUpload((request) -> request.bucket(this.name)
				.key(key)
				.contentType(CONTENT_TYPE)
				.metadata(ObjectMetadata.of(recording)))
			.uploadId();
		try {
			long size = Math.max(this.partSize, recording.bytes() / MAX_PARTS + 1);
			List<CompletedPart> parts = new ArrayList<>();
			for (long start = 0; start < recording.bytes(); start += size) {
				int number = parts.size() + 1;
				UploadPartResponse part = this.client.uploadPart(
						(request) -> request.bucket(this.name).key(key).uploadId(upload).partNumber(number),
						body(recording, source, start, Math.min(size, recording.bytes() - start)));
				parts.add(CompletedPart.builder()
					.partNumber(number)
					.eTag(part.eTag())
					.checksumCRC32(part.checksumCRC32())
					.build());
			}
			this.client.completeMultipartUpload((request) -> request.bucket(this.name)
				.key(key)
				.uploadId(upload)
				.multipartUpload((completed) -> completed.parts(parts)));
		}
		catch (RuntimeException ex) {
			abort(key, upload, ex);
			throw ex;
		}
	}

	private void abort(String key, String upload, RuntimeException cause) {
		try {
			this.client.abortMultipartUpload((request) -> request.bucket(this.name).key(key).uploadId(upload));
		}
		catch (SdkException ex) {
			cause.addSuppressed(ex);
		}
	}

	private static RequestBody body(SshRecording recording, SshRecordingStore source, long start, long length) {
		ContentStreamProvider content = ContentStreamProvider.fromInputStreamSupplier(() -> {
			try {
				InputStream input = source.open(recording.id());
				input.skipNBytes(start);
				return input;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
		return RequestBody.fromContentProvider(content, length, CONTENT_TYPE);
	}

	/**
	 * Find a recording, or return {@code null} if there is none.
	 */
	@Nullable SshRecording find(String id) throws IOException {
		String key = key(id);
		return (key != null) ? get(key) : null;
	}

	private @Nullable String key(String id) throws IOException {
		try {
			return keys().filter((key) -> id.equals(id(key))).findFirst().orElse(null);
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	/**
	 * Return the key of a recording, which sorts by time.
	 */
	String key(SshRecording recording) {
		return this.prefix + RecordingName.of(recording);
	}

	private @Nullable String id(String key) {
		return RecordingName.id(key.substring(this.prefix.length()));
	}

	/**
	 * Return the keys of all recordings, the newest first. A month is listed only when
	 * its turn has come.
	 */
	Stream<String> keys() throws IOException {
		List<String> months = new ArrayList<>();
		for (String year : numbers(this.prefix)) {
			months.addAll(numbers(year));
		}
		return months.stream().flatMap(this::keysOf);
	}

	private List<String> numbers(String prefix) throws IOException {
		try {
			return this.client
				.listObjectsV2Paginator((request) -> request.bucket(this.name).prefix(prefix).delimiter("/"))
				.commonPrefixes()
				.stream()
				.map(CommonPrefix::prefix)
				.filter((name) -> NUMBER.matcher(name.substring(prefix.length())).matches())
				.sorted(Comparator.reverseOrder())
				.toList();
		}
		catch (SdkException ex) {
			throw failure(ex);
		}
	}

	private Stream<String> keysOf(String month) {
		try {
			return this.client.listObjectsV2Paginator((request) -> request.bucket(this.name).prefix(month))
				.contents()
				.stream()
				.map(S3Object::key)
				.filter((key) -> id(key) != null)
				.sorted(Comparator.reverseOrder())
				.toList()
				.stream();
		}
		catch (SdkException ex) {
			throw new UncheckedIOException(failure(ex));
		}
	}

	/**
	 * Return what is known about an object, {@code null} if it is not a recording or not
	 * there any more.
	 */
	@Nullable SshRecording get(String key) throws IOException {
		try {
			return this.known.get(key);
		}
		catch (NoSuchKeyException | NotARecordingException ex) {
			return null;
		}
		catch (SdkException ex) {
			throw failure(ex);
		}
	}

	private SshRecording describe(String key) {
		HeadObjectResponse object = this.client.headObject((request) -> request.bucket(this.name).key(key));
		SshRecording recording = ObjectMetadata.parse(String.valueOf(id(key)), object.metadata(), object.lastModified(),
				object.contentLength());
		if (recording == null) {
			throw new NotARecordingException();
		}
		return recording;
	}

	InputStream open(String id) throws IOException {
		String key = key(id);
		if (key == null) {
			throw new FileNotFoundException("There is no such recording");
		}
		try {
			return new ObjectInput(this.client.getObject((request) -> request.bucket(this.name).key(key)));
		}
		catch (NoSuchKeyException ex) {
			throw new FileNotFoundException("There is no such recording");
		}
		catch (SdkException ex) {
			throw failure(ex);
		}
	}

	/**
	 * Delete a recording, and return whether there was one.
	 */
	boolean delete(String id) throws IOException {
		String key = key(id);
		if (key == null) {
			return false;
		}
		try {
			this.client.deleteObject((request) -> request.bucket(this.name).key(key));
			this.known.remove(key);
			return true;
		}
		catch (SdkException ex) {
			throw failure(ex);
		}
	}

	private IOException failure(SdkException cause) {
		return new IOException("The bucket '" + this.name + "' cannot be used: " + cause.getMessage(), cause);
	}

	/**
	 * The content of an object. Whoever stops in the middle does not wait for the rest.
	 */
	private static final class ObjectInput extends FilterInputStream {

		private final ResponseInputStream<GetObjectResponse> response;

		private boolean ended;

		ObjectInput(ResponseInputStream<GetObjectResponse> response) {
			super(response);
			this.response = response;
		}

		@Override
		public int read() throws IOException {
			int read = super.read();
			this.ended |= read == -1;
			return read;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int read = super.read(bytes, offset, length);
			this.ended |= read == -1;
			return read;
		}

		@Override
		public void close() throws IOException {
			if (!this.ended) {
				this.response.abort();
			}
			super.close();
		}

	}

	/**
	 * Thrown for an object that is not a recording.
	 */
	@SuppressWarnings("serial")
	private static final class NotARecordingException extends RuntimeException {

	}

}
