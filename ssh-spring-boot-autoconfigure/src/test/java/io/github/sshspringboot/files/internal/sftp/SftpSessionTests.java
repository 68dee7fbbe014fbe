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

package io.github.sshspringboot.files.internal.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.files.internal.DirectoryTree;
import io.github.sshspringboot.files.internal.TestFiles;
import io.github.sshspringboot.files.internal.sftp.SftpClient.Reply;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.io.nio2.Nio2Session;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.util.buffer.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for how SFTP sessions begin and end, and for requests that are sent before their
 * answers are read.
 */
@SshTest(classes = TestFiles.class)
class SftpSessionTests {

	private static final int READ = 0x01;

	private static final int NEW = 0x1a;

	private static final int MAX_DATA = 255 * 1024;

	@SshTest.Injected
	private static SshTestServer server;

	@SshTest.Injected
	private static DirectoryTree tree;

	@SshTest.Injected
	private TestSession session;

	private Path root;

	@BeforeEach
	void reset() throws Exception {
		tree.reset();
		this.root = tree.getRoot();
	}

	@Test
	void requestsBeforeTheEndOfTheInputAreAllAnswered() throws Exception {
		Files.write(this.root.resolve("file"), new byte[100]);
		try (SftpClient client = SftpClient.begin(this.session)) {
			byte[] handle = client.open("/file", READ);
			List<Integer> ids = new ArrayList<>();
			for (int request = 0; request < 200; request++) {
				ids.add(client.send(SftpMessage.READ, handle, 0L, 100));
			}
			client.endInput();
			for (int id : ids) {
				Reply reply = client.receive();
				assertThat(reply.id()).isEqualTo(id);
				assertThat(reply.data()).hasSize(100);
			}
			assertThat(client.awaitEnd()).isZero();
		}
	}

	@Test
	void uploadThatIsSentAtOnceIsWhole() throws Exception {
		try (SftpClient client = new SftpClient(this.session)) {
			client.sendBytes(SftpClient.message(SftpMessage.INIT, 3));
			client.send(SftpMessage.OPEN, "/file", NEW, 0);
			byte[] handle = { 0, 0, 0, 1 };
			for (long block = 0; block < 40; block++) {
				client.send(SftpMessage.WRITE, handle, block * MAX_DATA, new byte[MAX_DATA]);
			}
			client.send(SftpMessage.CLOSE, (Object) handle);
			client.endInput();
			assertThat(client.awaitEnd()).isZero();
		}
		assertThat(this.root.resolve("file")).hasSize(40L * MAX_DATA);
		assertThat(tree.getCompleted()).containsExactly("/file");
	}

	@Test
	void answersAreSentWhileAFurtherRequestIsNotWhole() throws Exception {
		try (SftpClient client = SftpClient.begin(this.session)) {
			int id = client.send(SftpMessage.STAT, "/");
			client.sendRaw(new byte[] { 0, 0, 0, 20, SftpMessage.STAT });
			assertThat(client.receive().id()).isEqualTo(id);
		}
	}

	@Test
	void requestsMayComeByteByByte() throws Exception {
		try (SftpClient client = SftpClient.begin(this.session)) {
			byte[] message = SftpClient.message(SftpMessage.STAT, 77, "/");
			byte[] packet = ByteBuffer.allocate(4 + message.length).putInt(message.length).put(message).array();
			for (byte part : packet) {
				client.sendRaw(new byte[] { part });
			}
			assertThat(client.receive().id()).isEqualTo(77);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 4, 257 * 1024 + 1, 0x7fffffff, 0x80000000, 0xffffffff })
	void messageOfAnImpossibleLengthEndsItsSessionOnly(int length) throws Exception {
		try (SftpClient client = SftpClient.begin(this.session); SftpClient other = SftpClient.begin(this.session)) {
			client.request(SftpMessage.OPEN, "/file", NEW, 0).handle();
			client.sendRaw(ByteBuffer.allocate(4).putInt(length).array());
			assertThat(client.awaitEnd()).isEqualTo(1);
			other.request(SftpMessage.STAT, "/").attributes();
		}
		assertThat(this.root.resolve("file")).doesNotExist();
	}

	@Test
	void requestBeforeTheVersionEndsItsSessionOnly() throws Exception {
		try (SftpClient client = new SftpClient(this.session)) {
			client.send(SftpMessage.STAT, "/");
			assertThat(client.awaitEnd()).isEqualTo(1);
		}
		SftpClient.begin(this.session).close();
	}

	@Test
	void fileThatIsOpenAtTheEndOfTheInputIsAbandoned() throws Exception {
		try (SftpClient client = SftpClient.begin(this.session)) {
			byte[] handle = client.open("/file", NEW);
			client.request(SftpMessage.WRITE, handle, 0L, new byte[100]).isStatus(SftpStatus.OK);
			client.openDirectory("/");
			client.endInput();
			assertThat(client.awaitEnd()).isZero();
		}
		assertAbandoned();
		assertThat(tree.getClosed()).contains("/");
	}

	@Test
	void fileThatIsOpenWhenTheChannelIsClosedIsAbandoned() throws Exception {
		try (SftpClient client = SftpClient.begin(this.session)) {
			byte[] handle = client.open("/file", NEW);
			client.request(SftpMessage.WRITE, handle, 0L, new byte[100]).isStatus(SftpStatus.OK);
			client.leave();
			assertAbandoned();
		}
	}

	@Test
	void fileThatIsOpenWhenTheConnectionIsLostIsAbandoned() throws Exception {
		SftpClient client = SftpClient.begin(this.session);
		byte[] handle = client.open("/file", NEW);
		client.request(SftpMessage.WRITE, handle, 0L, new byte[100]).isStatus(SftpStatus.OK);
		this.session.getIoSession().close(true);
		assertAbandoned();
	}

	private void assertAbandoned() {
		await().atMost(SshTestServer.SOON).until(() -> tree.getClosed().contains("/file"));
		assertThat(tree.getCompleted()).isEmpty();
		assertThat(this.root.resolve("file")).doesNotExist();
	}

	@Test
	void clientThatReadsNoAnswersIsNotReadEither() throws Exception {
		Files.write(this.root.resolve("file"), new byte[MAX_DATA]);
		SftpClient client = SftpClient.begin(this.session);
		byte[] handle = client.open("/file", READ);
		((Nio2Session) this.session.getIoSession()).suspendRead();
		long before = usedMemory();
		CompletableFuture<Integer> flood = CompletableFuture.supplyAsync(() -> flood(client, handle));
		await().during(2, TimeUnit.SECONDS)
			.atMost(SshTestServer.SOON)
			.untilAsserted(() -> assertThat(flood).isNotDone());
		assertThat(usedMemory() - before).isLessThan(64L * 1024 * 1024);
		try (TestSession other = server.login(); SftpClient second = SftpClient.begin(other)) {
			second.request(SftpMessage.STAT, "/").attributes();
		}
		this.session.close(true);
		flood.get(20, TimeUnit.SECONDS);
		await().atMost(SshTestServer.SOON).until(() -> tree.getClosed().contains("/file"));
	}

	private static int flood(SftpClient client, byte[] handle) {
		try {
			for (int request = 0; request < 1_000_000; request++) {
				client.send(SftpMessage.READ, handle, 0L, MAX_DATA);
			}
			return 1_000_000;
		}
		catch (IOException ex) {
			return 0;
		}
	}

	private static long usedMemory() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	@Test
	void threadIsNamedForFiles() throws Exception {
		try (SftpClient client = SftpClient.begin(this.session)) {
			assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.anyMatch((name) -> name.startsWith("ssh-file-"));
		}
	}

	@Test
	void terminalMakesNoDifference() throws Exception {
		ChannelSubsystem channel = new ChannelSubsystem("sftp") {

			@Override
			protected void doOpen() throws IOException {
				Buffer request = getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST);
				request.putUInt(getRecipient());
				request.putString("pty-req");
				request.putBoolean(false);
				request.putString("xterm");
				request.putRawBytes(new byte[20]);
				writePacket(request);
				super.doOpen();
			}

		};
		this.session.getService(ConnectionService.class).registerChannel(channel);
		try (SftpClient client = new SftpClient(channel)) {
			client.init(3);
			byte[] content = { '\r', '\n', 3, 4, 26 };
			client.upload("/file", content);
			assertThat(client.request(SftpMessage.READ, client.open("/file", READ), 0L, 100).data()).isEqualTo(content);
		}
	}

	@Test
	void signalEndsTheSession() throws Exception {
		try (SftpClient client = SftpClient.begin(this.session)) {
			client.open("/file", NEW);
			client.signal("TERM");
			assertThat(client.awaitEnd()).isEqualTo(130);
		}
		assertAbandoned();
	}

}
