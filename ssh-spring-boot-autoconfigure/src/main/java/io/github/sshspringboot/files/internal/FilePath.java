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

package io.github.sshspringboot.files.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * An absolute path as a client sees it, without {@code .}, {@code ..} and empty names.
 */
public record FilePath(List<String> names) {

	public static final FilePath ROOT = new FilePath(List.of());

	public FilePath {
		names = List.copyOf(names);
	}

	/**
	 * Parse a path, which is relative to the root unless it is absolute. The names before
	 * {@code ..} are dropped without a look at any file; at the root it has no effect.
	 */
	public static FilePath of(String text) {
		List<String> names = new ArrayList<>();
		for (String name : text.split("/")) {
			if (name.equals("..")) {
				if (!names.isEmpty()) {
					names.remove(names.size() - 1);
				}
			}
			else if (!name.isEmpty() && !name.equals(".")) {
				names.add(name);
			}
		}
		return new FilePath(names);
	}

	@Override
	public String toString() {
		return "/" + String.join("/", this.names);
	}

}
