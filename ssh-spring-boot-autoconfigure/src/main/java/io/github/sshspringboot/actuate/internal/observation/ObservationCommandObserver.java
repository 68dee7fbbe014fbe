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

package io.github.sshspringboot.actuate.internal.observation;

import java.util.function.Supplier;

import io.github.sshspringboot.actuate.DefaultSshCommandObservationConvention;
import io.github.sshspringboot.actuate.SshCommandObservationContext;
import io.github.sshspringboot.actuate.SshCommandObservationConvention;
import io.github.sshspringboot.actuate.SshCommandObservationDocumentation;
import io.github.sshspringboot.actuate.SshCommandOutcome;
import io.github.sshspringboot.command.internal.io.CommandEnd;
import io.github.sshspringboot.command.internal.run.CommandObserver;
import io.github.sshspringboot.command.internal.run.ObservedCommand;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshSession;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * {@link CommandObserver} that starts an {@link Observation} for each command, which is
 * current on the command's thread. An exception is an error of the observation only if
 * the outcome is {@link SshCommandOutcome#ERROR}, since the message of any other could
 * contain what the user typed.
 *
 * @since 0.1.0
 */
public final class ObservationCommandObserver implements CommandObserver {

	private static final SshCommandObservationConvention DEFAULT_CONVENTION = new DefaultSshCommandObservationConvention();

	private final ObservationRegistry registry;

	private final @Nullable SshCommandObservationConvention convention;

	private final Supplier<@Nullable String> traceIds;

	public ObservationCommandObserver(ObservationRegistry registry,
			@Nullable SshCommandObservationConvention convention, Supplier<@Nullable String> traceIds) {
		this.registry = registry;
		this.convention = convention;
		this.traceIds = traceIds;
	}

	@Override
	public ObservedCommand begin(@Nullable String commandName, SshSession session) {
		SshCommandObservationContext context = new SshCommandObservationContext(commandName, session.getConnection(),
				session.getCommand() == null && session.getSubsystem() == null, session.getEnvironment());
		Observation observation = SshCommandObservationDocumentation.COMMANDS.start(this.convention, DEFAULT_CONVENTION,
				() -> context, this.registry);
		return new Observed(context, observation, observation.openScope());
	}

	private static SshCommandOutcome outcome(CommandEnd end) {
		return switch (end.outcome()) {
			case RAN -> end.status().equals(ExitStatus.OK) ? SshCommandOutcome.SUCCESS : SshCommandOutcome.ERROR;
			case USAGE, NOT_FOUND -> SshCommandOutcome.USAGE;
			case CANCELLED -> SshCommandOutcome.CANCELLED;
			case BUSY -> SshCommandOutcome.ERROR;
			case DENIED -> SshCommandOutcome.DENIED;
		};
	}

	private final class Observed implements ObservedCommand {

		private final SshCommandObservationContext context;

		private final Observation observation;

		private final Observation.Scope scope;

		Observed(SshCommandObservationContext context, Observation observation, Observation.Scope scope) {
			this.context = context;
			this.observation = observation;
			this.scope = scope;
		}

		@Override
		public @Nullable String getTraceId() {
			return ObservationCommandObserver.this.traceIds.get();
		}

		@Override
		public void end(CommandEnd end, @Nullable Throwable failure) {
			this.context.setOutcome(outcome(end));
			this.context.setExitStatus(end.status());
			this.context.setFailure(failure);
			try (Observation.Scope current = this.scope) {
				if (failure != null && this.context.getOutcome() == SshCommandOutcome.ERROR) {
					this.observation.error(failure);
				}
			}
			finally {
				this.observation.stop();
			}
		}

	}

}
