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

package io.github.sshspringboot.sample;

import java.nio.file.Path;

import io.github.sshspringboot.sample.Clients.Result;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testcontainers.junit.jupiter.Testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the user of an interactive shell sees on the screen, by OpenSSH's client.
 */
@Tag("aot")
@Testcontainers(disabledWithoutDocker = true)
@ExtendWith(RunningSample.class)
class ScreenIntegrationTests {

	private static final String PROMPT = "admin@orders> ";

	private final Sample sample;

	ScreenIntegrationTests(Sample sample) {
		this.sample = sample;
	}

	@ParameterizedTest
	@CsvSource({ "80, 24, 200, 50", "20, 5, 80, 24", "200, 50, 20, 5" })
	void shellWorksAtAnySizeAndWhenItChanges(int columns, int rows, int newColumns, int newRows) {
		try (Screen screen = open(columns, rows)) {
			screen.enter("diag echo first''word");
			screen.awaitText("firstword");
			screen.type("diag echo a''long line that wraps");
			screen.resize(newColumns, newRows);
			screen.type(" and''goes on");
			screen.press("Enter");
			screen.awaitWrappedText("along line that wraps andgoes on");
			screen.enter("clear");
			screen.awaitLastLine(PROMPT);
			screen.enter("orders list --limit 2 --columns id,status");
			screen.awaitText("ID  STATUS");
			screen.press("C-d");
			screen.awaitText("status=0");
		}
	}

	@ParameterizedTest
	@CsvSource({ "80, 24, 200, 50", "20, 5, 80, 24", "200, 50, 20, 5" })
	void everyFeatureWorksAtAnySizeAndWhenItChanges(int columns, int rows, int newColumns, int newRows) {
		try (Screen screen = openWithoutHistory(columns, rows)) {
			useEveryFeature(screen);
			screen.type("diag echo half");
			screen.resize(newColumns, newRows);
			screen.type("''way");
			screen.press("Enter");
			screen.awaitWrappedText("halfway");
			useEveryFeature(screen);
			screen.press("C-d");
			screen.awaitWrappedText("status=0");
		}
	}

	private static void useEveryFeature(Screen screen) {
		clear(screen);
		screen.type("orders li");
		screen.press("Tab");
		screen.awaitWrappedText(PROMPT + "orders list");
		screen.press("C-u");
		screen.enter("diag echo fi''rst");
		screen.awaitWrappedText("first");
		clear(screen);
		screen.press("Up", "Up", "Enter");
		screen.awaitWrappedText("first");
		clear(screen);
		screen.press("C-r");
		screen.type("fi'");
		screen.awaitWrappedText("diag echo fi''rst");
		screen.press("Enter");
		screen.awaitWrappedText("first");
		clear(screen);
		screen.paste("diag echo o''ne\ndiag echo t''wo");
		screen.press("Enter");
		screen.awaitWrappedText("two");
		clear(screen);
		screen.type("diag echo f");
		screen.awaitWrappedText("diag echo fi''rst");
		screen.press("End", "Enter");
		screen.awaitWrappedText("first");
		clear(screen);
		screen.enter("orders list --limit 3 | wc -l");
		screen.awaitWrappedText("wc -l");
		screen.awaitLastLine(PROMPT);
		assertThat(screen.text()).contains("\n4\n");
		clear(screen);
		screen.enter("beans | more");
		screen.awaitWrappedText("--More--");
		screen.press("Space", "q");
		screen.awaitLastLine(PROMPT);
		screen.enter("watch -n 1 diag echo ti''ck");
		screen.awaitWrappedText("tick");
		screen.press("C-c");
		screen.awaitLastLine(PROMPT);
		screen.enter("whoami");
		screen.awaitWrappedText("since");
		clear(screen);
	}

	private static void clear(Screen screen) {
		screen.enter("clear");
		screen.awaitCleared(PROMPT);
	}

	@Test
	void tableIsNoWiderThanTheTerminal() {
		try (Screen screen = open(40, 24)) {
			screen.enter("orders list --limit 3");
			screen.awaitText("…");
			screen.resize(200, 24);
			screen.enter("clear");
			screen.enter("orders list --limit 3");
			screen.awaitText("CREATED");
			assertThat(screen.text()).doesNotContain("…");
		}
	}

	@Test
	void tabCompletesCommandsOptionsAndValues() {
		try (Screen screen = openWithoutHistory(80, 24)) {
			screen.type("orders li");
			screen.press("Tab");
			screen.awaitLastLine(PROMPT + "orders list");
			screen.type("--st");
			screen.press("Tab");
			screen.awaitLastLine(PROMPT + "orders list --status");
			screen.press("Tab");
			screen.awaitText("cancelled");
			screen.type("op");
			screen.press("Tab");
			screen.awaitText("orders list --status open");
			screen.press("Enter");
			screen.awaitText("Granja Peña");
		}
	}

	@Test
	void completionDescribesCandidates() {
		try (Screen screen = openWithoutHistory(100, 24)) {
			screen.type("orders ");
			screen.press("Tab");
			screen.awaitText("List orders by id");
		}
	}

	@Test
	void knownAndUnknownCommandsHaveTheirColours() {
		try (Screen screen = openWithoutHistory(80, 24)) {
			screen.type("diag echo x");
			screen.awaitColouredText("^[[32mdiag^[[39m ^[[32mecho");
			screen.press("C-u");
			screen.type("nosuch x");
			screen.awaitColouredText("^[[31mnosuch");
		}
	}

	@Test
	void suggestionFromHistoryIsTakenOver() {
		try (Screen screen = openWithoutHistory(80, 24)) {
			screen.enter("diag echo sug''gested");
			screen.awaitText("suggested");
			screen.type("diag echo s");
			screen.awaitLastLine("diag echo sug''gested");
			screen.press("End", "Enter");
			screen.awaitLastLine("suggested\n" + PROMPT);
		}
	}

	@Test
	void historyIsKeptAndSearched() {
		try (Screen screen = open(80, 24)) {
			screen.enter("diag echo from''before");
			screen.awaitText("frombefore");
			screen.enter("exit");
			screen.awaitText("status=0");
		}
		try (Screen screen = open(80, 24)) {
			screen.press("C-r");
			screen.type("from");
			screen.awaitText("diag echo from''before");
			screen.press("Enter");
			screen.awaitText("frombefore");
			screen.enter("diag echo later");
			screen.awaitLastLine("later\n" + PROMPT);
			screen.press("Up", "Up", "Enter");
			screen.awaitLastLine("frombefore\n" + PROMPT);
		}
	}

	@Test
	void pastedLinesAreOneEdit() {
		try (Screen screen = open(80, 24)) {
			screen.paste("diag echo o''ne\ndiag echo t''wo");
			screen.awaitText("diag echo t''wo");
			assertThat(screen.text()).doesNotContain("one", "two");
			screen.press("Enter");
			screen.awaitText("one");
			screen.awaitText("two");
		}
	}

	@Test
	void wideCharactersAreEdited() {
		try (Screen screen = open(80, 24)) {
			screen.type("diag echo 日本語");
			screen.press("BSpace", "Left");
			screen.type("é");
			screen.press("Enter");
			screen.awaitText("\n日é本\n");
		}
	}

	@Test
	void moreShowsPageAfterPage() {
		try (Screen screen = open(80, 10)) {
			screen.enter("orders list | more");
			screen.awaitText("--More--");
			screen.press("Space");
			screen.press("q");
			screen.awaitLastLine(PROMPT);
			screen.enter("diag echo on''wards");
			screen.awaitText("onwards");
		}
	}

	@Test
	void watchRepeatsACommandUntilInterrupted() {
		try (Screen screen = open(80, 24)) {
			screen.enter("watch -n 1 orders list --limit 2 --columns id,status");
			screen.awaitText("ID  STATUS");
			screen.press("C-c");
			screen.awaitLastLine(PROMPT);
		}
	}

	@Test
	void liveViewShowsWhatIsNew() {
		try (Screen screen = open(80, 24)) {
			screen.enter("orders watch --interval 200ms");
			screen.awaitText("Waiting for new orders");
			Clients.succeed(Client.OPENSSH.asAdmin(this.sample,
					"orders add --customer Screen --item Lamp --quantity 1 --total 9.90"));
			screen.awaitText("Lamp");
			assertThat(screen.text()).doesNotContain("Waiting for new orders");
			screen.resize(60, 10);
			screen.awaitText("Lamp");
			screen.press("C-c");
			screen.awaitLastLine(PROMPT);
		}
	}

	@Test
	void builtInCommandsTellAboutTheSession() {
		try (Screen screen = open(100, 40)) {
			screen.enter("whoami");
			screen.awaitText("admin");
			screen.enter("history 5");
			screen.awaitText("whoami");
			screen.enter("help");
			screen.awaitText("orders list");
			clear(screen);
			screen.enter("exit 3");
			screen.awaitText("status=3");
		}
	}

	@Test
	void dumbTerminalGetsPlainText() {
		try (Screen screen = Screen.open(this.sample, "dumb", 80, 24)) {
			screen.awaitLastLine(PROMPT);
			screen.enter("orders list --limit 1 --columns id");
			screen.awaitText("ID");
			screen.enter("exit");
			screen.awaitText("status=0");
			assertThat(screen.colouredText()).doesNotContain("^[[");
		}
	}

	@Test
	void shellGreetsAndWarnsBeforeItClosesForIdleness(@TempDir Path data) throws Exception {
		try (Sample other = Sample.start(data, "--ssh.shell.greeting=Welcome, {username}",
				"--ssh.shell.prompt={application} ({status}) $ ", "--ssh.server.timeouts.idle=12s");
				Screen screen = Screen.open(other, 80, 24)) {
			screen.awaitText("Welcome, admin");
			screen.awaitLastLine("orders (0) $ ");
			screen.enter("diag exit 3");
			screen.awaitLastLine("orders (3) $ ");
			screen.type("diag echo ha''lf");
			screen.awaitText("This shell closes in");
			screen.press("Enter");
			screen.awaitText("half");
			screen.awaitText("Idle for too long");
			screen.awaitText("status=0");
		}
	}

	@Test
	void pipelinesRunInEveryMode() {
		Result exec = Clients.run(Client.OPENSSH.asAdmin(this.sample, "orders list | grep open | head -2 | wc -l"));
		assertThat(exec.output().strip()).isEqualTo("2");
		String shell = Client.OPENSSH.asAdmin(this.sample, "").replace("ssh -F", "ssh -T -F").replace(" ''", "");
		assertThat(Clients.run("printf 'orders list | grep open | head -2 | wc -l\\n' | " + shell).output().strip())
			.isEqualTo("2");
		assertThat(Clients.run(Client.OPENSSH.asAdmin(this.sample, "diag exit 44 | wc -l")).status()).isEqualTo(44);
		assertThat(Clients.run(Client.OPENSSH.asAdmin(this.sample, "diag exit 3 || diag echo other")).output())
			.isEqualTo("other\n");
	}

	@Test
	void shellOfTheUsersOwnMachineCompletesRemoteCommands() {
		Clients.copy("""
				Host app
				HostName 127.0.0.1
				User admin
				Port %d
				IdentityFile %s
				StrictHostKeyChecking no
				UserKnownHostsFile /dev/null
				LogLevel ERROR
				""".formatted(this.sample.port(), Clients.key("admin").path()), "/clients/app_config");
		Clients.succeed("mkdir -p ~/.ssh && cp /clients/app_config ~/.ssh/config");
		assertThat(Clients.succeed("""
				bash -c 'eval "$(ssh app completion bash app)"
				COMP_LINE="ssh app orders li"; COMP_POINT=${#COMP_LINE}; __ssh_remote_complete ssh
				printf "%s\\n" "${COMPREPLY[@]}"'""")).isEqualTo("list\n");
		assertThat(Clients.succeed("fish --no-config -c 'ssh app completion fish app | source; "
				+ "complete -C\"ssh app orders list --status o\"'"))
			.startsWith("open");
		try (Screen screen = Screen.run("zsh -f -i", 80, 24)) {
			screen.enter("autoload -U compinit; compinit -u -D; eval \"$(ssh app completion zsh app)\"; clear");
			screen.type("ssh app orders li");
			screen.press("Tab");
			screen.awaitText("ssh app orders list");
			screen.press("C-c");
		}
	}

	private Screen open(int columns, int rows) {
		Screen screen = Screen.open(this.sample, columns, rows);
		screen.awaitLastLine(PROMPT);
		return screen;
	}

	/**
	 * Without what other tests have typed, which would be suggested.
	 */
	private Screen openWithoutHistory(int columns, int rows) {
		Screen screen = open(columns, rows);
		screen.enter("history -c");
		clear(screen);
		return screen;
	}

}
