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

package io.github.sshspringboot.session.internal.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The pipes between the JVM and a process that is about to be started. Unlike those of
 * {@link ProcessBuilder}, they end when nobody has them open rather than when the process
 * ends, hold no more than the system's buffer of them, and whoever reads or writes can be
 * interrupted. Their names are gone once the process has started.
 */
final class NamedPipes implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(NamedPipes.class);

	private static final Path MKFIFO = Path.of("/usr/bin/mkfifo");

	private static final boolean AVAILABLE = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
			&& Files.isExecutable(MKFIFO);

	private final Path directory;

	private final Path inputPath;

	private final Path outputPath;

	private final Path errorPath;

	private final List<FileChannel> ends = new ArrayList<>();

	private boolean started;

	private NamedPipes(Path directory) {
		this.directory = directory;
		this.inputPath = directory.resolve("in");
		this.outputPath = directory.resolve("out");
		this.errorPath = directory.resolve("err");
	}

	/**
	 * Create the pipes, or return {@code null} if that is not possible here.
	 */
	static @Nullable NamedPipes create() throws InterruptedException {
		return create(Path.of(System.getProperty("java.io.tmpdir")));
	}

	/**
	 * Create the pipes in a directory of their own below the given one.
	 */
	static @Nullable NamedPipes create(Path parent) throws InterruptedException {
		if (!AVAILABLE) {
			return null;
		}
		try {
			return new NamedPipes(Files.createTempDirectory(parent, "ssh-process-")).made();
		}
		catch (IOException ex) {
			logger.debug("No named pipes in the directory for temporary files", ex);
			return null;
		}
	}

	private NamedPipes made() throws IOException, InterruptedException {
		boolean made = false;
		try {
			make();
			made = true;
			return this;
		}
		finally {
			if (!made) {
				close();
			}
		}
	}

	private void make() throws IOException, InterruptedException {
		Process mkfifo = new ProcessBuilder(MKFIFO.toString(), "-m", "600", this.inputPath.toString(),
				this.outputPath.toString(), this.errorPath.toString())
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		try {
			if (mkfifo.waitFor() != 0) {
				throw new IOException("mkfifo failed");
			}
		}
		catch (InterruptedException ex) {
			mkfifo.destroyForcibly().onExit().join();
			throw ex;
		}
	}

	/**
	 * Start a process at the other ends. To open an end does not wait for the other one
	 * while somebody has both. If this fails, there is no process.
	 */
	Process start(ProcessBuilder builder) throws IOException {
		@Nullable Process process = null;
		try (FileChannel input = both(this.inputPath);
				FileChannel output = both(this.outputPath);
				FileChannel error = both(this.errorPath)) {
			this.ends.add(FileChannel.open(this.inputPath, StandardOpenOption.WRITE));
			this.ends.add(FileChannel.open(this.outputPath, StandardOpenOption.READ));
			this.ends.add(FileChannel.open(this.errorPath, StandardOpenOption.READ));
			process = builder.redirectInput(this.inputPath.toFile())
				.redirectOutput(this.outputPath.toFile())
				.redirectError(this.errorPath.toFile())
				.start();
			this.started = true;
			return process;
		}
		catch (IOException | RuntimeException | Error ex) {
			if (process != null) {
				this.started = false;
				process.destroyForcibly();
			}
			throw ex;
		}
	}

	private static FileChannel both(Path path) throws IOException {
		return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
	}

	OutputStream input() {
		return Channels.newOutputStream(this.ends.get(0));
	}

	InputStream output() {
		return Channels.newInputStream(this.ends.get(1));
	}

	InputStream error() {
		return Channels.newInputStream(this.ends.get(2));
	}

	/**
	 * Remove the names, and the pipes too if no process has started. What cannot be
	 * removed stays, since the session does not depend on it: other processes of the same
	 * user can put files there.
	 */
	@Override
	public void close() {
		if (!this.started) {
			this.ends.forEach(NamedPipes::closeQuietly);
		}
		for (Path path : List.of(this.inputPath, this.outputPath, this.errorPath, this.directory)) {
			try {
				Files.deleteIfExists(path);
			}
			catch (IOException ex) {
				logger.warn("The named pipe of a session stays: " + ex);
			}
		}
	}

	private static void closeQuietly(FileChannel end) {
		try {
			end.close();
		}
		catch (IOException ex) {
			logger.debug("A named pipe cannot be closed", ex);
		}
	}

}
