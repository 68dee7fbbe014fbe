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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.github.sshspringboot.session.SshRecording;
import org.jspecify.annotations.Nullable;

/**
 * The recordings of the spool and those of the bucket, the newest first. Objects are
 * looked at when their turn has come. One that is in both, since it has just been
 * uploaded, is that of the spool.
 */
final class NewestFirst extends Spliterators.AbstractSpliterator<SshRecording> {

	private final NavigableMap<String, SshRecording> spooled = new TreeMap<>();

	private final Bucket bucket;

	private final Iterator<String> keys;

	private @Nullable String key;

	NewestFirst(List<SshRecording> spooled, Bucket bucket) throws IOException {
		super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
		this.bucket = bucket;
		this.keys = bucket.keys().iterator();
		spooled.forEach((recording) -> this.spooled.put(bucket.key(recording), recording));
	}

	@Override
	public boolean tryAdvance(Consumer<? super SshRecording> action) {
		SshRecording next;
		do {
			if (this.key == null && this.keys.hasNext()) {
				this.key = this.keys.next();
			}
			if (this.key == null && this.spooled.isEmpty()) {
				return false;
			}
			next = next(this.key, this.spooled.lastEntry());
		}
		while (next == null);
		action.accept(next);
		return true;
	}

	private @Nullable SshRecording next(@Nullable String key, Map.@Nullable Entry<String, SshRecording> spooled) {
		int order = (spooled != null) ? 1 : -1;
		if (spooled != null && key != null) {
			order = spooled.getKey().compareTo(key);
		}
		if (order <= 0) {
			this.key = null;
		}
		if (order >= 0 && spooled != null) {
			this.spooled.remove(spooled.getKey());
			return spooled.getValue();
		}
		try {
			return (key != null) ? this.bucket.get(key) : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
