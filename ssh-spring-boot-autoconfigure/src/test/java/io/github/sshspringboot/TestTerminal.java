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

package io.github.sshspringboot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import io.github.sshspringboot.SshTestServer.Result;
import org.apache.sshd.client.channel.ChannelShell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A user at a terminal.
 */
public final class TestTerminal implements AutoCloseable {

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private final ChannelShell channel;

	private int seen;

	public TestTerminal(TestSession session, String term, int columns, int rows) throws IOException {
		this.channel = session.createShellChannel();
		this.channel.setPtyType(term);
		this.channel.setPtyColumns(columns);
		this.channel.setPtyLines(rows);
		this.channel.setOut(this.output);
		this.channel.open().verify(SshTestServer.SOON);
	}

	public ChannelShell getChannel() {
		return this.channel;
	}

	public void type(String text) throws IOException {
		OutputStream input = this.channel.getInvertedIn();
		input.write(text.getBytes(StandardCharsets.UTF_8));
		input.flush();
	}

	/**
	 * Wait until a text appears after what was awaited before.
	 * @param text the text
	 */
	public void awaitText(String text) {
		await().atMost(SshTestServer.SOON)
			.untilAsserted(() -> assertThat(getOutput().substring(this.seen)).contains(text));
		this.seen = getOutput().indexOf(text, this.seen) + text.length();
	}

	public String getOutput() {
		return this.output.toString(StandardCharsets.UTF_8);
	}

	/**
	 * Wait for the end.
	 * @return the exit status
	 */
	public Result end() {
		return SshTestServer.end(this.channel, this.output, new ByteArrayOutputStream());
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
