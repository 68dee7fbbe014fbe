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

package io.github.sshspringboot.shell.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.sshspringboot.server.internal.key.KeyFilePermissions;
import io.github.sshspringboot.server.internal.text.ByteOrderMark;
import org.jspecify.annotations.Nullable;

/**
 * The history of one user in a file that only the application may read. Several sessions
 * and processes may append at the same time.
 */
final class HistoryFile {

	private static final int MAX_BYTES = 4 * 1024 * 1024;

	private static final Set<OpenOption> OPTIONS = Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ,
			StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

	private final Path path;

	private final int maxLines;

	private final Object lock;

	HistoryFile(Path path, int maxLines, Object lock) {
		this.path = path;
		this.maxLines = maxLines;
		this.lock = lock;
	}

	Path path() {
		return this.path;
	}

	/**
	 * Return the lines that are kept, the oldest first.
	 */
	List<String> read() throws IOException {
		return access((file) -> {
			List<String> lines = read(file);
			return (lines.size() > this.maxLines || file.size() > MAX_BYTES) ? rewrite(lines, file) : lines;
		});
	}

	/**
	 * Append a line, which may contain line breaks, and optionally drop the oldest lines.
	 */
	void append(String line, boolean trim) throws IOException {
		access((file) -> {
			boolean broken = file.size() > 0 && lastByte(file) != '\n';
			write((broken ? "\n" : "") + encode(line) + "\n", file, file.size());
			return (trim || file.size() > 2L * MAX_BYTES) ? rewrite(read(file), file) : List.of();
		});
	}

	void clear() throws IOException {
		access((file) -> {
			file.truncate(0);
			return List.of();
		});
	}

	private List<String> access(Access access) throws IOException {
		synchronized (this.lock) {
			if (!Files.isRegularFile(this.path, LinkOption.NOFOLLOW_LINKS)
					&& Files.exists(this.path, LinkOption.NOFOLLOW_LINKS)) {
				throw new IOException(this.path + " is not a regular file");
			}
			try (FileChannel file = FileChannel.open(this.path, OPTIONS, KeyFilePermissions.file());
					FileLock fileLock = file.lock()) {
				makePrivate();
				return access.run(file);
			}
		}
	}

	private void makePrivate() throws IOException {
		if (!KeyFilePermissions.isOwnerOnly(this.path)) {
			PosixFileAttributeView view = Files.getFileAttributeView(this.path, PosixFileAttributeView.class,
					LinkOption.NOFOLLOW_LINKS);
			view.setPermissions(PosixFilePermissions.fromString("rw-------"));
		}
	}

	private static List<String> read(FileChannel file) throws IOException {
		long start = Math.max(0, file.size() - MAX_BYTES);
		ByteBuffer bytes = ByteBuffer.allocate((int) (file.size() - start));
		while (bytes.hasRemaining() && file.read(bytes, start + bytes.position()) >= 0) {
			continue;
		}
		String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
		List<String> lines = new ArrayList<>();
		((start == 0) ? ByteOrderMark.strip(text) : text.substring(text.indexOf('\n') + 1)).lines()
			.forEach((encoded) -> {
				String line = decode(encoded);
				if (line != null) {
					lines.add(line);
				}
			});
		return lines;
	}

	private List<String> rewrite(List<String> lines, FileChannel file) throws IOException {
		List<String> kept = List.copyOf(lines.subList(Math.max(0, lines.size() - this.maxLines), lines.size()));
		StringBuilder text = new StringBuilder();
		kept.forEach((line) -> text.append(encode(line)).append('\n'));
		file.truncate(0);
		write(text.toString(), file, 0);
		return kept;
	}

	private static void write(String text, FileChannel file, long position) throws IOException {
		ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
		long next = position;
		while (bytes.hasRemaining()) {
			next += file.write(bytes, next);
		}
	}

	private static int lastByte(FileChannel file) throws IOException {
		ByteBuffer last = ByteBuffer.allocate(1);
		file.read(last, file.size() - 1);
		return last.get(0);
	}

	private static String encode(String line) {
		return line.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
	}

	/**
	 * Return the line as it was typed, {@code null} if it cannot have been typed.
	 */
	private static @Nullable String decode(String encoded) {
		StringBuilder line = new StringBuilder();
		for (int index = 0; index < encoded.length(); index++) {
			char c = encoded.charAt(index);
			if (c == '\\' && index + 1 < encoded.length()) {
				c = encoded.charAt(++index);
				c = (c == 'n') ? '\n' : (c == 'r') ? '\r' : c;
			}
			else if (Character.isISOControl(c) && c != '\t') {
				return null;
			}
			line.append(c);
		}
		return line.toString().isBlank() ? null : line.toString();
	}

	private interface Access {

		List<String> run(FileChannel file) throws IOException;

	}

}
