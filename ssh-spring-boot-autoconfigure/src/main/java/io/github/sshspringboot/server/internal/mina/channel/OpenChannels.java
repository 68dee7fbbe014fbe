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

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.SshServerListener;
import org.apache.sshd.common.channel.Channel;

/**
 * The open channels of a connection, of all types.
 */
public final class OpenChannels {

	private final Set<Channel> channels = ConcurrentHashMap.newKeySet();

	private final Supplier<SshPeer> peer;

	private final SshServerListener listener;

	public OpenChannels(Supplier<SshPeer> peer, SshServerListener listener) {
		this.peer = peer;
		this.listener = listener;
	}

	void opened(Channel channel, String type) {
		if (this.channels.add(channel)) {
			this.listener.channelOpened(this.peer.get(), type);
		}
	}

	void closed(Channel channel, String type) {
		if (this.channels.remove(channel)) {
			this.listener.channelClosed(this.peer.get(), type);
		}
	}

	public int getCount() {
		return this.channels.size();
	}

}
