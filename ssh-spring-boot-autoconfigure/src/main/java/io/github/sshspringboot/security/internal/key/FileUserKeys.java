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

package io.github.sshspringboot.security.internal.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.sshspringboot.security.SshUserKeys;
import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.internal.key.KeyFileCheck;
import io.github.sshspringboot.server.internal.key.KeyFilePermissions;
import io.github.sshspringboot.server.internal.key.KeyFileProblem;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.Assert;

/**
 * {@link SshUserKeys} in files in the {@code authorized_keys} format, one per user. A
 * file is replaced as a whole, and other lines stay as they are, byte by byte.
 */
public final class FileUserKeys implements SshUserKeys {

	private static final int MAX_LENGTH = 1024 * 1024;

	private static final String LINE_ENDS = "(?<=\n)|(?<=\r)(?!\n)";

	private final String location;

	private final ResourceLoader resourceLoader;

	/**
	 * Create new keys in a location of files, with the placeholder for the user.
	 */
	public FileUserKeys(String location, ResourceLoader resourceLoader) {
		this.location = location;
		this.resourceLoader = resourceLoader;
	}

	/**
	 * Return whether a location is one of files.
	 */
	public static boolean isFile(String location) {
		return location.startsWith("file:");
	}

	@Override
	public List<String> getLines(String username) {
		try {
			return lines(read(path(username)))
				.map((line) -> new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
				.map(String::stripTrailing)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void add(String username, String line) {
		change(username, (content) -> {
			String separator = (content.isEmpty() || content.endsWith("\n") || content.endsWith("\r")) ? "" : "\n";
			return content + separator + new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
					+ "\n";
		});
	}

	@Override
	public void remove(String username, SshPublicKey key) {
		change(username, (content) -> String.join("", lines(content).filter((line) -> {
			UserKeyLine parsed = UserKeyLine
				.find(new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
			return parsed == null || !parsed.key().key().equals(key);
		}).toList()));
	}

	private static Stream<String> lines(String content) {
		return content.isEmpty() ? Stream.empty() : Arrays.stream(content.split(LINE_ENDS));
	}

	private Resource resource(String username) {
		Assert.state(UserFiles.isSafe(username), "The name of the user cannot be that of a file");
		return this.resourceLoader.getResource(this.location.replace(UserFiles.USERNAME, username));
	}

	private Path path(String username) throws IOException {
		Resource resource = resource(username);
		Path path = resource.getFile().toPath().toAbsolutePath();
		if (!Files.exists(path)) {
			return path;
		}
		KeyFileProblem problem = ResourceVersion.of(resource, username).problem();
		if (problem != null) {
			throw new IllegalStateException("The file " + path + " " + problem.reason() + "; " + problem.action());
		}
		return path.toRealPath();
	}

	/**
	 * Return the bytes of a file as characters.
	 */
	private static String read(Path path) throws IOException {
		if (!Files.exists(path)) {
			return "";
		}
		Assert.state(Files.size(path) <= MAX_LENGTH, () -> "The file " + path + " is too long");
		return Files.readString(path, StandardCharsets.ISO_8859_1);
	}

	private synchronized void change(String username, UnaryOperator<String> change) {
		try {
			requireOwn(resource(username).getFile().toPath().toAbsolutePath());
			Path path = path(username);
			Path directory = Objects.requireNonNull(path.getParent());
			Files.createDirectories(directory, KeyFilePermissions.directory());
			Path draft = directory.resolve("." + path.getFileName() + "." + UUID.randomUUID());
			try {
				write(draft, change.apply(read(path)).getBytes(StandardCharsets.ISO_8859_1));
				if (Files.exists(path)) {
					copyPermissions(path, draft);
				}
				Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			}
			finally {
				Files.deleteIfExists(draft);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Require that nobody but this application and {@code root} can replace what is on
	 * the path, or an application that runs as {@code root} would write for other users
	 * of the machine where their links lead.
	 */
	private static void requireOwn(Path path) throws IOException {
		Path existing = path;
		while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
			existing = Objects.requireNonNull(existing.getParent());
		}
		KeyFileProblem problem = KeyFileCheck.forUser(null).findProblemOfOwner(existing);
		if (problem != null) {
			throw new IllegalStateException("The file " + path + " is not changed: " + existing + " " + problem.reason()
					+ "; " + problem.action());
		}
	}

	/**
	 * Let those read the new file who could read the old one, such as {@code sshd}.
	 */
	private static void copyPermissions(Path from, Path to) throws IOException {
		PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
		if (target == null) {
			return;
		}
		PosixFileAttributes old = Files.readAttributes(from, PosixFileAttributes.class);
		PosixFileAttributes created = target.readAttributes();
		if (!old.owner().equals(created.owner())) {
			target.setOwner(old.owner());
		}
		if (!old.group().equals(created.group())) {
			target.setGroup(old.group());
		}
		target.setPermissions(old.permissions());
	}

	private static void write(Path draft, byte[] content) throws IOException {
		try (FileChannel channel = FileChannel.open(draft,
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), KeyFilePermissions.file())) {
			ByteBuffer buffer = ByteBuffer.wrap(content);
			while (buffer.hasRemaining()) {
				channel.write(buffer);
			}
			channel.force(true);
		}
	}

}
