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

package io.github.sshspringboot.files.internal.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;

import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSessionListener;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * A session of a client: its requests are answered in their order, and the answers are
 * sent when no further request waits.
 */
final class SftpSession implements SshSessionListener {

	private final SshSession session;

	private final SftpInput input;

	private final SftpHandles handles = new SftpHandles();

	private final SftpServer server;

	private volatile boolean draining;

	private volatile boolean waiting;

	SftpSession(SshSession session, FileTree tree) {
		this.session = session;
		this.input = new SftpInput(session.getInput(), this::awaitRequest);
		this.server = new SftpServer(tree, this.handles, session.getCancellation(), session.getConnection());
	}

	/**
	 * Answer all requests. What is not closed by then is abandoned.
	 */
	ExitStatus run() throws IOException {
		this.session.setListener(this);
		try (this.handles) {
			ByteBuffer message = next();
			while (message != null && this.server.handle(message, this.session.getOutput())) {
				message = next();
			}
			return (message != null) ? ExitStatus.FAILURE : ExitStatus.OK;
		}
		catch (SftpException ex) {
			return ExitStatus.FAILURE;
		}
	}

	private @Nullable ByteBuffer next() throws IOException {
		ByteBuffer message = this.input.next();
		this.waiting = false;
		return message;
	}

	/**
	 * Send the answers before the session waits for its client. A session that has
	 * nothing open ends here while the server is draining.
	 */
	private boolean awaitRequest() throws IOException {
		this.session.getOutput().flush();
		this.waiting = this.handles.isEmpty();
		return !(this.waiting && this.draining);
	}

	@Override
	public void onSignal(String name) {
		this.session.getCancellation().cancel(Cancellation.Reason.INTERRUPTED);
	}

	@Override
	public void onResize() {
	}

	@Override
	public void onDrain() {
		this.draining = true;
		if (this.waiting) {
			this.session.getCancellation().cancel(Cancellation.Reason.SHUTDOWN);
		}
	}

}
