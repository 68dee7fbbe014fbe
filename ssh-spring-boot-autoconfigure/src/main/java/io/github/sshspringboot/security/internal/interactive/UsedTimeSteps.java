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

package io.github.sshspringboot.security.internal.interactive;

import java.util.HashMap;
import java.util.Map;

/**
 * Remembers the last time step that each device used a code of. Codes of that step or an
 * earlier one are no longer valid (RFC 6238 section 5.2). Forgets steps that are too old
 * to be used again.
 */
final class UsedTimeSteps {

	private static final int LIFETIME = 3;

	private final int capacity;

	private final Map<String, Long> last = new HashMap<>();

	UsedTimeSteps(int capacity) {
		this.capacity = capacity;
	}

	/**
	 * Use a time step of a device, and return whether it was unused and could be
	 * recorded.
	 */
	synchronized boolean use(String device, long step, long now) {
		Long used = this.last.get(device);
		if (used != null && used >= step) {
			return false;
		}
		if (used == null && this.last.size() >= this.capacity) {
			this.last.values().removeIf((old) -> old < now - LIFETIME);
			if (this.last.size() >= this.capacity) {
				return false;
			}
		}
		this.last.put(device, step);
		return true;
	}

}
