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

package io.github.sshspringboot.session.internal.process;

import java.nio.file.Path;
import java.util.List;

import io.github.sshspringboot.ForkedJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SignalDefaults}, in an application that was started as scripts start
 * one in the background.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
@Timeout(120)
class SignalDefaultsTests {

	private static final String SIGNALS = "grep -E 'Sig(Blk|Ign)' /proc/self/status";

	private static final String INTERRUPT = "trap 'echo interrupted' INT; kill -s INT $$";

	private static final String QUIT = "trap 'echo quit' QUIT; kill -s QUIT $$";

	/** Those above 28 are of no interest: 32 and 33 are the C library's. */
	private static final String NONE = "\t[0-9a-f]{9}0{7}\\R";

	@TempDir
	private Path directory;

	@Test
	void programWithoutATerminalFindsAllSignals() throws Exception {
		assertThat(run("piped")).containsPattern("SigBlk:" + NONE + "SigIgn:" + NONE + "interrupted\\Rquit\\Rstatus 0");
	}

	@Test
	void programAtATerminalFindsAllSignals() throws Exception {
		assertThat(run("terminal"))
			.containsPattern("SigBlk:" + NONE + "SigIgn:" + NONE + "interrupted\\Rquit\\Rstatus 0");
	}

	@Test
	void programWhoseNameLooksLikeAVariableRunsAsItIs() {
		assertThat(SignalDefaults.wrap(List.of("/opt/a=b/run", "x"))).containsExactly("/opt/a=b/run", "x");
	}

	private String run(String kind) throws Exception {
		try (ForkedJvm jvm = ForkedJvm.startBy(List.of("/bin/sh", "-c", "trap '' HUP INT QUIT; exec \"$@\"", "sh"),
				this.directory.resolve("output"), List.of(), Background.class, kind)) {
			jvm.awaitOutput("status [0-9]+");
			return jvm.output();
		}
	}

	/**
	 * An application that runs a session.
	 */
	public static final class Background {

		private Background() {
		}

		public static void main(String[] args) throws Exception {
			TestContext session = TestContext.exec(SIGNALS + "; " + INTERRUPT + "; " + QUIT);
			if (args[0].equals("terminal")) {
				session = session.terminal(TestProcesses.terminal(80, 24));
			}
			int status = new TestProcesses().run(session).code();
			ForkedJvm.OUTPUT.println(session.out() + "status " + status);
		}

	}

}
