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

package io.github.sshspringboot.command.internal.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.github.sshspringboot.command.internal.io.CommandEnd;
import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.server.ExitStatus;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Notifies all observers of one command. The first observer begins first and ends last.
 */
final class ObservedRun {

	private static final Log logger = LogFactory.getLog(ObservedRun.class);

	private static final String FAILED = "An observer of commands failed";

	private final Deque<ObservedCommand> observed = new ArrayDeque<>(1);

	private @Nullable Throwable failure;

	private ObservedRun() {
	}

	static CommandEnd observe(List<CommandObserver> observers, @Nullable String commandName, CommandStreams io,
			Function<ObservedRun, CommandEnd> command) {
		ObservedRun run = new ObservedRun();
		observers.forEach((observer) -> run.begin(observer, commandName, io));
		CommandEnd end = CommandEnd.ran(ExitStatus.FAILURE);
		try {
			end = command.apply(run);
			return end;
		}
		catch (Throwable ex) {
			run.failed(ex);
			throw ex;
		}
		finally {
			run.end(end, io);
		}
	}

	private void begin(CommandObserver observer, @Nullable String commandName, CommandStreams io) {
		try {
			this.observed.push(observer.begin(commandName, io.session()));
		}
		catch (RuntimeException | Error ex) {
			logger.error(FAILED, ex);
		}
	}

	void called(List<String> maskedWords) {
		for (ObservedCommand command : this.observed) {
			try {
				command.called(maskedWords);
			}
			catch (RuntimeException | Error ex) {
				logger.error(FAILED, ex);
			}
		}
	}

	void failed(Throwable failure) {
		this.failure = failure;
	}

	@Nullable String getTraceId() {
		return this.observed.stream().map(ObservedRun::traceId).filter(Objects::nonNull).findFirst().orElse(null);
	}

	private static @Nullable String traceId(ObservedCommand command) {
		try {
			return command.getTraceId();
		}
		catch (RuntimeException | Error ex) {
			logger.error(FAILED, ex);
			return null;
		}
	}

	private void end(CommandEnd end, CommandStreams io) {
		boolean enough = io.rows().isClosed() && !io.cancellation().isCancelled() && end.hasRun();
		while (!this.observed.isEmpty()) {
			try {
				this.observed.pop().end(enough ? CommandEnd.OK : end, enough ? null : this.failure);
			}
			catch (RuntimeException | Error ex) {
				logger.error(FAILED, ex);
			}
		}
	}

}
