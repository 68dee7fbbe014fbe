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

import io.github.sshspringboot.server.internal.forwarding.TunnelType;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.session.Session;

/**
 * Creates channels for tunnels that clients open.
 */
record DirectChannelFactory(TunnelType type, ServerTunnels tunnels) implements ChannelFactory {

	@Override
	public String getName() {
		return this.type.getChannelType();
	}

	@Override
	public Channel createChannel(Session session) {
		return new DirectChannel(this.type, this.tunnels);
	}

}
