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

package io.github.sshspringboot.sample.diag;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.server.ExitStatus;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

@SshCommand(name = "diag", description = "Try out the SSH server")
@Validated
class DiagCommands {

	private static final int BUFFER_SIZE = 32 * 1024;

	@SshCommand(name = "echo", description = "Print the words")
	String echo(@SshArgument(description = "What to print.") List<String> word) {
		return String.join(" ", word);
	}

	@SshCommand(name = "cat", description = "Copy standard input to standard output")
	void cat(InputStream input, OutputStream output) throws IOException {
		byte[] buffer = new byte[BUFFER_SIZE];
		for (int length = input.read(buffer); length != -1; length = input.read(buffer)) {
			checkNotInterrupted();
			output.write(buffer, 0, length);
			output.flush();
		}
	}

	@SshCommand(name = "exit", description = "End with an exit status")
	ExitStatus exit(@SshArgument(description = "The exit status, 0 to 255.") @Min(0) @Max(255) int code) {
		return ExitStatus.of(code);
	}

	@SshCommand(name = "sleep", description = "Wait, then say so")
	String sleep(@SshArgument(description = "How long, such as 500ms or 3s.") @DurationMin(millis = 0) @DurationMax(
			days = 1) Duration duration) throws InterruptedException {
		long millis = duration.toMillis();
		Thread.sleep(millis);
		return "slept " + ((millis % 1000 != 0) ? millis + "ms" : millis / 1000 + "s");
	}

	/**
	 * Write bytes of which every eight hold their own offset in big endian order, so that
	 * lost, duplicated or reordered bytes are noticed.
	 */
	@SshCommand(name = "bytes", description = "Write a number of bytes, always the same ones")
	void bytes(@SshArgument(description = "The number of bytes, such as 1000 or 256MB.") DataSize size,
			OutputStream output) throws IOException {
		if (size.isNegative()) {
			throw SshCommandException.wrongUsage("The size must not be negative.");
		}
		ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);
		for (long offset = 0; offset < size.toBytes(); offset += BUFFER_SIZE) {
			checkNotInterrupted();
			for (int index = 0; index < BUFFER_SIZE; index += Long.BYTES) {
				buffer.putLong(index, offset + index);
			}
			output.write(buffer.array(), 0, (int) Math.min(BUFFER_SIZE, size.toBytes() - offset));
		}
		output.flush();
	}

	@SshCommand(name = "stderr", description = "Print the text to standard error")
	void stderr(@SshArgument(description = "What to print.") List<String> text, SshCommandContext context)
			throws IOException {
		OutputStream error = context.getError();
		error.write((String.join(" ", text) + "\n").getBytes(StandardCharsets.UTF_8));
		error.flush();
	}

	@SshCommand(name = "whoami", description = "Print the name and the authorities of the user")
	String whoami(Authentication authentication) {
		String authorities = authentication.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.sorted(Comparator.comparing(DiagCommands::isFactor).thenComparing(Comparator.naturalOrder()))
			.collect(Collectors.joining(","));
		return authentication.getName() + " " + authorities;
	}

	private static boolean isFactor(String authority) {
		return authority.startsWith("FACTOR_");
	}

	private static void checkNotInterrupted() throws InterruptedIOException {
		if (Thread.currentThread().isInterrupted()) {
			throw new InterruptedIOException("Interrupted");
		}
	}

}
