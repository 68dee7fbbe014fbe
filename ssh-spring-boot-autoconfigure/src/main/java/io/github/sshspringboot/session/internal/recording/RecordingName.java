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

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sshspringboot.session.SshRecording;
import org.jspecify.annotations.Nullable;

/**
 * The name of a recording among others, by which they sort by time, which is that of UTC:
 * {@code 2026/11/28/190533.123-alice-k3f9x2abq7mz.cast}.
 */
public final class RecordingName {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu/MM/dd/HHmmss.SSS")
		.withZone(ZoneOffset.UTC);

	private static final Pattern DIRECTORY = Pattern.compile("\\d{2,9}/\\d{2}/\\d{2}/");

	private static final Pattern FILE = Pattern.compile("[0-9.]+-[A-Za-z0-9._@+-]*-([a-z0-9]{1,64})\\.cast");

	private static final int MAX_USER = 64;

	private RecordingName() {
	}

	public static String of(SshRecording recording) {
		String user = recording.user().replaceAll("[^A-Za-z0-9._@+-]", "_");
		return TIME.format(recording.started()) + "-" + user.substring(0, Math.min(user.length(), MAX_USER)) + "-"
				+ recording.id() + ".cast";
	}

	/**
	 * Return the identifier in a name, or {@code null} if it is not that of a recording.
	 */
	public static @Nullable String id(String name) {
		int file = name.lastIndexOf('/') + 1;
		return DIRECTORY.matcher(name.substring(0, file)).matches() ? idOfFile(name.substring(file)) : null;
	}

	/**
	 * Return the identifier in a name without its directories.
	 */
	static @Nullable String idOfFile(String name) {
		Matcher matcher = FILE.matcher(name);
		return matcher.matches() ? matcher.group(1) : null;
	}

}
