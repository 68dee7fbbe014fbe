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

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Bounded map that evicts the values that were used longest ago.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class RecentValues<K, V> {

	private final Map<K, V> values;

	public RecentValues(int capacity) {
		this.values = new LinkedHashMap<>(16, 0.75f, true) {

			@Override
			protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
				return size() > capacity;
			}

		};
	}

	public synchronized @Nullable V get(K key) {
		return this.values.get(key);
	}

	public synchronized void put(K key, V value) {
		this.values.put(key, value);
	}

	public synchronized void remove(K key) {
		this.values.remove(key);
	}

}
