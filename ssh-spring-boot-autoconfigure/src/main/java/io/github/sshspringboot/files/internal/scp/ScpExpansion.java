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

package io.github.sshspringboot.files.internal.scp;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.files.internal.FileListing;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.FileTree;

/**
 * Finds the files that a word with wildcards means, without a shell.
 */
final class ScpExpansion {

	private static final int MAX_MATCHES = 10_000;

	private static final int MAX_ENTRIES = 200_000;

	private final FileTree tree;

	private int entries;

	ScpExpansion(FileTree tree) {
		this.tree = tree;
	}

	/**
	 * Return the paths that match, in their order, or the word as it is if there are
	 * none.
	 */
	List<FilePath> expand(String word) throws IOException {
		List<FilePath> paths = List.of(FilePath.ROOT);
		if (ScpPattern.hasWildcard(word)) {
			this.entries = 0;
			for (String part : word.split("/")) {
				paths = ScpPattern.hasWildcard(part) ? match(paths, new ScpPattern(part))
						: append(paths, ScpPattern.toName(part));
			}
			paths = paths.stream().filter(this::exists).toList();
		}
		else {
			paths = List.of();
		}
		return paths.isEmpty() ? List.of(toPath(word)) : paths;
	}

	/**
	 * Return the path of a word in which wildcards have no meaning.
	 */
	static FilePath toPath(String word) {
		String text = ScpPattern.toName(word);
		return FilePath.of((text.equals("~") || text.startsWith("~/")) ? text.substring(1) : text);
	}

	private static List<FilePath> append(List<FilePath> directories, String name) {
		return directories.stream().map((directory) -> FilePath.of(directory + "/" + name)).toList();
	}

	private List<FilePath> match(List<FilePath> directories, ScpPattern pattern) throws IOException {
		List<FilePath> matches = new ArrayList<>();
		for (FilePath directory : directories) {
			List<String> names = new ArrayList<>();
			try (FileListing listing = this.tree.list(directory)) {
				for (FileListing.Entry entry = listing.next(); entry != null; entry = listing.next()) {
					this.entries++;
					if (pattern.matches(entry.name())) {
						names.add(entry.name());
					}
					check(matches.size() + names.size());
				}
			}
			catch (TooManyException ex) {
				throw ex;
			}
			catch (FileSystemException ex) {
				continue;
			}
			names.stream().sorted().map((name) -> FilePath.of(directory + "/" + name)).forEach(matches::add);
		}
		return matches;
	}

	private void check(int matches) throws TooManyException {
		if (matches > MAX_MATCHES || this.entries > MAX_ENTRIES) {
			throw new TooManyException();
		}
	}

	private boolean exists(FilePath path) {
		try {
			this.tree.getStatus(path);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@SuppressWarnings("serial")
	private static final class TooManyException extends FileSystemException {

		TooManyException() {
			super(null, null, "Too many files to look for: copy their directory with -r");
		}

	}

}
