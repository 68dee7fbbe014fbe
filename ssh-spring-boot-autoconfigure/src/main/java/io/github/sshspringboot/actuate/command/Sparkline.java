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

package io.github.sshspringboot.actuate.command;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The last values as a line of little bars, between the lowest of them and the highest.
 */
final class Sparkline {

	private static final String BLOCKS = "▁▂▃▄▅▆▇█";

	private static final String ASCII = "_.-:=+*#";

	private static final int MAX_VALUES = 500;

	private final Deque<Double> values = new ArrayDeque<>();

	private final String bars;

	/**
	 * Create a line without values.
	 * @param unicode whether the terminal shows block elements
	 */
	Sparkline(boolean unicode) {
		this.bars = unicode ? BLOCKS : ASCII;
	}

	void add(double value) {
		if (!Double.isFinite(value)) {
			return;
		}
		this.values.add(value);
		if (this.values.size() > MAX_VALUES) {
			this.values.remove();
		}
	}

	/**
	 * The newest values.
	 * @param width how many of them at most
	 * @return a character for each value
	 */
	String draw(int width) {
		double[] shown = this.values.stream()
			.skip(Math.max(0, this.values.size() - width))
			.mapToDouble(Double::doubleValue)
			.toArray();
		double lowest = Double.POSITIVE_INFINITY;
		double highest = Double.NEGATIVE_INFINITY;
		for (double value : shown) {
			lowest = Math.min(lowest, value);
			highest = Math.max(highest, value);
		}
		StringBuilder line = new StringBuilder();
		for (double value : shown) {
			double height = (highest > lowest) ? (value - lowest) / (highest - lowest) : 0;
			line.append(this.bars.charAt((int) Math.round(height * (this.bars.length() - 1))));
		}
		return line.toString();
	}

}
