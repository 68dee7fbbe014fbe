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

package io.github.sshspringboot.files.internal.scp;

import java.io.IOException;
import java.util.Objects;

import io.github.sshspringboot.files.internal.FailureText;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.files.internal.FileTrees;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSessionHandler;
import io.github.sshspringboot.server.internal.SshSessionListener;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * {@link SshSessionHandler} for one copy by {@code scp}, which a draining server lets
 * end.
 */
final class ScpSessionHandler implements SshSessionHandler {

	private final FileTrees trees;

	ScpSessionHandler(FileTrees trees) {
		this.trees = trees;
	}

	@Override
	public SshService getService(@Nullable String commandLine) {
		return SshService.FILES;
	}

	@Override
	public boolean hasOwnThread() {
		return true;
	}

	@Override
	public ExitStatus handle(SshSession session) throws IOException {
		session.setListener(new CancellingListener(session.getCancellation()));
		ScpStream stream = new ScpStream(session);
		try {
			copy(session, stream, parse(session));
		}
		catch (ScpException ex) {
			if (ex.getCause() instanceof IOException lost) {
				throw lost;
			}
			stream.fail(ScpStream.FATAL, String.valueOf(ex.getMessage()));
		}
		return stream.isFailed() ? ExitStatus.FAILURE : ExitStatus.OK;
	}

	private static ScpCommandLine parse(SshSession session) throws ScpException {
		try {
			return ScpCommandLine.parse(Objects.requireNonNull(session.getCommand()));
		}
		catch (IllegalArgumentException ex) {
			throw new ScpException(String.valueOf(ex.getMessage()), null);
		}
	}

	private void copy(SshSession session, ScpStream stream, ScpCommandLine command) throws ScpException {
		try (FileTree tree = this.trees.open(session.getConnection())) {
			if (command.sends()) {
				new ScpSource(tree, stream, command).run();
			}
			else {
				new ScpSink(tree, stream, command).run();
			}
		}
		catch (ScpException ex) {
			throw ex;
		}
		catch (IOException ex) {
			stream.fail(ScpStream.FATAL, command.words().get(0) + ": " + FailureText.describe(ex));
		}
	}

	private record CancellingListener(Cancellation cancellation) implements SshSessionListener {

		@Override
		public void onSignal(String name) {
			this.cancellation.cancel(Cancellation.Reason.INTERRUPTED);
		}

		@Override
		public void onResize() {
		}

		@Override
		public void onDrain() {
		}

	}

}
