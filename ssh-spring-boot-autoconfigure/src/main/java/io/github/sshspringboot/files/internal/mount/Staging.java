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

package io.github.sshspringboot.files.internal.mount;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A private directory in a location, in which files are uploaded and directories are
 * created before they are moved to their names. Each process has its own, with a file
 * that is locked as long as the process lives: what another process left is removed.
 */
final class Staging implements Closeable {

	private static final Log logger = LogFactory.getLog(Staging.class);

	private static final String NAME = ".ssh-upload";

	private static final String LOCK = ".lock";

	private static final int MAX_ATTEMPTS = 3;

	/**
	 * Those of this process, whose locks must not be tried: to close a file releases all
	 * locks of the process on it.
	 */
	private static final Set<String> OWN = ConcurrentHashMap.newKeySet();

	private final Directory parent;

	private final Directory directory;

	private final Path path;

	private final Channel lock;

	private final AtomicLong count = new AtomicLong();

	private Staging(Directory parent, Directory directory, Path path, Channel lock) {
		this.parent = parent;
		this.directory = directory;
		this.path = path;
		this.lock = lock;
	}

	/**
	 * Return whether a name may be the one of the private directories, on any file
	 * system: those that ignore case or invisible characters exist.
	 */
	static boolean isStaging(String name) {
		return name.length() >= NAME.length() && name.codePoints()
			.filter((character) -> Character.getType(character) != Character.FORMAT)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString()
			.equalsIgnoreCase(NAME);
	}

	static Staging open(Directory root, Path location) throws IOException {
		Directory parent = enterOrCreate(root, location);
		try {
			removeLeftovers(parent);
			for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
				String id = UUID.randomUUID().toString();
				OWN.add(id);
				Channel lock = lock(parent, id);
				if (lock != null) {
					Path path = location.resolve(NAME).resolve(id);
					Files.createDirectory(path);
					return new Staging(parent, parent.enter(path.getFileName()), path, lock);
				}
				OWN.remove(id);
			}
			throw new IOException("No private directory could be made");
		}
		catch (IOException | RuntimeException ex) {
			parent.close();
			throw ex;
		}
	}

	private static Directory enterOrCreate(Directory root, Path location) throws IOException {
		Path path = location.resolve(NAME);
		try {
			return root.enter(path.getFileName());
		}
		catch (NoSuchFileException ex) {
			boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
			try {
				Files.createDirectory(path,
						posix ? new FileAttribute<?>[] {
								PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")) }
								: new FileAttribute<?>[0]);
			}
			catch (FileAlreadyExistsException concurrent) {
				logger.trace("Another process created it", concurrent);
			}
			return root.enter(path.getFileName());
		}
	}

	/**
	 * Create and lock the file that shows that the process lives, or return {@code null}
	 * if another process was faster to remove it.
	 */
	private static @Nullable Channel lock(Directory parent, String id) throws IOException {
		Path name = parent.name(id + LOCK);
		SeekableByteChannel channel = parent.openFile(name,
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
		try {
			if (channel instanceof FileChannel file && file.tryLock() == null) {
				channel.close();
				return null;
			}
		}
		catch (IOException ex) {
			logger.debug("The file system has no locks: unfinished uploads of a crashed process stay", ex);
		}
		try {
			parent.read(name);
			return channel;
		}
		catch (NoSuchFileException ex) {
			channel.close();
			return null;
		}
	}

	private static void removeLeftovers(Directory parent) throws IOException {
		try (Directory listed = parent.reopen()) {
			for (String name : names(listed)) {
				String id = name.endsWith(LOCK) ? name.substring(0, name.length() - LOCK.length()) : "";
				if (!id.isEmpty() && !OWN.contains(id)) {
					removeLeftover(parent, id);
				}
			}
		}
	}

	private static void removeLeftover(Directory parent, String id) {
		try (SeekableByteChannel channel = parent.openFile(parent.name(id + LOCK), Set.of(StandardOpenOption.WRITE))) {
			FileLock lock = (channel instanceof FileChannel file) ? file.tryLock() : null;
			if (lock != null) {
				remove(parent, id);
				logger.info("Removed unfinished uploads of a process that ended");
			}
		}
		catch (IOException ex) {
			logger.debug("Unfinished uploads could not be removed", ex);
		}
	}

	private static void remove(Directory parent, String id) throws IOException {
		try (Directory directory = parent.enter(parent.name(id))) {
			for (String name : names(directory)) {
				Path child = directory.name(name);
				if (directory.read(child).isDirectory()) {
					directory.deleteDirectory(child);
				}
				else {
					directory.deleteFile(child);
				}
			}
			parent.deleteDirectory(parent.name(id));
		}
		catch (NoSuchFileException ex) {
			logger.trace("There are none", ex);
		}
		parent.deleteFile(parent.name(id + LOCK));
	}

	private static List<String> names(Directory directory) throws IOException {
		List<String> names = new ArrayList<>();
		for (Iterator<Path> entries = directory.names(); entries.hasNext();) {
			names.add(entries.next().toString());
		}
		return names;
	}

	Directory getDirectory() {
		return this.directory;
	}

	Path nextName() {
		return this.directory.name(Long.toString(this.count.incrementAndGet()));
	}

	/**
	 * Create a directory, and return its name.
	 */
	Path createDirectory() throws IOException {
		Path name = nextName();
		Files.createDirectory(this.path.resolve(name.toString()));
		return name;
	}

	@Override
	public void close() throws IOException {
		String id = this.path.getFileName().toString();
		try (Directory outer = this.parent; Directory own = this.directory; Channel locked = this.lock) {
			remove(outer, id);
		}
		finally {
			OWN.remove(id);
		}
	}

}
