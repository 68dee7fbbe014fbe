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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshRecordingOutput;
import io.github.sshspringboot.session.SshSessionType;
import io.github.sshspringboot.session.internal.recording.CastFormat;
import io.github.sshspringboot.session.internal.recording.RecordingDirectory;
import io.github.sshspringboot.session.internal.recording.RecordingHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link S3RecordingStore} with a server of that API.
 */
class S3RecordingStoreTests {

	private static final Instant START = Instant.parse("2026-11-28T19:05:33.123Z");

	private static final int PART_SIZE = 5 * 1024 * 1024;

	private static final AtomicInteger count = new AtomicInteger();

	@TempDir
	private static Path directory;

	private static S3Server server;

	private static S3Client client;

	private String prefix = "";

	private Path spool = directory;

	@BeforeAll
	static void start() throws IOException {
		server = S3Server.start(directory);
		client = server.connect();
	}

	@AfterAll
	static void stop() {
		client.close();
		server.close();
	}

	@BeforeEach
	void choosePlaces(TestInfo test) {
		this.prefix = "all/" + count.incrementAndGet() + "/";
		this.spool = directory.resolve("spool" + count);
	}

	private S3RecordingStore store() throws IOException {
		return store(client, Runnable::run);
	}

	private S3RecordingStore store(S3Client client, Executor executor) throws IOException {
		return new S3RecordingStore(new RecordingDirectory(this.spool),
				new Bucket(client, S3Server.BUCKET, this.prefix, PART_SIZE), executor);
	}

	private static SshRecording recording(String id, Instant started) {
		return new SshRecording(id, "ali\u00e7e", "127.0.0.1", "c1", "s1", SshSessionType.SHELL, "commands", "xterm",
				80, 24, started, null, null, 0);
	}

	private static SshRecordingOutput begin(S3RecordingStore store, SshRecording recording) throws IOException {
		SshRecordingOutput output = store.create(recording);
		write(output, RecordingHeader.format(recording, CastFormat.ASCIICAST_V3) + "\n");
		return output;
	}

	private static void write(SshRecordingOutput output, String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		output.write(bytes, 0, bytes.length);
	}

	private static void record(S3RecordingStore store, SshRecording recording) throws IOException {
		SshRecordingOutput output = begin(store, recording);
		write(output, "[0.001, \"o\", \"hello\"]\n[0.250, \"x\", \"7\"]\n");
		output.complete(recording.withEnd(recording.started().plusSeconds(1), 7));
	}

	private static String read(S3RecordingStore store, String id) throws IOException {
		try (InputStream input = store.open(id)) {
			return new String(input.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static List<String> ids(S3RecordingStore store) throws IOException {
		try (Stream<SshRecording> recordings = store.list()) {
			return recordings.map(SshRecording::id).toList();
		}
	}

	private List<Path> spooled() throws IOException {
		try (Stream<Path> files = Files.walk(this.spool)) {
			return files.filter(Files::isRegularFile).toList();
		}
	}

	@Test
	void recordingIsUploadedAtItsEnd() throws Exception {
		S3RecordingStore store = store();
		SshRecording recording = recording("a1", START);
		SshRecordingOutput output = begin(store, recording);
		assertThat(spooled()).hasSize(1);
		assertThat(store.find("a1")).isNotNull().extracting(SshRecording::ended).isNull();
		assertThat(ids(store)).containsExactly("a1");
		write(output, "[0.250, \"x\", \"7\"]\n");
		String content = read(store, "a1");
		assertThatIOException().isThrownBy(() -> store.delete("a1"));
		output.complete(recording.withEnd(START.plusSeconds(5), 7));
		assertThat(spooled()).isEmpty();
		assertThat(read(store, "a1")).isEqualTo(content).startsWith("{\"version\": 3").endsWith("\"7\"]\n");
		SshRecording found = store.find("a1");
		assertThat(found).isNotNull();
		assertThat(found.ended()).isNotNull();
		assertThat(found).isEqualTo(recording.withBytes(content.length() + 1).withEnd(found.ended(), 7));
		HeadObjectResponse object = client.headObject(
				(request) -> request.bucket(S3Server.BUCKET).key(this.prefix + "2026/11/28/190533.123-ali_e-a1.cast"));
		assertThat(object.contentType()).isEqualTo("application/x-asciicast");
	}

	@Test
	void listIsThatOfTheSpoolAndTheBucketWithTheNewestFirst() throws Exception {
		S3RecordingStore store = store();
		record(store, recording("b1", START));
		SshRecordingOutput running = begin(store, recording("b2", START.plusSeconds(10)));
		record(store, recording("b3", START.plusSeconds(20)));
		record(store, recording("b4", START.minusSeconds(86400 * 40)));
		record(store, recording("b5", START.plusSeconds(86400 * 400)));
		assertThat(ids(store)).containsExactly("b5", "b3", "b2", "b1", "b4");
		client.putObject((request) -> request.bucket(S3Server.BUCKET).key(this.prefix + "2026/11/28/notes.txt"),
				RequestBody.fromString("x"));
		client.putObject((request) -> request.bucket(S3Server.BUCKET).key(this.prefix + "2026/11/28/1-x-b9.cast"),
				RequestBody.fromString("x"));
		assertThat(ids(store)).containsExactly("b5", "b3", "b2", "b1", "b4");
		assertThat(store.find("b9")).isNull();
		running.abort();
		assertThat(spooled()).isEmpty();
		assertThat(ids(store)).containsExactly("b5", "b3", "b2", "b1", "b4");
	}

	@Test
	void whatIsThereIsFoundReadAndDeletedAndNothingElse() throws Exception {
		S3RecordingStore store = store();
		record(store, recording("d1", START));
		for (String id : List.of("d", "d2", "", "../d1", "*", "D1", this.prefix, "x".repeat(2000))) {
			assertThat(store.find(id)).isNull();
			assertThatExceptionOfType(FileNotFoundException.class).isThrownBy(() -> store.open(id));
			assertThat(store.delete(id)).isFalse();
		}
		assertThat(store.delete("d1")).isTrue();
		assertThat(store.delete("d1")).isFalse();
		assertThat(ids(store)).isEmpty();
		assertThat(store.find("d1")).isNull();
	}

	@Test
	void recordingThatCannotBeUploadedStaysAndIsUploadedLater() throws Exception {
		S3Client unreachable = S3Client.builder()
			.endpointOverride(URI.create("http://127.0.0.1:1"))
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(AnonymousCredentialsProvider.create())
			.build();
		S3RecordingStore down = store(unreachable, Runnable::run);
		record(down, recording("e1", START));
		record(down, recording("e2", START.plusSeconds(1)));
		assertThat(spooled()).hasSize(2);
		assertThatIOException().isThrownBy(() -> down.find("e3"));
		assertThat(read(down, "e1")).contains("hello");
		S3RecordingStore restarted = store();
		assertThat(ids(restarted)).containsExactly("e2", "e1");
		restarted.upload();
		assertThat(spooled()).isEmpty();
		assertThat(ids(restarted)).containsExactly("e2", "e1");
		assertThat(read(restarted, "e1")).contains("hello");
	}

	@Test
	void recordingOfAnApplicationThatDiedIsUploadedByTheNext() throws Exception {
		SshRecordingOutput output = begin(store(), recording("f1", START));
		write(output, "[0.001, \"o\", \"last words\"]\n[0.0");
		S3RecordingStore next = store();
		next.upload();
		assertThat(spooled()).isEmpty();
		assertThat(read(next, "f1")).contains("last words");
		assertThat(next.find("f1")).isNotNull().satisfies((recording) -> {
			assertThat(recording.ended()).isNotNull();
			assertThat(recording.status()).isNull();
		});
	}

	@Test
	void largeRecordingIsUploadedInParts() throws Exception {
		S3RecordingStore store = store();
		SshRecording recording = recording("g1", START);
		SshRecordingOutput output = begin(store, recording);
		byte[] noise = new byte[2 * PART_SIZE + 12345];
		new Random(1).nextBytes(noise);
		output.write(noise, 0, noise.length);
		output.complete(recording.withEnd(START.plusSeconds(5), 0));
		assertThat(spooled()).isEmpty();
		try (InputStream input = store.open("g1")) {
			byte[] header = (RecordingHeader.format(recording, CastFormat.ASCIICAST_V3) + "\n")
				.getBytes(StandardCharsets.UTF_8);
			assertThat(input.readNBytes(header.length)).isEqualTo(header);
			assertThat(input.readAllBytes()).isEqualTo(noise);
		}
		assertThat(store.find("g1")).isNotNull().satisfies((found) -> assertThat(found.user()).isEqualTo("ali\u00e7e"));
	}

	@Test
	void uploadNeitherHoldsUpTheSessionNorIsDoneTwiceAtATime() throws Exception {
		List<Runnable> later = new ArrayList<>();
		S3RecordingStore store = store(client, later::add);
		record(store, recording("h1", START));
		record(store, recording("h2", START));
		assertThat(spooled()).hasSize(2);
		later.get(0).run();
		assertThat(spooled()).isEmpty();
		later.get(1).run();
		assertThat(ids(store)).containsExactlyInAnyOrder("h1", "h2");
	}

}
