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

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The locations that sessions use.
 */
final class Locations {

	private final Map<Path, Location> locations = new HashMap<>();

	/**
	 * Return the location of a directory, which must be {@link #release released}.
	 */
	synchronized Location acquire(Path directory) throws IOException {
		Path path = directory.toRealPath();
		Location location = this.locations.get(path);
		if (location == null) {
			location = new Location(path);
			this.locations.put(path, location);
		}
		location.enter();
		return location;
	}

	synchronized void release(Location location) throws IOException {
		if (location.leave()) {
			this.locations.remove(location.getPath());
			location.close();
		}
	}

}
