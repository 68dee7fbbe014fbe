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

import io.github.sshspringboot.server.SshServerListener.Refusal;
import io.github.sshspringboot.server.internal.SshListenerSettings;
import io.github.sshspringboot.server.internal.mina.admission.AdmittingSessionFactory;
import io.github.sshspringboot.server.internal.mina.admission.ConnectionGate;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.server.ServerFactoryManager;
import org.apache.sshd.server.session.ServerSessionImpl;

/**
 * Creates the connections of clients that are admitted at one listener.
 */
final class ConnectionFactory extends AdmittingSessionFactory {

	private final MinaSshServer server;

	private final ServerEvents events;

	private final SshListenerSettings listener;

	private final HostKeyRotation hostKeys;

	ConnectionFactory(ServerFactoryManager manager, MinaSshServer server, ConnectionGate gate, ServerEvents events,
			SshListenerSettings listener, HostKeyRotation hostKeys) {
		super(manager, gate, server.getSettings(), server.getExecutors().timer());
		this.server = server;
		this.events = events;
		this.listener = listener;
		this.hostKeys = hostKeys;
	}

	@Override
	public void sessionCreated(IoSession ioSession) throws Exception {
		if (this.server.isStopping()) {
			ioSession.close(true);
			this.events.connectionRefused(this.listener.name(), ioSession.getRemoteAddress(), Refusal.SHUTTING_DOWN);
			return;
		}
		try {
			super.sessionCreated(ioSession);
		}
		catch (Exception | Error ex) {
			this.events.connectionFailed(this.listener.name(), ioSession.getRemoteAddress(), ex);
			throw ex;
		}
	}

	@Override
	protected void refused(IoSession ioSession, Refusal refusal) {
		this.events.connectionRefused(this.listener.name(), getClientAddress(ioSession), refusal);
	}

	@Override
	protected ServerSessionImpl doCreateSession(IoSession ioSession) throws Exception {
		return new ServerConnection(getServer(), ioSession, this.listener, this.server.getSettings().timeouts(),
				this.server.getExecutors().timer(), this.events, this.hostKeys);
	}

}
