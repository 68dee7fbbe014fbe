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

package io.github.sshspringboot.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.server.ExitStatus;

@SshCommand(name = "diag", description = "What clients of the benchmark call")
class DiagCommands {

	private static final int BUFFER_SIZE = 32 * 1024;

	private static final String LINE = "2026-11-28 19:05:33.123  INFO: the order 4711 of \"alice\" has been shipped to Vienna\n";

	@SshCommand(name = "echo", description = "Print the words")
	String echo(@SshArgument(description = "What to print.") List<String> word) {
		return String.join(" ", word);
	}

	@SshCommand(name = "exit", description = "End with an exit status")
	ExitStatus exit(@SshArgument(description = "The exit status.") int code) {
		return ExitStatus.of(code);
	}

	@SshCommand(name = "bytes", description = "Write so many bytes")
	void bytes(@SshArgument(description = "How many.") long count, OutputStream output) throws IOException {
		write(count, output);
	}

	/**
	 * Write what {@code diag bytes} of the sample writes: every eight bytes hold their
	 * own offset.
	 */
	@SshCommand(name = "offsets", description = "Write so many bytes, which are not all the same")
	void offsets(@SshArgument(description = "How many.") long count, OutputStream output) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);
		for (long offset = 0; offset < count; offset += BUFFER_SIZE) {
			for (int index = 0; index < BUFFER_SIZE; index += Long.BYTES) {
				buffer.putLong(index, offset + index);
			}
			output.write(buffer.array(), 0, (int) Math.min(BUFFER_SIZE, count - offset));
		}
		output.flush();
	}

	@SshCommand(name = "text", description = "Write so many bytes of text")
	void text(@SshArgument(description = "How many.") long count, OutputStream output) throws IOException {
		int lines = BUFFER_SIZE / LINE.length() + 1;
		write(Arrays.copyOf(LINE.repeat(lines).getBytes(StandardCharsets.US_ASCII), BUFFER_SIZE), count, output);
	}

	static void write(long count, OutputStream output) throws IOException {
		write(new byte[BUFFER_SIZE], count, output);
	}

	private static void write(byte[] buffer, long count, OutputStream output) throws IOException {
		for (long left = count; left > 0; left -= BUFFER_SIZE) {
			output.write(buffer, 0, (int) Math.min(BUFFER_SIZE, left));
		}
		output.flush();
	}

}
