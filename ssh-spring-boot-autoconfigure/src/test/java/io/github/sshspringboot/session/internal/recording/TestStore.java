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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshRecordingOutput;
import io.github.sshspringboot.session.SshRecordingStore;
import org.jspecify.annotations.Nullable;

/**
 * Recordings in memory, which fail or wait as a test wants.
 */
class TestStore implements SshRecordingStore {

	final Map<String, SshRecording> recordings = new ConcurrentSkipListMap<>();

	final List<String> calls = new CopyOnWriteArrayList<>();

	final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	volatile CountDownLatch gate = new CountDownLatch(0);

	volatile @Nullable String failing;

	volatile @Nullable String deletedByOthers;

	volatile boolean broken;

	@Override
	public SshRecordingOutput create(SshRecording recording) throws IOException {
		call("create");
		this.recordings.put(recording.id(), recording);
		return new SshRecordingOutput() {

			@Override
			public void write(byte[] bytes, int offset, int length) throws IOException {
				await();
				call("write");
				TestStore.this.bytes.write(bytes, offset, length);
			}

			@Override
			public void flush() throws IOException {
				call("flush");
			}

			@Override
			public void complete(SshRecording recording) throws IOException {
				call("complete");
				TestStore.this.recordings.put(recording.id(), recording);
			}

			@Override
			public void abort() {
				TestStore.this.calls.add("abort");
				if (TestStore.this.broken) {
					throw new IllegalStateException("abort");
				}
			}

		};
	}

	private void await() {
		boolean interrupted = false;
		while (this.gate.getCount() > 0) {
			try {
				this.gate.await();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private synchronized void call(String method) throws IOException {
		this.calls.add(method);
		if (this.broken && "write".equals(method) && this.calls.size() > 3) {
			throw new NoClassDefFoundError("store");
		}
		if (method.equals(this.failing)) {
			throw new IOException("No space left on device");
		}
	}

	String text() {
		return this.bytes.toString(StandardCharsets.UTF_8);
	}

	@Override
	public Stream<SshRecording> list() {
		return this.recordings.values().stream();
	}

	@Override
	public @Nullable SshRecording find(String id) {
		return this.recordings.get(id);
	}

	@Override
	public InputStream open(String id) throws IOException {
		if (!this.recordings.containsKey(id)) {
			throw new FileNotFoundException();
		}
		return new ByteArrayInputStream(this.bytes.toByteArray());
	}

	@Override
	public boolean delete(String id) throws IOException {
		call("delete");
		return !id.equals(this.deletedByOthers) && this.recordings.remove(id) != null;
	}

}
