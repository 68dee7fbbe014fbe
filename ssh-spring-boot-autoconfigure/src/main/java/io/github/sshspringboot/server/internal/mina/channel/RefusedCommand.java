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

package io.github.sshspringboot.server.internal.mina.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import io.github.sshspringboot.server.ExitStatus;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/**
 * Runs in place of what cannot be run, and tells the client why in one line.
 */
final class RefusedCommand implements Command {

	private final SessionChannel channel;

	private final byte[] message;

	private @Nullable OutputStream error;

	RefusedCommand(SessionChannel channel, String reason) {
		this.channel = channel;
		this.message = (reason + "\n").getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public void setInputStream(InputStream input) {
	}

	@Override
	public void setOutputStream(OutputStream output) {
	}

	@Override
	public void setErrorStream(OutputStream error) {
		this.error = error;
	}

	@Override
	public void setExitCallback(ExitCallback callback) {
	}

	@Override
	public void start(ChannelSession channel, Environment environment) throws IOException {
		if (this.channel.hasRoomFor(this.message.length)) {
			OutputStream error = Objects.requireNonNull(this.error);
			error.write(this.message);
			error.flush();
		}
		this.channel.exit(ExitStatus.USAGE);
	}

	@Override
	public void destroy(ChannelSession channel) {
	}

}
