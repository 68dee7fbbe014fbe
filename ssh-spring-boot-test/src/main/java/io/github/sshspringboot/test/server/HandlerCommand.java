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

package io.github.sshspringboot.test.server;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.MatchResult;

import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/**
 * Runs a handler of a test.
 */
final class HandlerCommand implements Command {

	private static final int FAILED = 255;

	private final SessionChannel channel;

	private final SshExecHandler handler;

	private final String line;

	private final @Nullable MatchResult match;

	private final Executor executor;

	private InputStream stdin = InputStream.nullInputStream();

	private OutputStream stdout = OutputStream.nullOutputStream();

	private OutputStream stderr = OutputStream.nullOutputStream();

	private ExitCallback callback = (status, message, immediately) -> {
	};

	private volatile @Nullable FutureTask<?> task;

	HandlerCommand(SessionChannel channel, SshExecHandler handler, String line, @Nullable MatchResult match,
			Executor executor) {
		this.channel = channel;
		this.handler = handler;
		this.line = line;
		this.match = match;
		this.executor = executor;
	}

	@Override
	public void setInputStream(InputStream stdin) {
		this.stdin = stdin;
	}

	@Override
	public void setOutputStream(OutputStream stdout) {
		this.stdout = new BufferedOutputStream(stdout);
	}

	@Override
	public void setErrorStream(OutputStream stderr) {
		this.stderr = new BufferedOutputStream(stderr);
	}

	@Override
	public void setExitCallback(ExitCallback callback) {
		this.callback = callback;
	}

	@Override
	public void start(ChannelSession channel, Environment environment) {
		FutureTask<?> task = new FutureTask<>(this::run, null);
		this.task = task;
		try {
			this.executor.execute(task);
		}
		catch (RejectedExecutionException ex) {
			this.callback.onExit(FAILED);
		}
	}

	private void run() {
		SshExchange exchange = new SshExchange(this.channel, this.line, this.match, this.stdin, this.stdout,
				this.stderr);
		int status = FAILED;
		try {
			status = this.handler.handle(exchange);
		}
		catch (Throwable ex) {
			fail(ex);
		}
		finally {
			end(exchange, status);
		}
	}

	private void fail(Throwable failure) {
		if (this.channel.isClosing()) {
			return;
		}
		this.channel.add(new SshEvent.HandlerFailed(failure.toString()));
		try {
			this.stderr.write((failure + "\n").getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			failure.addSuppressed(ex);
		}
	}

	private void end(SshExchange exchange, int status) {
		try {
			this.stderr.flush();
			this.stdout.flush();
			String signal = exchange.exitSignal();
			if (exchange.isStatusOmitted() || this.channel.isStatusOmitted()) {
				this.channel.omitExitStatus();
			}
			else if (signal != null) {
				this.channel.sendExitSignal(signal);
			}
		}
		catch (IOException ex) {
			this.channel.omitExitStatus();
		}
		this.callback.onExit(status);
		if (this.channel.isOpen()) {
			this.channel.close(false);
		}
	}

	@Override
	public void destroy(ChannelSession channel) {
		FutureTask<?> task = this.task;
		if (task != null) {
			task.cancel(true);
		}
	}

}
