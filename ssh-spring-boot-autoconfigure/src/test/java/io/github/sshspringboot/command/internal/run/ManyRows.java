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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.server.ExitStatus;

/**
 * An application whose command returns ten million rows.
 */
public final class ManyRows {

	static final long COUNT = 10_000_000;

	private ManyRows() {
	}

	/**
	 * Run the command and write down its status, how many lines it wrote and its errors.
	 * @param arguments a file and the command line
	 * @throws IOException if the file cannot be written
	 */
	public static void main(String[] arguments) throws IOException {
		Lines lines = new Lines();
		StubSession session = new StubSession(null);
		ByteArrayOutputStream errors = new ByteArrayOutputStream();
		ExitStatus status;
		try (CommandTester tester = new CommandTester(Commands.class)) {
			status = tester.lines()
				.run(arguments[1],
						new CommandStreams(session, InputStream.nullInputStream(), lines, errors, null,
								session.getCancellation()))
				.status();
		}
		Files.writeString(Path.of(arguments[0]), status.code() + " " + lines.count + errors);
	}

	record Item(long id, String customerName, boolean paid) {

	}

	@SshCommand
	static class Commands {

		@SshCommand("rows")
		Stream<Item> rows() {
			return LongStream.range(0, COUNT).mapToObj((id) -> new Item(id, "customer " + id, id % 2 == 0));
		}

	}

	private static final class Lines extends OutputStream {

		private long count;

		@Override
		public void write(int b) {
			this.count += (b == '\n') ? 1 : 0;
		}

		@Override
		public void write(byte[] bytes, int offset, int length) {
			for (int i = offset; i < offset + length; i++) {
				write(bytes[i]);
			}
		}

	}

}
