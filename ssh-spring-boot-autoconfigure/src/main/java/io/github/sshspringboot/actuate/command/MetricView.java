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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.server.TerminalText;

/**
 * Shows a meter on a terminal: the value of each statistic, how fast it grows, and what
 * it was before.
 */
final class MetricView {

	private static final int LABELS = 46;

	private static final int MIN_BARS = 5;

	private final Map<String, Sparkline> sparklines = new LinkedHashMap<>();

	private final SshTerminal terminal;

	private final boolean unicode;

	MetricView(SshTerminal terminal, SshCommandContext context) {
		this.terminal = terminal;
		this.unicode = !"dumb".equals(terminal.getType()) && isUnicode(context.getEnvironment());
	}

	/**
	 * Whether the user's locale has UTF-8, in which all output is written. So it is if
	 * the client does not say.
	 * @param environment the user's environment
	 * @return whether it has
	 */
	private static boolean isUnicode(Map<String, String> environment) {
		return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
			.map((name) -> environment.getOrDefault(name, ""))
			.filter((value) -> !value.isEmpty())
			.findFirst()
			.map((value) -> value.toLowerCase(Locale.ROOT).replace("-", "").contains("utf8"))
			.orElse(true);
	}

	List<String> lines(String title, List<MetricRow> rows) {
		List<String> lines = new ArrayList<>();
		lines.add(TerminalText.line(title));
		int width = Math.max(MIN_BARS, this.terminal.getColumns() - LABELS);
		for (MetricRow row : rows) {
			Sparkline sparkline = this.sparklines.computeIfAbsent(row.statistic(),
					(statistic) -> new Sparkline(this.unicode));
			Double rate = row.rate();
			if (rate != null) {
				sparkline.add(rate);
			}
			else if (!WatchedMetric.grows(row.statistic())) {
				sparkline.add(row.value());
			}
			lines.add(String.format(Locale.ROOT, "%-12s %16s %14s  %s", row.statistic(), text(row.value()),
					(rate != null) ? text(rate) + "/s" : "", sparkline.draw(width)));
		}
		return lines;
	}

	private static String text(double value) {
		return (value == Math.rint(value) && Math.abs(value) < 1e15) ? String.valueOf((long) value)
				: String.format(Locale.ROOT, "%.3f", value);
	}

}
