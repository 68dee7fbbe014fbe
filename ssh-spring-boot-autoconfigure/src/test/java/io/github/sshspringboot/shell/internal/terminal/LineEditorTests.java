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

package io.github.sshspringboot.shell.internal.terminal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.sshspringboot.command.internal.run.StubSession;
import io.github.sshspringboot.server.internal.SshPty;
import org.jline.reader.UserInterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link LineEditor}.
 */
class LineEditorTests {

	@AfterEach
	void forgetInterrupt() {
		Thread.interrupted();
	}

	@Test
	void lineIsRead() throws Exception {
		try (ShellTerminal terminal = terminal("typed\r")) {
			assertThat(new LineEditor(terminal).readLine("> ")).isEqualTo("typed");
		}
	}

	@Test
	void interruptThatComesWhileTheLineIsTakenDiscardsIt() throws Exception {
		try (ShellTerminal terminal = terminal("typed\r")) {
			LineEditor editor = new LineEditor(terminal) {

				@Override
				protected void doCleanup(boolean newLine) {
					super.doCleanup(newLine);
					Thread.currentThread().interrupt();
				}

			};
			assertThatExceptionOfType(UserInterruptException.class).isThrownBy(() -> editor.readLine("> "));
			assertThat(Thread.interrupted()).isFalse();
		}
	}

	private static ShellTerminal terminal(String typed) throws IOException {
		SshPty pty = mock();
		given(pty.getTerm()).willReturn("xterm");
		given(pty.getColumns()).willReturn(80);
		given(pty.getRows()).willReturn(24);
		given(pty.getModes()).willReturn(Map.of());
		return new ShellTerminal(
				new StubSession(null).pty(pty).input(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8))),
				Thread::new);
	}

}
