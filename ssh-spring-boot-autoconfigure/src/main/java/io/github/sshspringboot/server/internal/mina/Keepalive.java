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

package io.github.sshspringboot.server.internal.mina;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.sshspringboot.server.SshDisconnectReason;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.ReservedSessionMessagesHandler;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;

/**
 * Sends keepalive requests and disconnects a client after too many unanswered ones, as
 * OpenSSH's {@code ClientAliveInterval} and {@code ClientAliveCountMax}.
 */
final class Keepalive implements ReservedSessionMessagesHandler {

	private static final AttributeKey<AtomicInteger> MISSED = new AttributeKey<>();

	private static final String REQUEST = "keepalive@openssh.com";

	private final int maxMissed;

	Keepalive(int maxMissed) {
		this.maxMissed = maxMissed;
	}

	@Override
	public boolean sendReservedHeartbeat(ConnectionService service) throws Exception {
		Session session = service.getSession();
		AtomicInteger missed = session.computeAttributeIfAbsent(MISSED, (key) -> new AtomicInteger());
		if (missed.getAndIncrement() >= this.maxMissed) {
			session.disconnect(SshDisconnectReason.CONNECTION_LOST.getCode(), "no answer to keepalive requests");
			session.close(true);
			return false;
		}
		Buffer buffer = session.createBuffer(SshConstants.SSH_MSG_GLOBAL_REQUEST);
		buffer.putString(REQUEST);
		buffer.putBoolean(true);
		session.request(buffer, REQUEST, (command, answer) -> missed.set(0));
		return true;
	}

}
