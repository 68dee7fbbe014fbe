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

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

import io.github.sshspringboot.SshTestServer;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that sends any message, also several before it reads the answers.
 */
final class SftpClient implements AutoCloseable {

	private final ClientChannel channel;

	private final OutputStream output;

	private final DataInputStream input;

	private int lastId;

	SftpClient(ClientSession session) throws IOException {
		this(session.createSubsystemChannel("sftp"));
	}

	SftpClient(ClientChannel channel) throws IOException {
		this.channel = channel;
		this.channel.open().verify(SshTestServer.SOON);
		this.output = this.channel.getInvertedIn();
		this.input = new DataInputStream(this.channel.getInvertedOut());
	}

	/**
	 * Open a session, and agree on the version.
	 */
	static SftpClient begin(ClientSession session) throws IOException {
		SftpClient client = new SftpClient(session);
		client.init(3);
		return client;
	}

	Reply init(int version) throws IOException {
		sendBytes(message(SftpMessage.INIT, version));
		Reply reply = receive();
		assertThat(reply.type()).isEqualTo(SftpMessage.VERSION);
		return reply;
	}

	static byte[] message(int type, Object... fields) {
		Buffer buffer = new ByteArrayBuffer();
		buffer.putByte((byte) type);
		for (Object field : fields) {
			if (field instanceof String text) {
				buffer.putString(text);
			}
			else if (field instanceof Integer number) {
				buffer.putUInt(number & 0xffffffffL);
			}
			else if (field instanceof Long number) {
				buffer.putLong(number);
			}
			else {
				buffer.putBytes((byte[]) field);
			}
		}
		return buffer.getCompactData();
	}

	int send(int type, Object... fields) throws IOException {
		List<Object> all = new ArrayList<>();
		all.add(++this.lastId);
		all.addAll(List.of(fields));
		sendBytes(message(type, all.toArray()));
		return this.lastId;
	}

	void sendBytes(byte[] message) throws IOException {
		Buffer buffer = new ByteArrayBuffer(message.length + 4, false);
		buffer.putBytes(message);
		sendRaw(buffer.getCompactData());
	}

	void sendRaw(byte[] bytes) throws IOException {
		this.output.write(bytes);
		this.output.flush();
	}

	void endInput() throws IOException {
		this.output.close();
	}

	Reply receive() throws IOException {
		byte[] content = new byte[this.input.readInt()];
		this.input.readFully(content);
		Buffer body = new ByteArrayBuffer(content);
		int type = body.getUByte();
		return new Reply(type, body.getInt(), body);
	}

	Reply request(int type, Object... fields) throws IOException {
		int id = send(type, fields);
		Reply reply = receive();
		assertThat(reply.id()).isEqualTo(id);
		return reply;
	}

	Reply extended(String name, Object... fields) throws IOException {
		List<Object> all = new ArrayList<>();
		all.add(name);
		all.addAll(List.of(fields));
		return request(SftpMessage.EXTENDED, all.toArray());
	}

	byte[] open(String path, int flags) throws IOException {
		return request(SftpMessage.OPEN, path, flags, 0).handle();
	}

	byte[] openDirectory(String path) throws IOException {
		return request(SftpMessage.OPENDIR, path).handle();
	}

	/**
	 * Write a whole file.
	 */
	void upload(String path, byte[] content) throws IOException {
		byte[] handle = open(path, 0x1a);
		request(SftpMessage.WRITE, handle, 0L, content).isStatus(SftpStatus.OK);
		request(SftpMessage.CLOSE, handle).isStatus(SftpStatus.OK);
	}

	List<Name> list(String path) throws IOException {
		byte[] handle = openDirectory(path);
		List<Name> names = new ArrayList<>();
		Reply reply = request(SftpMessage.READDIR, handle);
		while (reply.type() == SftpMessage.NAME) {
			names.addAll(reply.names());
			reply = request(SftpMessage.READDIR, handle);
		}
		reply.isStatus(SftpStatus.EOF);
		request(SftpMessage.CLOSE, handle).isStatus(SftpStatus.OK);
		return names;
	}

	/**
	 * Wait until the server ends the session, and return its exit status.
	 */
	Integer awaitEnd() {
		assertThat(this.channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), SshTestServer.SOON))
			.contains(ClientChannelEvent.CLOSED);
		return this.channel.getExitStatus();
	}

	/**
	 * Close the channel without the end of the input.
	 */
	void leave() throws IOException {
		this.channel.writePacket(channelMessage(SshConstants.SSH_MSG_CHANNEL_CLOSE));
	}

	private Buffer channelMessage(byte type) {
		Buffer buffer = this.channel.getSession().createBuffer(type);
		buffer.putUInt(this.channel.getRecipient());
		return buffer;
	}

	void signal(String name) throws IOException {
		Buffer buffer = channelMessage(SshConstants.SSH_MSG_CHANNEL_REQUEST);
		buffer.putString("signal");
		buffer.putBoolean(false);
		buffer.putString(name);
		this.channel.writePacket(buffer);
	}

	@Override
	public void close() {
		this.channel.close(true);
	}

	/**
	 * An answer.
	 *
	 * @param type its type
	 * @param id the number of its request, or the version
	 * @param body its other fields
	 */
	record Reply(int type, int id, Buffer body) {

		/**
		 * Check that it is a status, and return its text.
		 */
		String isStatus(SftpStatus status) {
			assertThat(this.type).isEqualTo(SftpMessage.STATUS);
			int code = this.body.getInt();
			String text = this.body.getString();
			assertThat(SftpStatus.values()[code]).as(text).isEqualTo(status);
			assertThat(this.body.getString()).isEmpty();
			assertThat(this.body.available()).isZero();
			return text;
		}

		byte[] handle() {
			assertThat(this.type).isEqualTo(SftpMessage.HANDLE);
			return this.body.getBytes();
		}

		byte[] data() {
			assertThat(this.type).isEqualTo(SftpMessage.DATA);
			return this.body.getBytes();
		}

		String text() {
			return new String(data(), StandardCharsets.UTF_8);
		}

		Attributes attributes() {
			assertThat(this.type).isEqualTo(SftpMessage.ATTRS);
			return Attributes.read(this.body);
		}

		List<Name> names() {
			assertThat(this.type).isEqualTo(SftpMessage.NAME);
			List<Name> names = new ArrayList<>();
			for (int count = this.body.getInt(); count > 0; count--) {
				names.add(new Name(this.body.getString(), this.body.getString(), Attributes.read(this.body)));
			}
			assertThat(this.body.available()).isZero();
			return names;
		}

	}

	/**
	 * A name with what is told about it.
	 */
	record Name(String name, String longName, Attributes attributes) {

	}

	/**
	 * The attributes of a file.
	 */
	record Attributes(int flags, long size, int permissions, long accessed, long modified) {

		static Attributes read(Buffer body) {
			int flags = body.getInt();
			return new Attributes(flags, ((flags & 1) != 0) ? body.getLong() : -1,
					((flags & 4) != 0) ? body.getInt() : 0, ((flags & 8) != 0) ? body.getUInt() : -1,
					((flags & 8) != 0) ? body.getUInt() : -1);
		}

	}

}
