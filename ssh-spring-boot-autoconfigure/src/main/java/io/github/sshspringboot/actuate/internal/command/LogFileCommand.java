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
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshCommandKind;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.internal.io.PlainOutput;
import org.jspecify.annotations.Nullable;

/**
 * Command {@code logfile}, which streams the application's log file to standard output.
 *
 * @since 0.1.0
 */
@SshCommand(name = "${ssh.actuator.command-prefix:}", privileged = true)
public class LogFileCommand {

	private static final int FOLLOWED_LINES = 10;

	private static final long PAUSE_MILLIS = 250;

	private final Path file;

	public LogFileCommand(Path file) {
		this.file = file;
	}

	@SshCommand(name = "logfile", description = "Print the log file", timeout = "0", kind = SshCommandKind.STREAM)
	void print(@SshOption(value = { "follow", "f" },
			description = "Print the last lines, then follow the log until interrupted, also across rotation.") boolean follow,
			@SshOption(value = { "lines", "n" }, required = false,
					description = "How many of the last lines to print. The default is all, or 10 with --follow.") @Nullable Integer lines,
			SshCommandContext context, PlainOutput plain) throws IOException, InterruptedException {
		String name = context.getCommandName();
		if (lines != null && lines < 0) {
			throw SshCommandException.wrongUsage(name + ": --lines must not be negative");
		}
		if (!Files.isRegularFile(this.file) || !Files.isReadable(this.file)) {
			throw new SshCommandException(name + ": there is no log file " + this.file + " that can be read");
		}
		OutputStream output = plain.stream();
		try (FollowedFile followed = new FollowedFile(this.file)) {
			if (lines != null || follow) {
				followed.skipToLast((lines != null) ? lines : FOLLOWED_LINES);
			}
			followed.copyPresent(output);
			while (follow) {
				output.flush();
				Thread.sleep(PAUSE_MILLIS);
				followed.copyNews(output);
			}
		}
	}

}
