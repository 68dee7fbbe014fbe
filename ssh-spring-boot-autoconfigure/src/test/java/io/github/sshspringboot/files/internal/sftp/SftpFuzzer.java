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

package io.github.sshspringboot.files.internal.sftp;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.files.internal.sftp.SftpClient.Reply;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends requests that are damaged at random, and checks that each is answered. The first
 * two of the paths are files to open, and the third one is a directory.
 */
final class SftpFuzzer {

	private static final int AT_ONCE = 20;

	private static final String[] EXTENSIONS = { "posix-rename@openssh.com", "statvfs@openssh.com",
			"fstatvfs@openssh.com", "hardlink@openssh.com", "fsync@openssh.com", "lsetstat@openssh.com",
			"limits@openssh.com", "expand-path@openssh.com", "copy-data", "home-directory", "copy-file", "md5-hash",
			"check-file-name", "space-available" };

	private static final long[] NUMBERS = { 0, 1, 2, 100, 255 * 1024, 0x7fffffff, 0x80000000L, 0xffffffffL, 1L << 32,
			Long.MAX_VALUE, Long.MIN_VALUE, -1 };

	private final SshTestServer server;

	private final String[] paths;

	private final Random random;

	private int answered;

	SftpFuzzer(SshTestServer server, String[] paths, Random random) {
		this.server = server;
		this.paths = paths;
		this.random = random;
	}

	int getAnswered() {
		return this.answered;
	}

	void send(int count) throws Exception {
		try (TestSession session = this.server.login()) {
			SftpClient client = begin(session);
			for (int sent = 0; sent < count; sent += AT_ONCE) {
				List<byte[]> messages = new ArrayList<>();
				boolean possible = true;
				while (possible && messages.size() < AT_ONCE) {
					byte[] message = damage(this.random, request(this.random));
					messages.add(message);
					possible = message.length >= 5;
				}
				if (!converse(client, messages, possible && this.random.nextInt(20) == 0)) {
					assertThat(client.awaitEnd()).isEqualTo(1);
					client.close();
					client = begin(session);
				}
			}
			client.close();
			assertThat(session.isOpen()).isTrue();
		}
	}

	private SftpClient begin(TestSession session) throws IOException {
		SftpClient client = SftpClient.begin(session);
		client.request(SftpMessage.OPEN, this.paths[0], 0x0b, 0);
		client.request(SftpMessage.OPEN, this.paths[1], 0x0b, 0);
		client.openDirectory(this.paths[2]);
		return client;
	}

	/**
	 * Send all messages, and read as many answers, unless the server ends the session
	 * because of a length.
	 */
	private boolean converse(SftpClient client, List<byte[]> messages, boolean wrongLength) throws IOException {
		for (byte[] message : messages) {
			client.sendBytes(message);
		}
		if (wrongLength) {
			client.sendRaw(ByteBuffer.allocate(8).putInt(-messages.size()).array());
		}
		for (byte[] message : messages) {
			if (message.length < 5) {
				return false;
			}
			Reply reply;
			try {
				reply = client.receive();
			}
			catch (EOFException ex) {
				throw new AssertionError("No answer to " + Arrays.toString(message), ex);
			}
			this.answered++;
			assertAnswer(message, reply);
		}
		return !wrongLength;
	}

	private static void assertAnswer(byte[] message, Reply reply) {
		if (message[0] == SftpMessage.INIT) {
			assertThat(reply.type()).isEqualTo(SftpMessage.VERSION);
			return;
		}
		assertThat(reply.id()).isEqualTo(ByteBuffer.wrap(message).getInt(1));
		String content = new String(reply.body().array(), StandardCharsets.ISO_8859_1);
		assertThat(content).doesNotContain("Exception", "java.", "ssh-files", "secret of", "root:x:");
		if (reply.type() == SftpMessage.STATUS) {
			assertThat(reply.body().getInt()).isBetween(0, 8);
			assertThat(reply.body().getString()).isNotBlank().isPrintable();
		}
	}

	private byte[] request(Random random) {
		String path = this.paths[random.nextInt(this.paths.length)];
		String other = this.paths[random.nextInt(this.paths.length)];
		byte[] handle = { 0, 0, 0, (byte) random.nextInt(6) };
		byte[] second = { 0, 0, 0, (byte) random.nextInt(6) };
		long number = NUMBERS[random.nextInt(NUMBERS.length)];
		int id = random.nextInt();
		int type = 1 + random.nextInt(21);
		return switch (type) {
			case SftpMessage.INIT -> SftpClient.message(type, (int) number);
			case SftpMessage.OPEN -> SftpClient.message(type, id, path, random.nextInt(0x40), 0);
			case SftpMessage.READ -> SftpClient.message(type, id, handle, number, random.nextInt(1000));
			case SftpMessage.WRITE -> SftpClient.message(type, id, handle, number, new byte[random.nextInt(1000)]);
			case SftpMessage.CLOSE, SftpMessage.FSTAT, SftpMessage.READDIR -> SftpClient.message(type, id, handle);
			case SftpMessage.SETSTAT -> SftpClient.message(type, id, path, 1 | 8, number, (int) number, 1);
			case SftpMessage.FSETSTAT -> SftpClient.message(type, id, handle, 1 | 4, number, (int) number);
			case SftpMessage.RENAME, SftpMessage.SYMLINK -> SftpClient.message(type, id, path, other);
			case 21 -> extended(random, id, path, other, handle, second, number);
			default -> SftpClient.message(type, id, path, 0);
		};
	}

	private static byte[] extended(Random random, int id, String path, String other, byte[] handle, byte[] second,
			long number) {
		String name = EXTENSIONS[random.nextInt(EXTENSIONS.length)];
		return switch (name) {
			case "copy-data" -> SftpClient.message(SftpMessage.EXTENDED, id, name, handle, number, number, second, 0L);
			case "fsync@openssh.com", "fstatvfs@openssh.com" ->
				SftpClient.message(SftpMessage.EXTENDED, id, name, handle);
			default -> SftpClient.message(SftpMessage.EXTENDED, id, name, path, other);
		};
	}

	private static byte[] damage(Random random, byte[] message) {
		byte[] damaged = message.clone();
		for (int times = random.nextInt(4); times > 0; times--) {
			damaged = damage(random, damaged, random.nextInt(damaged.length));
		}
		return damaged;
	}

	private static byte[] damage(Random random, byte[] message, int position) {
		int kind = random.nextInt(5);
		if (kind == 0) {
			return Arrays.copyOf(message, Math.max((random.nextInt(20) == 0) ? 1 : 5, position));
		}
		if (kind == 1) {
			return Arrays.copyOf(message, message.length + random.nextInt(100));
		}
		if (kind == 2) {
			Arrays.fill(message, position, Math.min(message.length, position + 4), (byte) 0xff);
		}
		else {
			message[position] ^= (byte) ((kind == 3) ? 1 << random.nextInt(8) : random.nextInt());
		}
		return message;
	}

	/**
	 * Describe what a directory holds.
	 */
	static Map<String, String> describe(Path directory) throws IOException {
		Map<String, String> files = new TreeMap<>();
		try (Stream<Path> paths = Files.walk(directory)) {
			for (Path path : paths.toList()) {
				String content = Files.isRegularFile(path) ? Files.readString(path) : "";
				files.put(path.toString(), Files.readAttributes(path, "posix:permissions,owner,lastModifiedTime,size",
						LinkOption.NOFOLLOW_LINKS) + content);
			}
		}
		return files;
	}

}
