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

package io.github.sshspringboot.docker.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells processes of one machine apart: by their number, their start, and the name space
 * of their numbers.
 */
public final class ProcessIdentity {

	static final String NO_NAMESPACE = "0";

	private static final Pattern FORMAT = Pattern.compile("([0-9]{1,10})-([0-9]{1,18})-([0-9]{1,20})");

	private static final Duration TOLERANCE = Duration.ofSeconds(2);

	private final String namespace;

	private final String text;

	ProcessIdentity(ProcessHandle process, String namespace) {
		this.namespace = namespace;
		this.text = process.pid() + "-" + start(process).toEpochMilli() + "-" + namespace;
	}

	/**
	 * Return the identity of this process.
	 */
	public static ProcessIdentity current() {
		return new ProcessIdentity(ProcessHandle.current(), namespace(Path.of("/")));
	}

	/**
	 * Return the number of the name space of this process.
	 */
	static String namespace(Path root) {
		try {
			return Files.readSymbolicLink(root.resolve("proc/self/ns/pid")).toString().replaceAll("[^0-9]", "");
		}
		catch (IOException | UnsupportedOperationException ex) {
			return NO_NAMESPACE;
		}
	}

	/**
	 * Return whether a process certainly has ended. Nothing is certain about one whose
	 * numbers are of another name space.
	 */
	boolean isGone(String identity) {
		Matcher other = FORMAT.matcher(identity);
		if (!other.matches() || !other.group(3).equals(this.namespace)) {
			return false;
		}
		Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(other.group(1)));
		Instant start = Instant.ofEpochMilli(Long.parseLong(other.group(2)));
		return process.map((handle) -> Duration.between(start, start(handle)).abs().compareTo(TOLERANCE) > 0)
			.orElse(true);
	}

	private static Instant start(ProcessHandle process) {
		return process.info().startInstant().orElse(Instant.EPOCH);
	}

	@Override
	public String toString() {
		return this.text;
	}

}
