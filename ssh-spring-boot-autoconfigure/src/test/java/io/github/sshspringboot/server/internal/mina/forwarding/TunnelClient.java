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

package io.github.sshspringboot.server.internal.mina.forwarding;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.sshspringboot.SshTestServer;
import org.apache.sshd.client.channel.AbstractClientChannel;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.channel.ChannelOutputStream;
import org.apache.sshd.common.channel.ChannelPipedInputStream;
import org.apache.sshd.common.channel.ChannelPipedOutputStream;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.AbstractServerChannel;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The client's end of tunnels, with exact ends of both directions.
 */
final class TunnelClient {

	private final SshTestServer server;

	private final BlockingQueue<Forwarded> forwarded = new LinkedBlockingQueue<>();

	TunnelClient(SshTestServer server) {
		this.server = server;
		server.getClient()
			.setChannelFactories(
					List.of(new Factory("forwarded-tcpip"), new Factory("forwarded-streamlocal@openssh.com")));
	}

	void refuseForwarded() {
		this.server.getClient().setChannelFactories(List.of());
	}

	static Direct open(ClientSession session, String host, int port) throws IOException {
		Direct channel = begin(session, host, port);
		channel.openFuture().verify(SshTestServer.SOON);
		return channel;
	}

	/**
	 * Ask for a tunnel, and do not wait for the answer.
	 */
	static Direct begin(ClientSession session, String host, int port) throws IOException {
		return begin(session, new Direct("direct-tcpip", (buffer) -> {
			buffer.putString(host);
			buffer.putUInt(port);
			buffer.putString("127.0.0.1");
			buffer.putUInt(1);
		}));
	}

	static Direct openSocket(ClientSession session, String path) throws IOException {
		Direct channel = begin(session, new Direct("direct-streamlocal@openssh.com", (buffer) -> {
			buffer.putString(path);
			buffer.putString("");
			buffer.putUInt(0);
		}));
		channel.openFuture().verify(SshTestServer.SOON);
		return channel;
	}

	private static Direct begin(ClientSession session, Direct channel) throws IOException {
		session.getService(ConnectionService.class).registerChannel(channel);
		channel.open();
		return channel;
	}

	Forwarded nextForwarded() throws InterruptedException {
		Forwarded channel = this.forwarded.poll(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS);
		assertThat(channel).isNotNull();
		return channel;
	}

	/**
	 * A channel that the client opens.
	 */
	static final class Direct extends AbstractClientChannel {

		private final Consumer<Buffer> target;

		private @Nullable ChannelPipedInputStream input;

		private @Nullable ChannelPipedOutputStream sink;

		private @Nullable OutputStream output;

		Direct(String type, Consumer<Buffer> target) {
			super(type);
			this.target = target;
		}

		OpenFuture openFuture() {
			return this.openFuture;
		}

		@Override
		public synchronized OpenFuture open() throws IOException {
			this.openFuture = new DefaultOpenFuture(getChannelType(), this.futureLock);
			Buffer buffer = getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_OPEN);
			buffer.putString(getChannelType());
			buffer.putUInt(getChannelId());
			buffer.putUInt(getLocalWindow().getSize());
			buffer.putUInt(getLocalWindow().getPacketSize());
			this.target.accept(buffer);
			writePacket(buffer);
			return this.openFuture;
		}

		@Override
		protected void doOpen() {
			this.input = new ChannelPipedInputStream(this, getLocalWindow());
			this.sink = new ChannelPipedOutputStream(this.input);
			this.output = new ChannelOutputStream(this, getRemoteWindow(), this.log, SshConstants.SSH_MSG_CHANNEL_DATA,
					true);
		}

		InputStream getInput() {
			return Objects.requireNonNull(this.input);
		}

		OutputStream getOutput() {
			return Objects.requireNonNull(this.output);
		}

		@Override
		protected void doWriteData(byte[] data, int offset, long length) throws IOException {
			Objects.requireNonNull(this.sink).write(data, offset, (int) length);
		}

		@Override
		protected void doWriteExtendedData(byte[] data, int offset, long length) {
		}

		@Override
		public void handleEof() throws IOException {
			super.handleEof();
			Objects.requireNonNull(this.sink).close();
		}

		@Override
		protected void preClose() {
			if (this.sink != null) {
				try {
					this.sink.close();
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
			}
			super.preClose();
		}

	}

	/**
	 * A channel that the server opened.
	 */
	static final class Forwarded extends AbstractServerChannel {

		private final BlockingQueue<Forwarded> queue;

		private @Nullable ChannelPipedInputStream input;

		private @Nullable ChannelPipedOutputStream sink;

		private @Nullable OutputStream output;

		String address = "";

		long port;

		String originator = "";

		Forwarded(BlockingQueue<Forwarded> queue) {
			super("", List.of(), null);
			this.queue = queue;
		}

		@Override
		protected OpenFuture doInit(Buffer buffer) {
			this.address = buffer.getString();
			if (buffer.available() > 4 + 4) {
				this.port = buffer.getUInt();
				this.originator = buffer.getString() + ":" + buffer.getUInt();
			}
			this.input = new ChannelPipedInputStream(this, getLocalWindow());
			this.sink = new ChannelPipedOutputStream(this.input);
			this.output = new ChannelOutputStream(this, getRemoteWindow(), this.log, SshConstants.SSH_MSG_CHANNEL_DATA,
					true);
			OpenFuture future = super.doInit(buffer);
			this.queue.add(this);
			return future;
		}

		InputStream getInput() {
			return Objects.requireNonNull(this.input);
		}

		OutputStream getOutput() {
			return Objects.requireNonNull(this.output);
		}

		@Override
		protected void doWriteData(byte[] data, int offset, long length) throws IOException {
			Objects.requireNonNull(this.sink).write(data, offset, (int) length);
		}

		@Override
		protected void doWriteExtendedData(byte[] data, int offset, long length) {
		}

		@Override
		public void handleEof() throws IOException {
			super.handleEof();
			Objects.requireNonNull(this.sink).close();
		}

		@Override
		protected void preClose() {
			try {
				Objects.requireNonNull(this.sink).close();
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
			super.preClose();
		}

	}

	private final class Factory implements ChannelFactory {

		private final String name;

		Factory(String name) {
			this.name = name;
		}

		@Override
		public String getName() {
			return this.name;
		}

		@Override
		public Channel createChannel(Session session) {
			return new Forwarded(TunnelClient.this.forwarded);
		}

	}

}
