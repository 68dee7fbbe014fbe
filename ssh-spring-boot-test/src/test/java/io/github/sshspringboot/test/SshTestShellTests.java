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

package io.github.sshspringboot.test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SshTestShell}.
 */
class SshTestShellTests extends AbstractClientTests {

	@Test
	void linesAreTypedAndAnswered() {
		try (SshTestShell shell = this.alice.shell()) {
			shell.awaitText("test>").enter("whoami").expect("whoami").expect("alice").expect("test>");
			SshTestScreen screen = shell.screen();
			assertThat(screen.rows()).contains("alice").hasSize(24);
			assertThat(screen.row(screen.cursorRow())).isEqualTo("test>");
			assertThat(screen.cursorColumn()).isEqualTo("test> ".length());
			shell.enter("exit");
			assertThat(shell.awaitEnd()).succeeded();
			assertThat(shell.isRunning()).isFalse();
		}
	}

	@Test
	void keysEditTheLine() {
		try (SshTestShell shell = this.alice.shell()) {
			shell.awaitText("test>").type("whoa").press(SshTestKey.TAB).awaitText("test> whoami");
			shell.ctrl('u').type("hoami").press(SshTestKey.HOME).type("w").press(SshTestKey.END, SshTestKey.ENTER);
			shell.awaitText("\nalice\ntest>")
				.press(SshTestKey.UP)
				.awaitScreen((screen) -> screen.row(screen.cursorRow()).equals("test> whoami")
						&& screen.text().contains("alice"));
		}
	}

	@Test
	void coloursAreShown() {
		try (SshTestShell shell = this.alice.terminal("red", 40, 5)) {
			shell.awaitEnd();
			SshTestScreen screen = shell.screen();
			assertThat(screen.text()).isEqualTo("red and plain");
			assertThat(screen.find("red")).isEqualTo(screen.cell(0, 0));
			assertThat(screen.find("red").foreground()).isEqualTo("#800");
			assertThat(screen.find("red").bold()).isTrue();
			assertThat(screen.find("plain").foreground()).isNull();
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> screen.find("blue"))
				.withMessageContaining("|red and plain");
		}
	}

	@Test
	void questionsAreAnswered() {
		try (SshTestShell shell = this.alice.terminal("ask", 80, 24)) {
			shell.awaitText("Colour?").enter("green").awaitText("You said green");
			assertThat(shell.awaitEnd()).succeeded();
		}
	}

	@Test
	void whatWasThereForAMomentIsSeen() {
		AtomicBoolean there = new AtomicBoolean(true);
		try (SshTestShell shell = this.alice.shell()) {
			shell.awaitScreen((screen) -> there.getAndSet(false)).awaitText("test>");
		}
	}

	@Test
	void sizeIsThatOfTheTerminal() {
		try (SshTestShell shell = this.alice.shell(100, 30)) {
			shell.awaitText("test>").enter("size").awaitText("100x30");
			shell.resize(50, 10).enter("size").awaitText("50x10");
			assertThat(shell.screen().columnCount()).isEqualTo(50);
			assertThat(shell.screen().rowCount()).isEqualTo(10);
		}
	}

	@Test
	void ctrlCInterruptsCommandAndCtrlDEndsShell() {
		try (SshTestShell shell = this.alice.shell()) {
			shell.awaitText("test>").enter("hang").awaitText("started").ctrlC().expect("started").expect("test>");
			shell.ctrlD();
			assertThat(shell.awaitEnd().exitStatus()).isEqualTo(130);
		}
	}

	@Test
	void breakInterruptsCommand() {
		try (SshTestShell shell = this.alice.shell()) {
			shell.awaitText("test>").enter("hang").awaitText("started").sendBreak().expect("started").expect("test>");
		}
	}

	@Test
	void signalInterruptsCommand() {
		try (SshTestShell shell = this.alice.terminal("hang", 80, 24)) {
			shell.awaitText("started").signal("TERM");
			assertThat(shell.awaitEnd()).failed();
		}
	}

	@Test
	void screenIsShownWhenTextDoesNotCome() {
		try (SshTestShell first = this.alice.shell()) {
			first.awaitText("test>");
		}
		try (SshTestShell shell = this.alice.timeout(Duration.ofSeconds(2)).shell(30, 4)) {
			shell.awaitText("test>");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> shell.awaitText("nothing"))
				.withMessageContaining("'shell' of 'alice' did not show 'nothing' within 2 s")
				.withMessageContaining("|test>                         |");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> shell.expect("nothing"))
				.withMessageContaining("did not write 'nothing' within 2 s");
		}
	}

}
