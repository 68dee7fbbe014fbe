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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;

/**
 * The server's end of {@link JavaServer}: tells the port, then the used heap whenever it
 * is asked, and ends the JVM when nobody can ask any more.
 */
final class RemoteControl {

	static final String ANSWER = "answer: ";

	private static final int COLLECTIONS = 3;

	private RemoteControl() {
	}

	static void run(int port) throws IOException {
		System.out.println(ANSWER + port);
		BufferedReader questions = new BufferedReader(new InputStreamReader(System.in));
		while (questions.readLine() != null) {
			System.out.println(ANSWER + usedHeap());
		}
		Runtime.getRuntime().halt(0);
	}

	private static long usedHeap() {
		for (int collection = 0; collection < COLLECTIONS; collection++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
