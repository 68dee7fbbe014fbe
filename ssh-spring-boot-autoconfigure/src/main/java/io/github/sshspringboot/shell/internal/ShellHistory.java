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
import java.nio.channels.ClosedByInterruptException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jline.reader.impl.history.DefaultHistory;
import org.jspecify.annotations.Nullable;

/**
 * The history of a shell, written to its file line by line. If the file fails, the shell
 * goes on without it. Lines that begin with a space, are very long or contain a secret
 * are not kept.
 */
final class ShellHistory extends DefaultHistory {

	private static final Log logger = LogFactory.getLog(ShellHistory.class);

	private static final int MAX_LENGTH = 16 * 1024;

	/**
	 * Number of newest entries to search before the index: short texts are found there.
	 */
	private static final int RECENT = 32;

	private final Predicate<String> secret;

	private final int maxLines;

	/** The lines in alphabetical order, each with the index of its newest entry. */
	private final NavigableMap<String, Integer> newest = new TreeMap<>();

	private @Nullable HistoryFile file;

	private boolean filled;

	private int lines;

	ShellHistory(@Nullable HistoryFile file, int maxLines, Predicate<String> secret) {
		this.file = file;
		this.maxLines = maxLines;
		this.secret = secret;
	}

	/**
	 * Load earlier sessions. Done as late as possible: it would be most of the memory of
	 * an unused shell.
	 */
	void fill() {
		if (!this.filled) {
			this.filled = true;
			withFile((source) -> {
				List<String> earlier = source.read();
				this.lines = earlier.size();
				earlier.forEach((line) -> internalAdd(Instant.EPOCH, line));
			});
		}
	}

	@Override
	public void add(Instant time, String line) {
		String kept = line.strip();
		boolean again = !isEmpty() && get(last()).equals(kept);
		if (kept.isEmpty() || line.startsWith(" ") || line.length() > MAX_LENGTH || again || this.secret.test(line)) {
			return;
		}
		internalAdd(time, kept);
		this.lines++;
		withFile((target) -> {
			boolean trim = this.lines > this.maxLines + this.maxLines / 4;
			target.append(kept, trim);
			this.lines = trim ? this.maxLines : this.lines;
		});
	}

	@Override
	protected void internalAdd(Instant time, String line, boolean checkDuplicates) {
		super.internalAdd(time, line, checkDuplicates);
		this.newest.put(line, last());
		if (this.newest.size() > 2 * size()) {
			this.newest.values().removeIf((index) -> index < first());
		}
	}

	/**
	 * Return the newest line that is longer than the text and begins with it, or
	 * {@code null}.
	 */
	@Nullable String findNewest(String text) {
		if (isEmpty()) {
			return null;
		}
		Iterator<Entry> entries = reverseIterator();
		for (int looked = 0; looked < RECENT && entries.hasNext(); looked++) {
			String line = entries.next().line();
			if (line.length() > text.length() && line.startsWith(text)) {
				return line;
			}
		}
		return findInIndex(text);
	}

	private @Nullable String findInIndex(String text) {
		String found = null;
		int newest = first();
		for (Map.Entry<String, Integer> entry : this.newest.tailMap(text, false).entrySet()) {
			if (!entry.getKey().startsWith(text)) {
				break;
			}
			if (entry.getValue() >= newest) {
				found = entry.getKey();
				newest = entry.getValue();
			}
		}
		return found;
	}

	/**
	 * Delete all lines, including those of earlier sessions.
	 */
	void forget() {
		this.lines = 0;
		this.newest.clear();
		withFile(HistoryFile::clear);
		try {
			purge();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void withFile(FileAccess access) {
		HistoryFile target = this.file;
		if (target == null) {
			return;
		}
		try {
			access.run(target);
		}
		catch (ClosedByInterruptException ex) {
			logger.trace("The shell was closed before its last line was saved", ex);
		}
		catch (IOException | RuntimeException ex) {
			this.file = null;
			logger.warn("The history of this shell is kept in memory only because " + target.path()
					+ " cannot be used: " + ex);
		}
	}

	private interface FileAccess {

		void run(HistoryFile file) throws IOException;

	}

}
