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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells processes of one machine apart: by their number, their start, the start of the
 * machine, and the name space of their numbers. On Linux, nothing of it changes with the
 * clock.
 */
public final class ProcessIdentity {

	static final String NO_NAMESPACE = "0";

	private static final Pattern FORMAT = Pattern.compile("([0-9]{1,10})-([0-9]{1,18})-([0-9a-f]{1,32})-([0-9]{1,20})");

	/**
	 * Index of the start among what follows the name of a process: field 22 of
	 * {@code proc_pid_stat(5)}, in clock ticks since the start of the machine.
	 */
	private static final int START = 19;

	private static final String UNKNOWN = "0";

	private final String boot;

	private final String namespace;

	private final String text;

	ProcessIdentity(ProcessHandle process, String boot, String namespace) {
		this.boot = boot;
		this.namespace = namespace;
		this.text = process.pid() + "-" + start(process) + "-" + boot + "-" + namespace;
	}

	/**
	 * Return the identity of this process.
	 */
	public static ProcessIdentity current() {
		return new ProcessIdentity(ProcessHandle.current(), boot(), namespace(Path.of("/")));
	}

	private static String boot() {
		try {
			return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).replaceAll("[^0-9a-f]", "");
		}
		catch (IOException ex) {
			return UNKNOWN;
		}
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
	 * numbers are of another name space, or when its start or that of the machine is not
	 * known.
	 */
	boolean isGone(String identity) {
		Matcher other = FORMAT.matcher(identity);
		if (!other.matches() || !other.group(4).equals(this.namespace)) {
			return false;
		}
		if (!other.group(3).equals(this.boot)) {
			return areKnown(other.group(3), this.boot);
		}
		return ProcessHandle.of(Long.parseLong(other.group(1)))
			.map(ProcessIdentity::start)
			.map((start) -> areKnown(start, other.group(2)) && !start.equals(other.group(2)))
			.orElse(true);
	}

	private static boolean areKnown(String one, String other) {
		return !one.equals(UNKNOWN) && !other.equals(UNKNOWN);
	}

	private static String start(ProcessHandle process) {
		try {
			String status = Files.readString(Path.of("/proc/" + process.pid() + "/stat"), StandardCharsets.ISO_8859_1);
			return status.substring(status.lastIndexOf(')') + 2).split(" ")[START];
		}
		catch (IOException ex) {
			return process.info().startInstant().map((start) -> String.valueOf(start.toEpochMilli())).orElse(UNKNOWN);
		}
	}

	@Override
	public String toString() {
		return this.text;
	}

}
