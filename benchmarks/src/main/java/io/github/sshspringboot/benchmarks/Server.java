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

package io.github.sshspringboot.benchmarks;

import java.time.Duration;

/**
 * A server under measurement.
 */
interface Server {

	/**
	 * What the server is called in the report.
	 * @return the name
	 */
	String name();

	/**
	 * Where the server listens.
	 * @return the port on the loopback interface
	 */
	int port();

	/**
	 * How much processor time the server's process took up to now.
	 * @return the time, zero if it is not known
	 */
	default Duration cpuTime() {
		return Duration.ZERO;
	}

	/**
	 * The directory for files, as clients see it.
	 * @param identity who logs in
	 * @return the path
	 */
	default String directory(Identity identity) {
		return "/served";
	}

	/**
	 * A command that prints {@code x} and a line feed.
	 * @return the command line
	 */
	default String echoCommand() {
		return "diag echo x";
	}

	/**
	 * A command that writes bytes.
	 * @param count how many
	 * @return the command line
	 */
	default String bytesCommand(long count) {
		return "diag bytes " + count;
	}

}
