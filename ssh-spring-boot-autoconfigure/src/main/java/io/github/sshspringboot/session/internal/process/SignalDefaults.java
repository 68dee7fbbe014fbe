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

package io.github.sshspringboot.session.internal.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Lets a program find all signals as after a login: none ignored, none blocked. What a
 * JVM starts has {@code QUIT} blocked, and ignores what the JVM was told to ignore:
 * {@code INT} and {@code QUIT} in the background of a script, {@code HUP} under
 * {@code nohup}. A shell cannot trap such a signal again, so {@code env} resets them
 * before the program takes its place.
 */
final class SignalDefaults {

	private static final Log logger = LogFactory.getLog(SignalDefaults.class);

	private static final List<String> ENV = List.of("/usr/bin/env", "--default-signal");

	private static final boolean AVAILABLE = isAvailable();

	private SignalDefaults() {
	}

	/**
	 * Return the arguments that reset the signals first, where that is possible.
	 */
	static List<String> wrap(List<String> arguments) {
		if (!AVAILABLE || isAssignment(arguments.get(0))) {
			return arguments;
		}
		List<String> wrapped = new ArrayList<>(ENV);
		wrapped.addAll(arguments);
		return wrapped;
	}

	/**
	 * Return whether {@code env} would take a program for a variable.
	 */
	private static boolean isAssignment(String program) {
		return program.indexOf('=') != -1;
	}

	private static boolean isAvailable() {
		List<String> probe = new ArrayList<>(ENV);
		probe.add("true");
		try {
			return new ProcessBuilder(probe).redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start()
				.onExit()
				.join()
				.exitValue() == 0;
		}
		catch (IOException ex) {
			logger.debug("Signals cannot be reset", ex);
			return false;
		}
	}

}
