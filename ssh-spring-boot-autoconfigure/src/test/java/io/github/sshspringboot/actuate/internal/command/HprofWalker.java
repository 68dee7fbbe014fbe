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

package io.github.sshspringboot.actuate.internal.command;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Walks the records of a heap dump in the format {@code JAVA PROFILE 1.0.2}.
 *
 * @param classes the names of the classes that were loaded
 * @param heapBytes the size of all segments
 * @param ended whether the last record is the end of the heap
 */
record HprofWalker(Set<String> classes, long heapBytes, boolean ended) {

	private static final String FORMAT = "JAVA PROFILE 1.0.2\0";

	static HprofWalker walk(Path file) throws IOException {
		Map<Long, String> strings = new HashMap<>();
		Set<Long> names = new HashSet<>();
		long heapBytes = 0;
		boolean ended = false;
		try (DataInputStream input = new DataInputStream(
				new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
			String format = new String(input.readNBytes(FORMAT.length()), StandardCharsets.US_ASCII);
			if (!format.equals(FORMAT) || input.readInt() != Long.BYTES) {
				throw new IOException("Not a heap dump of a 64-bit JVM");
			}
			input.readLong();
			for (int tag = input.read(); tag >= 0; tag = input.read()) {
				input.readInt();
				long length = Integer.toUnsignedLong(input.readInt());
				ended = tag == 0x2c;
				if (tag == 0x01) {
					strings.put(input.readLong(),
							new String(input.readNBytes((int) length - 8), StandardCharsets.UTF_8));
				}
				else if (tag == 0x02) {
					input.readInt();
					input.readLong();
					input.readInt();
					names.add(input.readLong());
				}
				else {
					heapBytes += (tag == 0x1c) ? length : 0;
					input.skipNBytes(length);
				}
			}
		}
		Set<String> classes = new HashSet<>();
		names.forEach((name) -> classes.add(strings.get(name)));
		return new HprofWalker(classes, heapBytes, ended);
	}

}
