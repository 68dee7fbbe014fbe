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

package io.github.sshspringboot.shell.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.internal.completion.CommandCompletion;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.text.TerminalText;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.util.Assert;
import org.springframework.util.StreamUtils;

/**
 * Completion of remote commands in the user's local shell:
 * {@code completion bash|zsh|fish} prints a script that asks for candidates with a hidden
 * command.
 *
 * @since 0.1.0
 */
@ImportRuntimeHints(CompletionCommands.Scripts.class)
@SshCommand(name = "completion", description = "Complete commands in your own shell")
public class CompletionCommands {

	private static final String HOST_DESCRIPTION = "What you type after ssh, such as admin@app.";

	private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@:-]*");

	private final CommandCompletion completion;

	private final String defaultHost;

	/**
	 * Create the commands. The default host is how users call the application in
	 * {@code ssh <host>}, unless they give another one.
	 */
	public CompletionCommands(CommandCompletion completion, String defaultHost) {
		Assert.notNull(completion, "'completion' must not be null");
		Assert.hasText(defaultHost, "'defaultHost' must not be empty");
		this.completion = completion;
		this.defaultHost = defaultHost;
	}

	@SshCommand(name = "bash", description = "Print a script for bash")
	void bash(@SshArgument(description = HOST_DESCRIPTION, required = false) @Nullable String host, PrintWriter output)
			throws IOException {
		print("bash", host, output);
	}

	@SshCommand(name = "zsh", description = "Print a script for zsh")
	void zsh(@SshArgument(description = HOST_DESCRIPTION, required = false) @Nullable String host, PrintWriter output)
			throws IOException {
		print("zsh", host, output);
	}

	@SshCommand(name = "fish", description = "Print a script for fish")
	void fish(@SshArgument(description = HOST_DESCRIPTION, required = false) @Nullable String host, PrintWriter output)
			throws IOException {
		print("fish", host, output);
	}

	private void print(String shell, @Nullable String host, PrintWriter output) throws IOException {
		String name = (host != null) ? host : this.defaultHost;
		if (!HOST.matcher(name).matches()) {
			throw SshCommandException.wrongUsage("completion " + shell + ": '" + name
					+ "' is not a valid <host>: use what you type after ssh, such as admin@app");
		}
		try (InputStream script = Objects
			.requireNonNull(CompletionCommands.class.getResourceAsStream("completion." + shell))) {
			output.print(StreamUtils.copyToString(script, StandardCharsets.UTF_8).replace("@host@", name));
		}
	}

	@SshCommand(name = "candidates", description = "Print candidates for the last word", hidden = true)
	void candidates(@SshArgument List<String> words, SshConnection connection, PrintWriter output) {
		String prefix = words.isEmpty() ? "" : words.get(words.size() - 1);
		List<String> before = words.isEmpty() ? List.of() : words.subList(0, words.size() - 1);
		for (SshCandidate candidate : this.completion.complete(before, prefix, connection)) {
			if (TerminalText.isPrintable(candidate.value())) {
				print(candidate, output);
			}
		}
	}

	private static void print(SshCandidate candidate, PrintWriter output) {
		String description = (candidate.description() != null) ? TerminalText.line(candidate.description()) : "";
		output.print(candidate.value() + "\t" + description + "\n");
	}

	/**
	 * Registers the scripts for native images.
	 */
	static final class Scripts implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			hints.resources().registerPattern("io/github/sshspringboot/shell/internal/completion.*");
		}

	}

}
