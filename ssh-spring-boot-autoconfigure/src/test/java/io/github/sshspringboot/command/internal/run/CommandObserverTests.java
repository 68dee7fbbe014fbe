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

import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.internal.io.CommandEnd;
import io.github.sshspringboot.command.internal.io.DefaultCommandContext;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import io.github.sshspringboot.server.internal.execution.CommandOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CommandObserver}.
 */
class CommandObserverTests {

	private final Recorder recorder = new Recorder("");

	private final CommandTester tester = new CommandTester(Work.class).observer(this.recorder);

	@AfterEach
	void close() {
		this.tester.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '"', textBlock = """
			work say a                     ! work say 0 null
			work say a && work fail        ! work say 0 null, work fail 1 IllegalStateException
			work fail; work say; help      ! work fail 1 IllegalStateException, work say 2 UsageException, help 0 null
			work say --nonsense            ! work say 2 UsageException
			work say --help                ! work say 0 null
			work explain                   ! work explain 3 SshCommandException
			work deny                      ! work deny 126 AccessDeniedException
			work status 9                  ! work status 9 null
			work                           ! null 2 null
			work --help                    ! help 0 null
			work nonsense                  ! null 127 null
			nonsense secret                ! null 127 null
			nonsense --help                ! null 127 null
			grep a                         ! null 2 null
			help                           ! help 0 null
			--help                         ! help 0 null
			help work say                  ! help 0 null
			help secret                    ! help 127 null
			work many | head -1            ! work many 0 null
			work print | head -1           ! work print 0 null
			work swallow | head -1         ! work swallow 0 null
			help | head -1                 ! help 0 null
			work many | grep               ! -
			work 'say                      ! -
			""")
	void seesEachCommandOnce(String line, String expected) {
		this.tester.run(line);
		assertThat(this.recorder.ended).hasToString("-".equals(expected) ? "[]" : "[" + expected + "]");
		assertThat(this.recorder.begun).hasSameSizeAs(this.recorder.ended);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', textBlock = """
			work say a        ! RAN
			work fail         ! RAN
			work explain      ! RAN
			work status 2     ! RAN
			work status 75    ! RAN
			work status 124   ! RAN
			work status 126   ! RAN
			work status 127   ! RAN
			work status 130   ! RAN
			work own 126      ! RAN
			work usage        ! USAGE
			work say          ! USAGE
			work status x     ! USAGE
			work              ! USAGE
			work deny         ! DENIED
			work cancelled    ! CANCELLED
			work nonsense     ! NOT_FOUND
			""")
	void outcomeIsNoMatterOfTheStatus(String line, CommandOutcome outcome) {
		Work.cancelWith = Cancellation.Reason.INTERRUPTED;
		Work.runs = 1;
		this.tester.run(line);
		assertThat(this.recorder.outcomes).containsExactly(outcome);
	}

	@Test
	void seesWhoIsDeniedBeforeArgumentsAreRead() {
		this.tester.authorizationManager((user, request) -> new AuthorizationDecision(false));
		assertThat(this.tester.run("work say").status()).isEqualTo(ExitStatus.DENIED);
		assertThat(this.recorder.begun).containsExactly("work say admin");
		assertThat(this.recorder.ended).containsExactly("work say 126 null");
	}

	@ParameterizedTest
	@CsvSource({ "INTERRUPTED,130", "DISCONNECTED,130", "SHUTDOWN,130", "TIMED_OUT,124" })
	void seesWhatIsCancelled(Cancellation.Reason reason, int status) {
		Work.cancelWith = reason;
		this.tester.run("work cancelled; work say a");
		assertThat(this.recorder.ended).containsExactly("work cancelled " + status + " null");
	}

	@Test
	void seesTheTimeLimit() {
		this.tester.timeout(Duration.ofMillis(50));
		this.tester.run("work sleep");
		assertThat(this.recorder.ended).containsExactly("work sleep 124 null");
	}

	@Test
	void seesEachRunOfWhatIsWatched() {
		Work.cancelWith = Cancellation.Reason.INTERRUPTED;
		Work.runs = 3;
		this.tester.run("watch -n 0.1 work cancelled");
		assertThat(this.recorder.ended).containsExactly("work cancelled 0 null", "work cancelled 0 null",
				"work cancelled 130 null");
	}

	@Test
	void isCalledAroundTheCommandOnItsThread() {
		this.tester.run("work thread");
		assertThat(this.recorder.threads).hasSize(2).containsOnly(Thread.currentThread());
	}

	@Test
	void theFirstObserverSeesTheCommandLongest() {
		List<String> order = new ArrayList<>();
		this.tester.observer((name, session) -> {
			order.add("begin");
			return (status, failure) -> order.add("end after " + this.recorder.ended.size());
		});
		this.tester.run("work say a");
		assertThat(order).containsExactly("begin", "end after 0");
	}

	@Test
	void whenAnObserverFailsTheCommandGoesOn() {
		this.tester.observer((name, session) -> {
			throw new IllegalStateException("for a test");
		}).observer((name, session) -> (status, failure) -> {
			throw new IllegalStateException("for a test");
		});
		StubSession session = this.tester.run("work say a");
		assertThat(session.status()).isEqualTo(ExitStatus.OK);
		assertThat(session.text()).isEqualTo("a\n");
		assertThat(session.errors()).isEmpty();
		assertThat(this.recorder.ended).containsExactly("work say 0 null");
	}

	@Test
	void internalErrorCarriesTheTrace() {
		try (CommandTester traced = new CommandTester(Work.class).observer(new Recorder("4bf92f3577b34da6"))) {
			assertThat(traced.run("work fail").errors()).isEqualTo(
					"work fail: internal error. The server's log has the details under the id " + "4bf92f3577b34da6\n");
		}
	}

	@Test
	void whenAnObserverBreaksTheErrorIsToldAndTheOthersSeeTheEnd() {
		this.tester.observer((name, session) -> new ObservedCommand() {

			@Override
			public @Nullable String getTraceId() {
				throw new IllegalStateException("for a test");
			}

			@Override
			public void end(CommandEnd end, @Nullable Throwable failure) {
				throw new NoClassDefFoundError("for a test");
			}

		});
		StubSession session = this.tester.run("work fail");
		assertThat(session.status()).isEqualTo(ExitStatus.FAILURE);
		assertThat(session.errors()).matches("work fail: internal error.* under the id [0-9a-f]{8}\n");
		assertThat(this.recorder.ended).containsExactly("work fail 1 IllegalStateException");
	}

	@Test
	void internalErrorWithoutTraceCarriesAnIdentifierOfItsOwn() {
		assertThat(this.tester.run("work fail").errors()).matches("work fail: .* under the id [0-9a-f]{8}\n");
	}

	@Test
	void threadIsCleanWhenTheCommandHasEnded() {
		this.tester.run("work say a");
		assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
	}

	private static final class Recorder implements CommandObserver {

		private final String traceId;

		private final List<String> begun = new ArrayList<>();

		private final List<String> ended = new ArrayList<>();

		private final List<CommandOutcome> outcomes = new ArrayList<>();

		private final List<Thread> threads = new ArrayList<>();

		Recorder(String traceId) {
			this.traceId = traceId;
		}

		@Override
		public ObservedCommand begin(@Nullable String commandName, SshSession session) {
			this.begun.add(commandName + " " + session.getConnection().getAuthentication().getName());
			this.threads.add(Thread.currentThread());
			return new ObservedCommand() {

				@Override
				public @Nullable String getTraceId() {
					return Recorder.this.traceId.isEmpty() ? null : Recorder.this.traceId;
				}

				@Override
				public void end(CommandEnd end, @Nullable Throwable failure) {
					Recorder.this.outcomes.add(end.outcome());
					Recorder.this.ended.add(commandName + " " + end.status().code() + " "
							+ ((failure != null) ? failure.getClass().getSimpleName() : null));
					Recorder.this.threads.add(Thread.currentThread());
				}

			};
		}

	}

	@SshCommand("work")
	static class Work {

		static Cancellation.Reason cancelWith = Cancellation.Reason.INTERRUPTED;

		static int runs = 1;

		@SshCommand("say")
		String say(@SshArgument String word) {
			return word;
		}

		@SshCommand("fail")
		void fail() {
			throw new IllegalStateException("for a test");
		}

		@SshCommand("explain")
		void explain() {
			throw new SshCommandException("no such order", ExitStatus.of(3));
		}

		@SshCommand("own")
		void own(@SshArgument int code) {
			throw new SshCommandException("for a test", ExitStatus.of(code));
		}

		@SshCommand("usage")
		void usage() {
			throw SshCommandException.wrongUsage("for a test");
		}

		@SshCommand("deny")
		void deny() {
			throw new AccessDeniedException("for a test");
		}

		@SshCommand("status")
		ExitStatus status(@SshArgument int code) {
			return ExitStatus.of(code);
		}

		@SshCommand("many")
		Stream<Integer> many() {
			return Stream.iterate(1, (i) -> i + 1);
		}

		@SshCommand("print")
		void print(OutputStream output) throws Exception {
			while (true) {
				output.write("line\n".getBytes());
			}
		}

		@SshCommand("swallow")
		ExitStatus swallow(OutputStream output) {
			try {
				print(output);
			}
			catch (Exception ex) {
				return ExitStatus.of(7);
			}
			return ExitStatus.OK;
		}

		@SshCommand("cancelled")
		void cancelled(SshCommandContext context) throws InterruptedException {
			runs--;
			if (runs <= 0) {
				((DefaultCommandContext) context).getIo().cancellation().cancel(cancelWith);
				Thread.sleep(10_000);
			}
		}

		@SshCommand("sleep")
		void sleep() throws InterruptedException {
			Thread.sleep(10_000);
		}

		@SshCommand("thread")
		boolean thread() {
			return SecurityContextHolder.getContext().getAuthentication() != null;
		}

	}

}
