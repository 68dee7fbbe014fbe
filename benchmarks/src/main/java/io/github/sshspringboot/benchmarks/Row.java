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

import java.util.List;
import java.util.Locale;

/**
 * One row of the report.
 *
 * @param title what was measured
 * @param target the ratio to reach, {@code NaN} if there is none
 * @param atLeast whether more is better
 * @param ratio the median of the rounds' ratios
 * @param spread the ratios of the rounds, smallest and greatest
 * @param tail the ratio of the 99th percentiles
 * @param cpu the ratio of the servers' processor times for each operation
 * @param toOpenSsh the median of the rounds' ratios to OpenSSH's sshd
 * @param remark more to say
 */
record Row(String title, double target, boolean atLeast, double ratio, String spread, double tail, double cpu,
		double toOpenSsh, String remark) {

	static Row atMost(String title, double target) {
		return new Row(title, target, false, Double.NaN, "", Double.NaN, Double.NaN, Double.NaN, "");
	}

	static Row atLeast(String title, double target) {
		return new Row(title, target, true, Double.NaN, "", Double.NaN, Double.NaN, Double.NaN, "");
	}

	static Row without(String title) {
		return atMost(title, Double.NaN);
	}

	Row with(List<Double> ratios, double tail, double cpu, double toOpenSsh) {
		double[] sorted = ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		String spread = format(sorted[0]) + " - " + format(sorted[sorted.length - 1]);
		return new Row(this.title, this.target, this.atLeast,
				Samples.median(ratios.stream().mapToDouble(Double::doubleValue)), spread, tail, cpu, toOpenSsh,
				this.remark);
	}

	Row with(String remark) {
		return new Row(this.title, this.target, this.atLeast, this.ratio, this.spread, this.tail, this.cpu,
				this.toOpenSsh, remark);
	}

	String toMarkdown() {
		return "| " + String.join(" | ", this.title, describeTarget(), format(this.ratio), describeResult(),
				this.spread, format(this.tail), format(this.cpu), format(this.toOpenSsh)) + " |";
	}

	private String describeTarget() {
		if (Double.isNaN(this.target)) {
			return "-";
		}
		return (this.atLeast ? "at least " : "at most ") + format(this.target);
	}

	private String describeResult() {
		if (Double.isNaN(this.target)) {
			return this.remark;
		}
		boolean met = this.atLeast ? this.ratio >= this.target : this.ratio <= this.target;
		return met ? "met" : "**not met**";
	}

	private static String format(double value) {
		return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
	}

}
