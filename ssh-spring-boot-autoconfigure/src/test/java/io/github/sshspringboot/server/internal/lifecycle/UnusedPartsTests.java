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

package io.github.sshspringboot.server.internal.lifecycle;

import java.nio.file.Path;
import java.util.List;

import io.github.sshspringboot.ForkedJvm;
import io.github.sshspringboot.SshTestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a start does not do, since nobody may ever need it.
 */
class UnusedPartsTests {

	private static String loaded = "";

	@BeforeAll
	static void start(@TempDir Path directory) throws Exception {
		try (ForkedJvm jvm = ForkedJvm.start(directory.resolve("output"), List.of("-Xlog:class+load"), Server.class,
				directory.toString())) {
			jvm.awaitOutput("the server runs");
			loaded = jvm.output();
		}
	}

	@Test
	void whatEveryServerNeedsIsLoaded() {
		assertThat(isLoaded("io.github.sshspringboot.command.internal.parse.CommandRegistry")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "picocli.CommandLine$Model$CommandSpec", "org.jline.reader.impl.LineReaderImpl",
			"com.google.re2j.RE2", "tools.jackson.dataformat.csv.CsvFactory", "org.snakeyaml.engine.v2.emitter.Emitter",
			"com.pty4j.PtyProcess", "software.amazon.awssdk.services.s3.S3Client",
			"io.github.sshspringboot.command.internal.pipeline.StageSyntax",
			"io.github.sshspringboot.command.internal.pipeline.Lexer",
			"io.github.sshspringboot.shell.internal.terminal.ShellTerminal",
			"io.github.sshspringboot.files.internal.sftp.SftpSession",
			"io.github.sshspringboot.files.internal.scp.ScpCommandLine",
			"io.github.sshspringboot.server.internal.mina.channel.SessionChannel" })
	void whatNobodyHasUsedIsNotLoaded(String className) {
		assertThat(isLoaded(className)).isFalse();
	}

	private static boolean isLoaded(String className) {
		return loaded.contains(" " + className + " source: ");
	}

	public static final class Server {

		public static void main(String[] args) {
			SshTestServer.start("ssh.sftp.mounts[0].path=/", "ssh.sftp.mounts[0].location=file:" + args[0],
					"ssh.scp.enabled=true");
			ForkedJvm.OUTPUT.println("the server runs");
		}

	}

}
