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
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.jspecify.annotations.Nullable;

/**
 * A shell of JLine alone, without completion, colours or suggestions.
 */
final class BareShell implements Command {

	private @Nullable InputStream input;

	private @Nullable OutputStream output;

	private @Nullable ExitCallback exitCallback;

	@Override
	public void setInputStream(InputStream input) {
		this.input = input;
	}

	@Override
	public void setOutputStream(OutputStream output) {
		this.output = output;
	}

	@Override
	public void setErrorStream(OutputStream error) {
	}

	@Override
	public void setExitCallback(ExitCallback callback) {
		this.exitCallback = callback;
	}

	@Override
	public void start(ChannelSession channel, Environment environment) {
		String type = environment.getEnv().getOrDefault(Environment.ENV_TERM, "dumb");
		new Thread(() -> run(type)).start();
	}

	private void run(String type) {
		ExitCallback callback = Objects.requireNonNull(this.exitCallback);
		try (Terminal terminal = new ExternalTerminal("bare", type, Objects.requireNonNull(this.input),
				Objects.requireNonNull(this.output), StandardCharsets.UTF_8)) {
			LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
			while (true) {
				BareServer.run(reader.readLine(TypedLines.PROMPT), terminal.output());
			}
		}
		catch (EndOfFileException ex) {
			callback.onExit(0);
		}
		catch (IOException ex) {
			callback.onExit(1, ex.getMessage());
		}
	}

	@Override
	public void destroy(ChannelSession channel) {
	}

}
