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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;

import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;

/**
 * The user's end of a shell.
 */
final class Shell extends OutputStream {

	private static final long TIMEOUT_MILLIS = 30_000;

	private final Server server;

	private final ChannelShell channel;

	private final StringBuilder screen = new StringBuilder();

	Shell(Server server, ClientSession session) throws IOException {
		this.server = server;
		this.channel = session.createShellChannel();
		this.channel.setPtyType("xterm-256color");
		this.channel.setOut(this);
		this.channel.open().verify(Duration.ofMillis(TIMEOUT_MILLIS));
	}

	void type(String text) throws IOException {
		OutputStream keys = this.channel.getInvertedIn();
		keys.write((text + "\r").getBytes(StandardCharsets.US_ASCII));
		keys.flush();
	}

	void awaitEnd() {
		this.channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), TIMEOUT_MILLIS);
	}

	synchronized void awaitText(String text) throws Exception {
		long end = System.currentTimeMillis() + TIMEOUT_MILLIS;
		int index = this.screen.indexOf(text);
		while (index < 0) {
			if (System.currentTimeMillis() > end) {
				throw new IOException(
						"The shell of '" + this.server.name() + "' does not show '" + text + "' but: " + this.screen);
			}
			wait(TIMEOUT_MILLIS);
			index = this.screen.indexOf(text);
		}
		this.screen.delete(0, index + text.length());
	}

	@Override
	public void write(int b) {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public synchronized void write(byte[] bytes, int offset, int length) {
		this.screen.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
		notifyAll();
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
