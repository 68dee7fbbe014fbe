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

package io.github.sshspringboot.forwarding;

import java.io.IOException;

import org.apache.sshd.client.channel.ChannelDirectTcpip;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.net.SshdSocketAddress;

/**
 * A client's tunnel to a Unix-domain socket.
 */
final class StreamlocalChannel extends ChannelDirectTcpip {

	private final String path;

	StreamlocalChannel(String path) {
		super(new SshdSocketAddress("", 0), new SshdSocketAddress("", 0));
		this.path = path;
	}

	OpenFuture openThrough(ClientSession session) throws IOException {
		session.getService(ConnectionService.class).registerChannel(this);
		return open();
	}

	@Override
	public synchronized OpenFuture open() throws IOException {
		this.openFuture = new DefaultOpenFuture(this.path, this.futureLock);
		Buffer buffer = getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_OPEN);
		buffer.putString("direct-streamlocal@openssh.com");
		buffer.putUInt(getChannelId());
		buffer.putUInt(getLocalWindow().getSize());
		buffer.putUInt(getLocalWindow().getPacketSize());
		buffer.putString(this.path);
		buffer.putString("");
		buffer.putUInt(0);
		writePacket(buffer);
		return this.openFuture;
	}

}
