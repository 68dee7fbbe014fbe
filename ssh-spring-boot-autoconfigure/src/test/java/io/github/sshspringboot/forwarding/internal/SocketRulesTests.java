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

package io.github.sshspringboot.forwarding.internal;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SocketRules}.
 */
class SocketRulesTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path temporary;

	@SuppressWarnings("NullAway.Init")
	private Path permitted;

	@SuppressWarnings("NullAway.Init")
	private Path outside;

	@BeforeEach
	void createDirectories() throws IOException {
		this.permitted = Files.createDirectory(this.temporary.toRealPath().resolve("permitted"));
		this.outside = Files.createDirectory(this.temporary.toRealPath().resolve("outside"));
		Files.createDirectory(this.permitted.resolve("below"));
	}

	@Test
	void socketInThePermittedDirectoryIsFound() throws Exception {
		for (String name : List.of("a.sock", "below/b.sock")) {
			Path socket = Files.createFile(this.permitted.resolve(name));
			assertThat(directory().findSocket(socket.toString())).isEqualTo(UnixDomainSocketAddress.of(socket));
		}
	}

	@Test
	void onlyTheNamedSocketIsFound() throws Exception {
		Path socket = Files.createFile(this.permitted.resolve("a.sock"));
		Path other = Files.createFile(this.permitted.resolve("a.sock2"));
		SocketRules rules = SocketRules.of(List.of(socket.toString()));
		assertThat(rules.findSocket(socket.toString())).isEqualTo(UnixDomainSocketAddress.of(socket));
		assertThat(rules.findSocket(other.toString())).isNull();
		assertThat(rules.findSocket(this.permitted.toString())).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s/../outside/x", "%s/./x", "%s/below/../x", "%s/", "%s", "x", "", "%s/x\u0000", "%sx/x",
			"/" })
	void pathIsWrittenWithoutDetours(String path) throws Exception {
		Files.createFile(this.permitted.resolve("x"));
		Files.createFile(this.outside.resolve("x"));
		assertThat(directory().findSocket(path.formatted(this.permitted))).isNull();
		assertThat(directory().prepareSocket(path.formatted(this.permitted))).isNull();
	}

	@Test
	void linkOutOfTheDirectoryIsNotFollowed() throws Exception {
		Path socket = Files.createFile(this.outside.resolve("secret.sock"));
		Path link = Files.createSymbolicLink(this.permitted.resolve("link.sock"), socket);
		Path directory = Files.createSymbolicLink(this.permitted.resolve("link"), this.outside);
		assertThat(directory().findSocket(link.toString())).isNull();
		assertThat(directory().findSocket(directory + "/secret.sock")).isNull();
		assertThat(directory().prepareSocket(directory + "/new.sock")).isNull();
	}

	@Test
	void namedSocketMayBeALinkOfTheAdministrator() throws Exception {
		Path socket = Files.createFile(this.outside.resolve("real.sock"));
		Path link = Files.createSymbolicLink(this.permitted.resolve("link.sock"), socket);
		assertThat(SocketRules.of(List.of(link.toString())).findSocket(link.toString()))
			.isEqualTo(UnixDomainSocketAddress.of(socket));
	}

	@Test
	void socketToConnectToMustExist() {
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> directory().findSocket(this.permitted + "/absent.sock"));
	}

	@Test
	void onlyASocketWithoutAListenerIsReplaced() throws Exception {
		Path socket = this.permitted.resolve("a.sock");
		UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket);
		assertThat(directory().prepareSocket(socket.toString())).isEqualTo(address);
		try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			channel.bind(address);
			assertThat(directory().prepareSocket(socket.toString())).isEqualTo(address);
			assertThat(socket).exists();
		}
		assertThat(directory().prepareSocket(socket.toString())).isEqualTo(address);
		assertThat(socket).doesNotExist();
	}

	@Test
	void otherFilesAreNotReplaced() throws Exception {
		Path file = Files.writeString(this.permitted.resolve("file"), "precious");
		Path link = Files.createSymbolicLink(this.permitted.resolve("link"), file);
		directory().prepareSocket(file.toString());
		directory().prepareSocket(link.toString());
		directory().prepareSocket(this.permitted.resolve("below").toString());
		assertThat(file).hasContent("precious");
		assertThat(link).isSymbolicLink();
		assertThat(this.permitted.resolve("below")).isDirectory();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "a.sock", "run/a.sock", "/run/../a.sock", "/run/./a.sock", "/a\u0000" })
	void ruleThatMakesNoSenseIsRefused(String rule) {
		assertThatIllegalArgumentException().isThrownBy(() -> SocketRules.check(rule)).withMessageEndingWith(".");
	}

	private SocketRules directory() {
		return SocketRules.of(List.of(this.permitted + "/"));
	}

}
