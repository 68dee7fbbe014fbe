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
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.config.keys.AuthorizedKeysAuthenticator;
import org.jspecify.annotations.Nullable;

/**
 * A server on Apache MINA SSHD alone: the algorithms of the starter, {@code TCP_NODELAY},
 * a new thread for each command, and otherwise the library's own ways.
 */
public final class BareServer {

	private BareServer() {
	}

	public static void main(String[] args) throws Exception {
		run(args, (command) -> new Thread(command).start());
	}

	static void run(String[] args, Executor executor) throws Exception {
		SshServer server = SshServer.setUpDefaultServer();
		server.setHost("127.0.0.1");
		server.setKeyPairProvider(new FileKeyPairProvider(Path.of(args[3])));
		server.setKeyExchangeFactories(Algorithms.keyExchange());
		server.setCipherFactories(Algorithms.ciphers());
		server.setMacFactories(Algorithms.macs());
		server.setSignatureFactories(Algorithms.hostKey());
		server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE));
		server.setPasswordAuthenticator(
				(username, password, session) -> username.equals(args[0]) && password.equals(args[1]));
		server.setPublickeyAuthenticator(new AuthorizedKeysAuthenticator(Path.of(args[2])));
		server.setCommandFactory((channel, line) -> new ExecutedCommand(line, executor));
		server.setShellFactory((channel) -> new BareShell());
		CoreModuleProperties.TCP_NODELAY.set(server, true);
		server.start();
		RemoteControl.run(server.getPort());
	}

	static void run(String line, OutputStream output) throws IOException {
		String[] words = line.split(" ");
		if ("echo".equals(words[1])) {
			output.write((words[2] + "\n").getBytes(StandardCharsets.UTF_8));
			output.flush();
		}
		else if ("bytes".equals(words[1])) {
			DiagCommands.write(Long.parseLong(words[2]), output);
		}
		else {
			throw new IOException("There is no command '" + line + "'");
		}
	}

	private static final class ExecutedCommand implements Command {

		private final String line;

		private final Executor executor;

		private @Nullable OutputStream output;

		private @Nullable ExitCallback exitCallback;

		ExecutedCommand(String line, Executor executor) {
			this.line = line;
			this.executor = executor;
		}

		@Override
		public void setInputStream(InputStream input) {
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
			this.executor.execute(this::run);
		}

		private void run() {
			ExitCallback callback = Objects.requireNonNull(this.exitCallback);
			try {
				BareServer.run(this.line, Objects.requireNonNull(this.output));
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

}
