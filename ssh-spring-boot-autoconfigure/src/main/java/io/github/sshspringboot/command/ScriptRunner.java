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

package io.github.sshspringboot.command;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.sshspringboot.command.FailureTranslator.Failure;
import io.github.sshspringboot.command.pipeline.CommandLine;
import io.github.sshspringboot.command.pipeline.Pager;
import io.github.sshspringboot.command.pipeline.PipeClosedException;
import io.github.sshspringboot.command.pipeline.Pipeline;
import io.github.sshspringboot.command.pipeline.Script;
import io.github.sshspringboot.command.pipeline.Script.Step;
import io.github.sshspringboot.command.pipeline.StageException;
import io.github.sshspringboot.command.pipeline.Stages;
import io.github.sshspringboot.command.pipeline.WatchPrefix;
import io.github.sshspringboot.server.Cancellation;
import io.github.sshspringboot.server.CommandOutcome;
import io.github.sshspringboot.server.ExitStatus;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs the pipelines of a command line one after the other.
 */
final class ScriptRunner {

	private static final Log logger = LogFactory.getLog(ScriptRunner.class);

	private final Stages stages;

	private final BiFunction<List<String>, CommandIo, CommandEnd> dispatch;

	private final Predicate<List<String>> isCommand;

	private final UnaryOperator<List<String>> mask;

	/**
	 * Create a runner.
	 * @param stages connects what follows a command
	 * @param dispatch runs a command
	 * @param isCommand whether words name a command of the application
	 * @param mask hides the secrets among the words of a command
	 */
	ScriptRunner(Stages stages, BiFunction<List<String>, CommandIo, CommandEnd> dispatch,
			Predicate<List<String>> isCommand, UnaryOperator<List<String>> mask) {
		this.stages = stages;
		this.dispatch = dispatch;
		this.isCommand = isCommand;
		this.mask = mask;
	}

	CommandEnd run(CommandLine line, CommandIo io) {
		if (io.cancellation().getReason() == Cancellation.Reason.DISCONNECTED) {
			return CommandEnd.cancelled(Cancellation.Reason.DISCONNECTED);
		}
		Script script;
		try {
			script = Script.of(line);
		}
		catch (StageException ex) {
			return io.report(Failure.of(ex));
		}
		CommandEnd end = CommandEnd.OK;
		for (Step step : script.steps()) {
			if (runs(step, end.status())) {
				CommandEnd before = end;
				end = runPrefixed(step.stages(), io);
				if (io.isShellLeaving()) {
					return (step.stages().get(0).size() == 1) ? before : end;
				}
				if (io.cancellation().isCancelled()) {
					return end;
				}
			}
		}
		return end;
	}

	private static boolean runs(Step step, ExitStatus status) {
		return switch (step.condition()) {
			case ALWAYS -> true;
			case AFTER_SUCCESS -> status.equals(ExitStatus.OK);
			case AFTER_FAILURE -> !status.equals(ExitStatus.OK);
		};
	}

	private CommandEnd runPrefixed(List<List<String>> stages, CommandIo io) {
		try {
			List<String> command = stages.get(0);
			if (!WatchPrefix.NAME.equals(command.get(0)) || this.isCommand.test(command)) {
				return run(stages, io);
			}
			WatchPrefix prefix = WatchPrefix.parse(command);
			List<List<String>> watched = new ArrayList<>(stages);
			watched.set(0, prefix.command());
			List<List<String>> shown = new ArrayList<>(watched);
			shown.set(0, this.mask.apply(prefix.command()));
			return new WatchedRun(prefix.interval(), shown, io).run(() -> run(watched, io));
		}
		catch (StageException ex) {
			return io.report(Failure.of(ex));
		}
	}

	private CommandEnd run(List<List<String>> stages, CommandIo io) {
		List<List<String>> following = stages.subList(1, stages.size());
		if (following.isEmpty()) {
			return this.dispatch.apply(stages.get(0), io);
		}
		for (List<String> stage : following) {
			String help = (stage.size() == 2 && "--help".equals(stage.get(1))) ? Stages.help(stage.get(0)) : null;
			if (help != null) {
				io.print(help);
				return CommandEnd.OK;
			}
		}
		List<Failure> failures = new ArrayList<>();
		try (DeferredOutput error = new DeferredOutput(io.error(), isPaged(stages, io))) {
			return run(stages.get(0), following, io, error, failures);
		}
		finally {
			failures.forEach(io::report);
		}
	}

	private CommandEnd run(List<String> command, List<List<String>> following, CommandIo io, OutputStream error,
			List<Failure> failures) {
		OutputStream output = new CancellableOutputStream(io.output(), io.cancellation());
		try (Pipeline pipeline = this.stages.connect(following, output, pagingTerminal(io), io.cancellation())) {
			CommandEnd end = dispatch(command, io.into(pipeline, error));
			if (io.cancellation().isCancelled() || (!end.hasRun() && !pipeline.isUsed())) {
				return end;
			}
			List<ExitStatus> statuses = new ArrayList<>();
			statuses.add(pipeline.isClosed() ? ExitStatus.OK : end.status());
			statuses.addAll(pipeline.finish());
			Cancellation.Reason reason = io.cancellation().getReason();
			if (reason != null) {
				return CommandEnd.cancelled(reason);
			}
			pipeline.failures().stream().map(Failure::of).forEach(failures::add);
			return new CommandEnd(outcome(end, failures), last(statuses));
		}
		catch (IOException ex) {
			logger.trace("The client left before it had all output", ex);
			Cancellation.Reason reason = io.cancellation().getReason();
			return (reason != null) ? CommandEnd.cancelled(reason) : CommandEnd.ran(ExitStatus.FAILURE);
		}
	}

	private CommandEnd dispatch(List<String> command, CommandIo io) {
		try {
			return this.dispatch.apply(command, io);
		}
		catch (PipeClosedException ex) {
			return CommandEnd.OK;
		}
	}

	private static CommandOutcome outcome(CommandEnd end, List<Failure> failures) {
		return Stream.concat(Stream.of(end), failures.stream().map(Failure::end))
			.map(CommandEnd::outcome)
			.filter((outcome) -> outcome != CommandOutcome.RAN)
			.findFirst()
			.orElse(CommandOutcome.RAN);
	}

	/**
	 * The status of the last stage that failed.
	 * @param statuses the statuses of all
	 * @return the status of the pipeline
	 */
	private static ExitStatus last(List<ExitStatus> statuses) {
		for (int i = statuses.size() - 1; i >= 0; i--) {
			if (!statuses.get(i).equals(ExitStatus.OK)) {
				return statuses.get(i);
			}
		}
		return ExitStatus.OK;
	}

	private static boolean isPaged(List<List<String>> stages, CommandIo io) {
		return "less".equals(stages.get(stages.size() - 1).get(0)) && pagingTerminal(io) != null;
	}

	private static Pager.@Nullable Terminal pagingTerminal(CommandIo io) {
		return (io.terminal() instanceof Pager.Terminal paging && !"dumb".equals(io.terminal().getType())) ? paging
				: null;
	}

}
