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

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.sshspringboot.server.internal.key.KeyFilePermissions;
import io.github.sshspringboot.server.internal.text.PrintableText;
import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshRecordingOutput;
import io.github.sshspringboot.session.SshRecordingStore;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Recordings in a directory, below one for each day:
 * {@code 2026/11/28/190533.123-alice-k3f9x2abq7mz.cast}. Names sort by time, which is
 * that of UTC. Each file says everything about itself, so files may be copied, moved
 * within the tree and removed by other programs.
 */
public final class RecordingDirectory implements SshRecordingStore {

	private static final Log logger = LogFactory.getLog(RecordingDirectory.class);

	private static final Pattern NUMBER = Pattern.compile("\\d{2,9}");

	private static final Pattern EXIT = Pattern.compile("\\[[0-9.]+, \"(?:x\", \"|m\", \"exit )(\\d{1,3})\"]\n");

	private static final int MAX_HEADER = CastEncoder.MAX_LINE;

	private static final int MAX_EXIT = 64;

	private static final int MAX_LEFT_OUT = 1000;

	private final Path location;

	private final Set<String> written = ConcurrentHashMap.newKeySet();

	private final Set<Path> leftOut = ConcurrentHashMap.newKeySet();

	/**
	 * Create the store, and its directory if there is none.
	 * @throws IOException if it is not possible to write there
	 */
	public RecordingDirectory(Path location) throws IOException {
		Files.createDirectories(location.toAbsolutePath(), KeyFilePermissions.directory());
		this.location = location.toRealPath();
		Files.delete(Files.createTempFile(this.location, ".try", null, KeyFilePermissions.file()));
	}

	@Override
	public SshRecordingOutput create(SshRecording recording) throws IOException {
		Path file = this.location.resolve(RecordingName.of(recording));
		Files.createDirectories(file.getParent(), KeyFilePermissions.directory());
		Files.createFile(file, KeyFilePermissions.file());
		this.written.add(recording.id());
		try {
			return new FileOutput(recording.id(), new FileOutputStream(file.toFile(), true));
		}
		catch (IOException ex) {
			this.written.remove(recording.id());
			throw ex;
		}
	}

	@Override
	public Stream<SshRecording> list() throws IOException {
		return files().flatMap((file) -> {
			try {
				return Stream.ofNullable(read(file));
			}
			catch (IOException ex) {
				leaveOut(file, ex);
				return Stream.empty();
			}
		});
	}

	/**
	 * Leave out what cannot be read, so that it does not hide all others, and log that
	 * once.
	 */
	private void leaveOut(Path path, Exception cause) {
		if (this.leftOut.size() < MAX_LEFT_OUT && this.leftOut.add(path)) {
			logger.error("'" + PrintableText.of(path.toString()) + "' cannot be read and is none of the recordings",
					cause);
		}
	}

	@Override
	public @Nullable SshRecording find(String id) throws IOException {
		Path file = file(id);
		return (file != null) ? read(file) : null;
	}

	@Override
	public InputStream open(String id) throws IOException {
		Path file = file(id);
		if (file == null) {
			throw new FileNotFoundException("There is no such recording");
		}
		try {
			return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
		}
		catch (NoSuchFileException ex) {
			throw new FileNotFoundException("There is no such recording");
		}
	}

	@Override
	public boolean delete(String id) throws IOException {
		if (this.written.contains(id)) {
			throw new IOException("The recording is still written");
		}
		Path file = file(id);
		if (file == null || !Files.deleteIfExists(file)) {
			return false;
		}
		deleteEmpty(file.getParent());
		return true;
	}

	/**
	 * Delete the directory of a day that has no recordings any more, and those above it.
	 */
	private void deleteEmpty(@Nullable Path directory) throws IOException {
		try {
			for (Path empty = directory; empty != null && !empty.equals(this.location); empty = empty.getParent()) {
				Files.deleteIfExists(empty);
			}
		}
		catch (DirectoryNotEmptyException ex) {
			// Only empty ones are to be deleted
		}
	}

	private @Nullable Path file(String id) throws IOException {
		return files().filter((file) -> id.equals(idOf(file))).findFirst().orElse(null);
	}

	private static @Nullable String idOf(Path file) {
		return RecordingName.idOfFile(file.getFileName().toString());
	}

	/**
	 * Return the files, the newest first, and look into a day only when its turn has
	 * come.
	 */
	private Stream<Path> files() throws IOException {
		Predicate<String> number = NUMBER.asMatchPredicate();
		return readChildren(this.location, number).stream()
			.flatMap((year) -> children(year, number).stream())
			.flatMap((month) -> children(month, number).stream())
			.flatMap((day) -> children(day, (name) -> RecordingName.idOfFile(name) != null).stream());
	}

	private List<Path> children(Path directory, Predicate<String> names) {
		try {
			return readChildren(directory, names);
		}
		catch (IOException ex) {
			leaveOut(directory, ex);
			return List.of();
		}
	}

	private static List<Path> readChildren(Path directory, Predicate<String> names) throws IOException {
		try (Stream<Path> children = Files.list(directory)) {
			return children.filter((child) -> names.test(child.getFileName().toString()))
				.sorted(Comparator.comparing(Path::getFileName).reversed())
				.toList();
		}
		catch (NoSuchFileException | NotDirectoryException ex) {
			return List.of();
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	private @Nullable SshRecording read(Path file) throws IOException {
		String id = String.valueOf(idOf(file));
		boolean running = this.written.contains(id);
		try {
			SshRecording recording = RecordingHeader.parse(header(file));
			if (recording == null || !recording.id().equals(id)) {
				return null;
			}
			recording = recording.withBytes(Files.size(file));
			Instant ended = Files.getLastModifiedTime(file).toInstant();
			return running ? recording : recording.withEnd(ended, exit(file));
		}
		catch (NoSuchFileException | FileNotFoundException ex) {
			return null;
		}
	}

	private static String header(Path file) throws IOException {
		try (InputStream input = new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), 1024)) {
			byte[] bytes = new byte[MAX_HEADER];
			int length = 0;
			for (int b = input.read(); b != -1 && b != '\n' && length < MAX_HEADER; b = input.read()) {
				bytes[length++] = (byte) b;
			}
			return new String(bytes, 0, length, StandardCharsets.UTF_8);
		}
	}

	/**
	 * Return the exit status at the end of a file, or {@code null} if there is none.
	 */
	private static @Nullable Integer exit(Path file) throws IOException {
		try (RandomAccessFile input = new RandomAccessFile(file.toFile(), "r")) {
			byte[] end = new byte[(int) Math.min(MAX_EXIT, input.length())];
			input.seek(input.length() - end.length);
			input.readFully(end);
			String text = new String(end, StandardCharsets.UTF_8);
			int begin = text.lastIndexOf('\n', text.length() - 2) + 1;
			Matcher matcher = EXIT.matcher(text.substring(begin));
			return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
		}
	}

	/**
	 * A file that is written. It has no buffer of its own: what was written survives the
	 * process. A line that a full disk has cut is removed.
	 */
	private final class FileOutput implements SshRecordingOutput {

		private final String id;

		private final FileOutputStream file;

		private long length;

		private FileOutput(String id, FileOutputStream file) {
			this.id = id;
			this.file = file;
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			this.file.write(bytes, offset, length);
			this.length += length;
		}

		@Override
		public void flush() {
		}

		@Override
		public void complete(SshRecording recording) throws IOException {
			this.file.close();
			RecordingDirectory.this.written.remove(this.id);
		}

		@Override
		public void abort() {
			try (this.file) {
				this.file.getChannel().truncate(this.length);
			}
			catch (IOException ex) {
				// What was written stays, maybe with a part of a line
			}
			RecordingDirectory.this.written.remove(this.id);
		}

	}

}
