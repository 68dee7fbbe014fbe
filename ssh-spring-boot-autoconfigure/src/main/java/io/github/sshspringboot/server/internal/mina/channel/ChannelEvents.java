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

package io.github.sshspringboot.server.internal.mina.channel;

import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelListener;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.forward.TcpipServerChannel;
import org.jspecify.annotations.Nullable;

/**
 * Forwards the events of channels of all types to their connections.
 */
public final class ChannelEvents implements ChannelListener {

	private static final String UNKNOWN = "unknown";

	@Override
	public void channelOpenSuccess(Channel channel) {
		getOpenChannels(channel).opened(channel, type(channel));
	}

	@Override
	public void channelClosed(Channel channel, @Nullable Throwable reason) {
		getOpenChannels(channel).closed(channel, type(channel));
	}

	private static OpenChannels getOpenChannels(Channel channel) {
		return ((ChannelConnection) channel.getSession()).getOpenChannels();
	}

	private static String type(Channel channel) {
		if (channel instanceof ChannelSession) {
			return "session";
		}
		if (channel instanceof TypedChannel typed) {
			return typed.getChannelType();
		}
		if (channel instanceof TcpipServerChannel tcpip) {
			return tcpip.getTcpipChannelType().getName();
		}
		return (channel instanceof ClientChannel client) ? client.getChannelType() : UNKNOWN;
	}

}
