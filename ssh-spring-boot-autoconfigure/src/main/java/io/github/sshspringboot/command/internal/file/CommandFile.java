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

package io.github.sshspringboot.command.internal.file;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;

import io.github.sshspringboot.command.internal.io.CommandEnd;
import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.run.CommandDispatcher;
import io.github.sshspringboot.files.internal.FileChange;
import io.github.sshspringboot.files.internal.FileStatus;
import io.github.sshspringboot.files.internal.OpenFile;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import io.github.sshspringboot.server.internal.execution.CommandKind;
import io.github.sshspringboot.server.internal.execution.CommandTurn;
import io.github.sshspringboot.server.internal.execution.SshExecutors;

/**
 * An open file whose content is the result of a method, which runs as a command while the
 * client reads.
 */
final class CommandFile implements OpenFile {

	private final CommandDefinition definition;

	private final CommandDispatcher dispatcher;

	private final SshExecutors executors;

	private final SshConnection connection;

	private final Instant openedAt = Instant.now();

	private final ContentPipe content = new ContentPipe();

	private final FileSession session;

	private long position;

	private volatile boolean closed;

	CommandFile(CommandDefinition definition, CommandDispatcher dispatcher, SshExecutors executors,
			SshConnection connection) {
		this.definition = definition;
		this.dispatcher = dispatcher;
		this.executors = executors;
		this.connection = connection;
		this.session = new FileSession(connection, this.content.output());
	}

	/**
	 * Start the method, or wait for a thread. Throws {@link FileSystemException} if the
	 * server is busy.
	 */
	void start() throws FileSystemException {
		try {
			CommandTurn turn = CommandTurn.take(this.executors, CommandKind.WORK,
					this.connection.getAuthentication().getName(), this::run);
			this.session.getCancellation().onCancel(turn::giveUp);
		}
		catch (RejectedExecutionException ex) {
			close();
			throw new FileSystemException(this.definition.path(), null, ex.getMessage());
		}
	}

	private void run() {
		Cancellation cancellation = this.session.getCancellation();
		String failure = "The file could not be read to its end";
		cancellation.begin();
		try {
			CommandStreams io = CommandStreams.of(this.session);
			CommandEnd end = this.dispatcher.dispatch(this.definition, this.definition.fileWords(), io);
			io.flush();
			failure = end.status().equals(ExitStatus.OK) ? "" : this.session.getMessage(failure);
		}
		finally {
			cancellation.end();
			this.content.end(failure);
		}
	}

	@Override
	public synchronized int read(ByteBuffer target, long position) throws IOException {
		boolean beyond = position > this.position && this.content.isAtEnd();
		if (position != this.position && !beyond) {
			throw new FileSystemException(this.definition.path(), null,
					"The file can only be read from its beginning to its end");
		}
		try {
			int count = this.content.read(target);
			this.position += Math.max(0, count);
			return count;
		}
		catch (ContentPipe.FailedException ex) {
			throw new FileSystemException(this.definition.path(), null, ex.getMessage());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException();
		}
	}

	@Override
	public void write(ByteBuffer source, long position) throws IOException {
		throw new AccessDeniedException(this.definition.path());
	}

	@Override
	public FileStatus getStatus() {
		return CommandFileTree.status(this.openedAt);
	}

	@Override
	public void update(FileChange change) throws IOException {
		throw new AccessDeniedException(this.definition.path());
	}

	@Override
	public void sync() {
	}

	@Override
	public void complete() {
	}

	/**
	 * End the method if it still runs.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.content.close();
		this.session.getCancellation().cancel(Cancellation.Reason.DISCONNECTED);
	}

	boolean isClosed() {
		return this.closed;
	}

}
