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

package io.github.sshspringboot.test.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.sshd.common.forward.DefaultForwarder;
import org.apache.sshd.common.io.IoAcceptor;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.server.forward.ForwardingFilter;

/**
 * Permits connections to and listeners at the loopback interface only.
 */
final class LoopbackForwarding implements ForwardingFilter {

	private static final int MAX_LISTENERS = 32;

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

	private static final Set<String> ANYWHERE = Set.of("", "*", "0.0.0.0", "::");

	private final boolean permitted;

	private final SshFaults faults;

	LoopbackForwarding(boolean permitted, SshFaults faults) {
		this.permitted = permitted;
		this.faults = faults;
	}

	@Override
	public boolean canForwardAgent(Session session, String requestType) {
		return false;
	}

	@Override
	public boolean canForwardX11(Session session, String requestType) {
		return false;
	}

	@Override
	public boolean canListen(SshdSocketAddress address, Session session) {
		String host = host(address);
		return isPermitted() && (LOOPBACK.contains(host) || ANYWHERE.contains(host));
	}

	@Override
	public boolean canConnect(Type type, SshdSocketAddress address, Session session) {
		boolean permitted = isPermitted() && LOOPBACK.contains(host(address));
		ConnectionLog.add(session, new SshEvent.ForwardRequested(address.getHostName(), address.getPort(), permitted));
		return permitted;
	}

	private boolean isPermitted() {
		return this.permitted && !this.faults.refusesForwarding();
	}

	private static String host(SshdSocketAddress address) {
		return address.getHostName().toLowerCase(Locale.ROOT);
	}

	/**
	 * Listens at the loopback interface, whichever address the client named.
	 */
	static final class Forwarder extends DefaultForwarder {

		private final AtomicInteger listeners = new AtomicInteger();

		Forwarder(ConnectionService service) {
			super(service);
		}

		@Override
		@SuppressWarnings("NullAway") // MINA's null: refused
		public SshdSocketAddress localPortForwardingRequested(SshdSocketAddress local) throws IOException {
			SshdSocketAddress bound = null;
			if (this.listeners.get() < MAX_LISTENERS) {
				try {
					bound = super.localPortForwardingRequested(local);
				}
				catch (IOException | RuntimeException ex) {
					bound = null;
				}
			}
			int port = (bound != null) ? bound.getPort() : local.getPort();
			ConnectionLog.add(getSession(),
					new SshEvent.ReverseForwardRequested(local.getHostName(), port, bound != null));
			if (bound != null) {
				this.listeners.incrementAndGet();
			}
			return bound;
		}

		@Override
		public void localPortForwardingCancelled(SshdSocketAddress local) throws IOException {
			this.listeners.updateAndGet((count) -> Math.max(0, count - 1));
			ConnectionLog.add(getSession(), new SshEvent.ReverseForwardCancelled(local.getHostName(), local.getPort()));
			super.localPortForwardingCancelled(local);
		}

		@Override
		protected InetSocketAddress doBind(SshdSocketAddress address, IoAcceptor acceptor) throws IOException {
			return super.doBind(new SshdSocketAddress("127.0.0.1", address.getPort()), acceptor);
		}

	}

}
