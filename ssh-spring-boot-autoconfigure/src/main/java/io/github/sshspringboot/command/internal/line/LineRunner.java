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

package io.github.sshspringboot.command.internal.line;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.sshspringboot.command.internal.builtin.BuiltIn;
import io.github.sshspringboot.command.internal.builtin.BuiltIns;
import io.github.sshspringboot.command.internal.builtin.ExitBuiltIn;
import io.github.sshspringboot.command.internal.builtin.PipelineBuiltIn;
import io.github.sshspringboot.command.internal.builtin.WatchBuiltIn;
import io.github.sshspringboot.command.internal.builtin.WhoamiBuiltIn;
import io.github.sshspringboot.command.internal.io.CancellableOutputStream;
import io.github.sshspringboot.command.internal.io.CommandEnd;
import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.command.internal.io.Failure;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.command.internal.pipeline.CommandLine;
import io.github.sshspringboot.command.internal.pipeline.PipeClosedException;
import io.github.sshspringboot.command.internal.pipeline.Pipeline;
import io.github.sshspringboot.command.internal.pipeline.Script;
import io.github.sshspringboot.command.internal.pipeline.Script.Step;
import io.github.sshspringboot.command.internal.pipeline.StageException;
import io.github.sshspringboot.command.internal.pipeline.Stages;
import io.github.sshspringboot.command.internal.run.CommandDispatcher;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import io.github.sshspringboot.server.internal.execution.CommandKind;
import io.github.sshspringboot.server.internal.execution.CommandOutcome;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Runs command lines: each command of a line with the stages that follow it. Every
 * failure results in one line on standard error and a status. Thread-safe.
 */
public final class LineRunner {

	private static final Log logger = LogFactory.getLog(LineRunner.class);

	private static final Failure UNDECIDED = new Failure("internal error. The server's log has the details",
			CommandEnd.ran(ExitStatus.FAILURE));

	private final CommandRegistry commands;

	private final CommandDispatcher dispatcher;

	private final Stages stages;

	private final BuiltIn watch;

	private final BuiltIns withoutSession;

	LineRunner(CommandRegistry commands, CommandDispatcher dispatcher, Stages stages) {
		this.commands = commands;
		this.dispatcher = dispatcher;
		this.stages = stages;
		this.watch = new WatchBuiltIn((words) -> commands.secrets().mask(words));
		this.withoutSession = createBuiltIns();
	}

	/**
	 * Return the kind of a command line, which determines the slot that it waits for.
	 */
	CommandKind getKind(String line) {
		return new LineKind(this.commands, this.withoutSession,
				this.commands.hasHandlers() ? CommandKind.WORK : CommandKind.CONTROL)
			.of(line);
	}

	/**
	 * Return the kind of a command line, which determines the slot that it waits for.
	 */
	public CommandKind getKind(CommandLine line) {
		return new LineKind(this.commands, this.withoutSession, CommandKind.CONTROL).of(line);
	}

	/**
	 * Return whether a command line contains the value of a secret option and must not be
	 * stored, also {@code true} if this cannot be determined.
	 */
	public boolean hasSecret(CommandLine line) {
		return this.commands.secrets().test(line);
	}

	/**
	 * Create the built-in commands of a session, including its own ones.
	 */
	public BuiltIns createBuiltIns(SshConnection connection, BuiltIn... more) {
		return createBuiltIns(Stream.concat(Stream.of(new ExitBuiltIn(), WhoamiBuiltIn.of(connection)), Stream.of(more))
			.toArray(BuiltIn[]::new));
	}

	BuiltIns createBuiltIns(BuiltIn... more) {
		return new BuiltIns(Stream.concat(Stream.of(this.watch), Stream.of(more)).toList(), this.commands::contains);
	}

	/**
	 * Run a command line of a session without a shell, on the current thread, which must
	 * be bound to the cancellation. Returns the end of the last command.
	 */
	public CommandEnd run(String line, CommandStreams io) {
		CommandDefinition handler;
		try {
			handler = this.commands.findHandler(line);
		}
		catch (RuntimeException ex) {
			logger.error("A handler of command lines failed to tell whether it supports one", ex);
			return io.report(UNDECIDED);
		}
		if (handler != null) {
			CommandEnd end = this.dispatcher.dispatch(handler, List.of(line), io);
			io.flush();
			return end;
		}
		return run(CommandLine.of(line), io, createBuiltIns(io.session().getConnection()), ExitStatus.OK);
	}

	/**
	 * Run a command line on the current thread, which must be bound to the cancellation,
	 * after a line that ended with the {@code last} status. Returns the end of the last
	 * command.
	 */
	public CommandEnd run(CommandLine line, CommandStreams io, BuiltIns builtIns, ExitStatus last) {
		CommandEnd end = runScript(line, io, builtIns, last);
		io.flush();
		return end;
	}

	private CommandEnd runScript(CommandLine line, CommandStreams io, BuiltIns builtIns, ExitStatus last) {
		if (io.cancellation().getReason() == Cancellation.Reason.DISCONNECTED) {
			return CommandEnd.cancelled(Cancellation.Reason.DISCONNECTED);
		}
		CommandRegistry.Match raw = this.commands.findRaw(line.text());
		if (raw != null) {
			return this.dispatcher.dispatch(raw.definition(), raw.arguments(), io);
		}
		Script script;
		try {
			script = Script.of(line);
		}
		catch (StageException ex) {
			return io.report(Failure.of(ex));
		}
		CommandEnd end = CommandEnd.ran(last);
		for (Step step : script.steps()) {
			if (runs(step, end.status())) {
				CommandEnd before = end;
				end = runStages(step.stages(), io, builtIns);
				if (builtIns.isLeaving()) {
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

	private CommandEnd runStages(List<List<String>> stages, CommandStreams io, BuiltIns builtIns) {
		PipelineBuiltIn builtIn = builtIns.findPipeline(stages.get(0));
		try {
			return (builtIn != null)
					? builtIn.run(stages, io, (inner) -> runPipeline(inner, io, builtIns), builtIns::isLeaving)
					: runPipeline(stages, io, builtIns);
		}
		catch (StageException ex) {
			return io.report(Failure.of(ex));
		}
	}

	private CommandEnd runPipeline(List<List<String>> stages, CommandStreams io, BuiltIns builtIns) {
		List<List<String>> following = stages.subList(1, stages.size());
		if (following.isEmpty()) {
			return runCommand(stages.get(0), io, builtIns);
		}
		for (List<String> stage : following) {
			String help = (stage.size() == 2 && "--help".equals(stage.get(1))) ? Stages.help(stage.get(0)) : null;
			if (help != null) {
				io.print(help);
				return CommandEnd.OK;
			}
		}
		List<Failure> failures = new ArrayList<>();
		try {
			OutputStream output = new CancellableOutputStream(io.output(), io.cancellation());
			Pipeline pipeline = this.stages.connect(following, output, io.pages(), io.cancellation());
			CommandEnd end = runFirst(stages.get(0), io.into(pipeline.output(), pipeline, pipeline.isTextPiped()),
					builtIns);
			return finish(pipeline, end, io, failures);
		}
		catch (IOException ex) {
			logger.trace("The client left before it had all output", ex);
			Cancellation.Reason reason = io.cancellation().getReason();
			return (reason != null) ? CommandEnd.cancelled(reason) : CommandEnd.ran(ExitStatus.FAILURE);
		}
		finally {
			failures.forEach(io::report);
		}
	}

	private CommandEnd runCommand(List<String> words, CommandStreams io, BuiltIns builtIns) {
		CommandEnd end = builtIns.run(words, io);
		return (end != null) ? end : this.dispatcher.dispatch(words, io);
	}

	private CommandEnd runFirst(List<String> words, CommandStreams io, BuiltIns builtIns) {
		try {
			return runCommand(words, io, builtIns);
		}
		catch (PipeClosedException ex) {
			return CommandEnd.OK;
		}
	}

	private static CommandEnd finish(Pipeline pipeline, CommandEnd end, CommandStreams io, List<Failure> failures)
			throws IOException {
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

	private static CommandOutcome outcome(CommandEnd end, List<Failure> failures) {
		return Stream.concat(Stream.of(end), failures.stream().map(Failure::end))
			.map(CommandEnd::outcome)
			.filter((outcome) -> outcome != CommandOutcome.RAN)
			.findFirst()
			.orElse(CommandOutcome.RAN);
	}

	private static ExitStatus last(List<ExitStatus> statuses) {
		for (int i = statuses.size() - 1; i >= 0; i--) {
			if (!statuses.get(i).equals(ExitStatus.OK)) {
				return statuses.get(i);
			}
		}
		return ExitStatus.OK;
	}

}
