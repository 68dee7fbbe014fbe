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

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshLiveView;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.command.annotation.SshArgument;
import io.github.sshspringboot.command.annotation.SshCommand;
import io.github.sshspringboot.command.annotation.SshCommandKind;
import io.github.sshspringboot.command.annotation.SshOption;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;

import org.springframework.util.Assert;

/**
 * The command {@code metrics watch}, which shows a meter over time: as a view on a
 * terminal, else as rows.
 *
 * @since 0.1.0
 */
@SshCommand("${ssh.actuator.command-prefix:}")
public class MetricsCommands {

	private final Meters meters;

	/**
	 * Create the command.
	 * @param registry the registry that has the meters
	 */
	public MetricsCommands(MeterRegistry registry) {
		Assert.notNull(registry, "'registry' must not be null");
		this.meters = new Meters(registry);
	}

	@SshCommand(name = "metrics watch", description = "Watch a meter until interrupted", timeout = "0",
			kind = SshCommandKind.STREAM)
	Stream<MetricRow> watch(@SshArgument(description = "The meter.", completer = MeterNames.class) String name,
			@SshOption(value = "tag",
					description = "Tags that the meter must have, such as status:200.") List<String> tags,
			@SshOption(description = "How often to look.", defaultValue = Interval.DEFAULT) Duration interval,
			SshCommandContext context) throws InterruptedException {
		Interval.check(interval, context.getCommandName());
		List<Tag> parsed = tags.stream().map((tag) -> parse(tag, context)).toList();
		WatchedMetric metric = new WatchedMetric(this.meters, name, parsed);
		if (this.meters.measure(name, parsed).isEmpty()) {
			boolean known = !parsed.isEmpty() && !this.meters.measure(name, List.of()).isEmpty();
			throw new SshCommandException(context.getCommandName() + ": "
					+ (known ? "no meter '" + name + "' has --tag " + String.join(" --tag ", tags)
							: "there is no meter '" + name + "'"));
		}
		SshTerminal terminal = context.getTerminal();
		return (terminal != null) ? show(metric, title(name, tags), interval, terminal, context)
				: PolledRows.every(interval, metric::measure);
	}

	private static Tag parse(String tag, SshCommandContext context) {
		int colon = tag.indexOf(':');
		if (colon <= 0) {
			throw SshCommandException.wrongUsage(context.getCommandName() + ": --tag must be like status:200");
		}
		return Tag.of(tag.substring(0, colon), tag.substring(colon + 1));
	}

	private static String title(String name, List<String> tags) {
		return tags.isEmpty() ? name : name + " " + String.join(" ", tags);
	}

	private static Stream<MetricRow> show(WatchedMetric metric, String title, Duration interval, SshTerminal terminal,
			SshCommandContext context) throws InterruptedException {
		MetricView lines = new MetricView(terminal, context);
		try (SshLiveView view = terminal.openLiveView()) {
			while (true) {
				view.update(lines.lines(title, metric.measure()));
				Thread.sleep(interval.toMillis());
			}
		}
	}

}
