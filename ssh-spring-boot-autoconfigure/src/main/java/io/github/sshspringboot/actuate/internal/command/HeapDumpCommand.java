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

package io.github.sshspringboot.actuate.internal.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.server.ExitStatus;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.util.unit.DataSize;

/**
 * Command {@code heapdump}, which streams a heap dump in HPROF format to standard output.
 * The dump is first written to a private file in the directory for temporary files. The
 * file is deleted however the command ends. Only one dump is made at a time.
 *
 * @since 0.1.0
 */
@SshCommand(name = "${ssh.actuator.command-prefix:}", privileged = true)
public class HeapDumpCommand implements DisposableBean {

	private static final Log logger = LogFactory.getLog(HeapDumpCommand.class);

	private final @Nullable HeapDumper dumper;

	private final Path parent;

	private final LongSupplier size;

	private final Semaphore turn = new Semaphore(1);

	private @Nullable HeapDumpDirectory current;

	private boolean stopped;

	public HeapDumpCommand() {
		this(HeapDumper.ofThisJvm(), Path.of(System.getProperty("java.io.tmpdir")), HeapDumpCommand::estimateSize);
	}

	HeapDumpCommand(@Nullable HeapDumper dumper, Path parent, LongSupplier size) {
		this.dumper = dumper;
		this.parent = parent;
		this.size = size;
	}

	/**
	 * Estimate the maximum size of a dump in bytes. References and object headers need
	 * more room in a dump than in the heap.
	 */
	private static long estimateSize() {
		Runtime runtime = Runtime.getRuntime();
		long used = runtime.totalMemory() - runtime.freeMemory();
		return used + used / 2;
	}

	@SshCommand(name = "heapdump", description = "Stream a heap dump, to be redirected to a file", timeout = "0")
	void dump(@SshOption(description = "Also dump objects that are no longer reachable.") boolean all,
			SshCommandContext context) throws IOException {
		String name = context.getCommandName();
		if (context.getTerminal() != null) {
			throw SshCommandException.wrongUsage(
					name + ": writes binary data, which a terminal cannot show. Use ssh app " + name + " > heap.hprof");
		}
		if (this.dumper == null) {
			throw new SshCommandException(name + ": this JVM cannot dump its heap");
		}
		if (!this.turn.tryAcquire()) {
			throw new SshCommandException(name + ": another heap dump is in progress. Try again when it has ended",
					ExitStatus.BUSY);
		}
		try {
			dump(this.dumper, !all, context);
		}
		finally {
			this.turn.release();
		}
	}

	private void dump(HeapDumper dumper, boolean live, SshCommandContext context) throws IOException {
		String name = context.getCommandName();
		checkSpace(name);
		try (HeapDumpDirectory directory = begin(name)) {
			try {
				dumper.dump(directory.file(), live);
			}
			catch (IOException ex) {
				throw failed(name, ex);
			}
			try (InputStream input = directory.open()) {
				input.transferTo(context.getOutput());
			}
		}
		finally {
			end();
		}
	}

	private void checkSpace(String name) throws IOException {
		long needed = this.size.getAsLong();
		long free = Files.getFileStore(this.parent).getUsableSpace();
		if (free < needed) {
			throw new SshCommandException(name + ": may need " + DataSize.ofBytes(needed).toMegabytes() + " MB in "
					+ this.parent + ", where " + DataSize.ofBytes(free).toMegabytes()
					+ " MB are free. Make room, or start the application with another java.io.tmpdir");
		}
	}

	private static SshCommandException failed(String name, IOException failure) {
		logger.warn("The heap could not be dumped", failure);
		return new SshCommandException(
				name + ": the heap could not be dumped to a temporary file. The log of the application says why");
	}

	private synchronized HeapDumpDirectory begin(String name) throws IOException {
		if (this.stopped) {
			throw new SshCommandException(name + ": the server is shutting down");
		}
		HeapDumpDirectory directory = new HeapDumpDirectory(this.parent);
		this.current = directory;
		return directory;
	}

	private synchronized void end() {
		this.current = null;
	}

	/**
	 * Delete the current dump, since the JVM may end before the command does.
	 */
	@Override
	public synchronized void destroy() throws IOException {
		this.stopped = true;
		if (this.current != null) {
			this.current.close();
		}
	}

}
