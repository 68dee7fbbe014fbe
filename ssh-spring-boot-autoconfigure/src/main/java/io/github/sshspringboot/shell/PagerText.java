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

package io.github.sshspringboot.shell;

import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.server.TerminalText;

/**
 * The lines that a pager can show. When they are too many, the first ones are forgotten.
 */
final class PagerText {

	static final int MAX_LINES = 100_000;

	static final long MAX_WEIGHT = 64L * 1024 * 1024;

	private static final int OVERHEAD = 56;

	private static final int BLOCK = 1000;

	private final List<String> lines = new ArrayList<>();

	private long first;

	private long weight;

	void add(String line) {
		String printable = TerminalText.lines(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
		this.lines.add(printable);
		this.weight += weight(printable);
		while (this.lines.size() > 1 && (this.lines.size() > MAX_LINES || this.weight > MAX_WEIGHT)) {
			forget();
		}
	}

	private void forget() {
		List<String> oldest = this.lines.subList(0, Math.min(BLOCK, this.lines.size() - 1));
		oldest.forEach((line) -> this.weight -= weight(line));
		this.first += oldest.size();
		oldest.clear();
	}

	private static long weight(String line) {
		return OVERHEAD + 2L * line.length();
	}

	/**
	 * The number of the first line that is not forgotten.
	 * @return the number, counted from 0
	 */
	long first() {
		return this.first;
	}

	/**
	 * The number of the line that comes next.
	 * @return the number, counted from 0
	 */
	long end() {
		return this.first + this.lines.size();
	}

	String get(long number) {
		return this.lines.get((int) (number - this.first));
	}

}
