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

package io.github.sshspringboot.test.autoconfigure;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.command.internal.line.LineRunner;
import io.github.sshspringboot.command.internal.result.RowFilter;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.test.SshResult;
import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Runs command lines on the current thread, and leaves the thread as it was.
 */
class TesterRunner {

	private final LineRunner lines;

	private final SshExecutors executors;

	private final SecurityContextHolderStrategy securityContexts;

	TesterRunner(LineRunner lines, SshExecutors executors, SecurityContextHolderStrategy securityContexts) {
		this.lines = lines;
		this.executors = executors;
		this.securityContexts = securityContexts;
	}

	@Nullable Authentication getCurrentUser() {
		return this.securityContexts.getContext().getAuthentication();
	}

	SshResult run(Authentication user, String line, Map<String, String> environment, byte[] stdin, Duration timeout,
			RowFilter rows) {
		TesterSession session = new TesterSession(TesterConnection.of(user), line, environment, stdin);
		AtomicBoolean timedOut = new AtomicBoolean();
		long start = System.nanoTime();
		ExitStatus status = run(session, timeout, timedOut, rows);
		SshResult result = new SshResult(line, status.code(), null, session.getOutputBytes(), session.getErrorBytes(),
				Duration.ofNanos(System.nanoTime() - start));
		if (timedOut.get()) {
			throw new AssertionError("The command did not end within " + timeout.toMillis() + " ms:\n" + result);
		}
		if (session.isOutputExceeded()) {
			throw new AssertionError("The command wrote more than " + TesterOutput.LIMIT + " bytes:\n" + result);
		}
		return result;
	}

	private ExitStatus run(TesterSession session, Duration timeout, AtomicBoolean timedOut, RowFilter rows) {
		SecurityContext securityContext = this.securityContexts.getContext();
		LocaleContext localeContext = LocaleContextHolder.getLocaleContext();
		Cancellation cancellation = session.getCancellation();
		ScheduledFuture<?> limit = this.executors.timer().schedule(() -> {
			timedOut.set(true);
			cancellation.cancel(Cancellation.Reason.INTERRUPTED);
		}, timeout.toMillis(), TimeUnit.MILLISECONDS);
		cancellation.begin();
		try {
			return this.lines
				.run(session.getCommand(),
						new CommandStreams(session, session.getInput(), session.getOutput(), session.getError(), null,
								cancellation, rows, null))
				.status();
		}
		finally {
			cancellation.end();
			limit.cancel(false);
			this.securityContexts.setContext(securityContext);
			LocaleContextHolder.setLocaleContext(localeContext);
		}
	}

}
