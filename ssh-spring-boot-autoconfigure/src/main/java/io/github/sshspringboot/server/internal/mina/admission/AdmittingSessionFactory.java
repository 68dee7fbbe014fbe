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

package io.github.sshspringboot.server.internal.mina.admission;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.SshServerListener.Refusal;
import io.github.sshspringboot.server.internal.FailureLog;
import io.github.sshspringboot.server.internal.SshServerSettings;
import io.github.sshspringboot.server.internal.mina.admission.ConnectionGate.Slot;
import org.apache.commons.logging.LogFactory;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.common.util.Readable;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.ServerFactoryManager;
import org.apache.sshd.server.session.SessionFactory;

/**
 * Creates sessions for admitted connections. Others receive a line before the
 * identification (RFC 4253 section 4.2), and are closed. A connection of a trusted proxy
 * has no session, and is not sent anything, until its PROXY protocol header tells the
 * client's address.
 */
public abstract class AdmittingSessionFactory extends SessionFactory {

	private static final AttributeKey<Slot> SLOT = new AttributeKey<>();

	private static final AttributeKey<SocketAddress> CLIENT_ADDRESS = new AttributeKey<>();

	private static final AttributeKey<ProxyHeaderReader> HEADER = new AttributeKey<>();

	private final FailureLog badHeaders = new FailureLog(LogFactory.getLog(AdmittingSessionFactory.class),
			Clock.systemUTC());

	private final ConnectionGate gate;

	private final List<AddressBlock> trustedProxies;

	private final long headerTimeout;

	private final ScheduledExecutorService timer;

	public AdmittingSessionFactory(ServerFactoryManager manager, ConnectionGate gate, SshServerSettings settings,
			ScheduledExecutorService timer) {
		super(manager);
		this.gate = gate;
		this.trustedProxies = settings.trustedProxies();
		this.headerTimeout = settings.timeouts().loginGrace().toMillis();
		this.timer = timer;
	}

	public static Slot getSlot(IoSession ioSession) {
		return (Slot) ioSession.getAttribute(SLOT);
	}

	/**
	 * Return the address of a connection's client, which may be behind a proxy.
	 */
	public static SocketAddress getClientAddress(IoSession ioSession) {
		SocketAddress address = (SocketAddress) ioSession.getAttribute(CLIENT_ADDRESS);
		return (address != null) ? address : ioSession.getRemoteAddress();
	}

	@Override
	public void sessionCreated(IoSession ioSession) throws Exception {
		Slot slot = this.gate.newSlot();
		ioSession.setAttribute(SLOT, slot);
		ioSession.addCloseFutureListener((closed) -> slot.release());
		Refusal refusal = slot.start();
		if (refusal != null) {
			refuse(ioSession, refusal);
			return;
		}
		SocketAddress peer = ioSession.getRemoteAddress();
		if (peer instanceof InetSocketAddress internet && isTrustedProxy(internet.getAddress())) {
			awaitHeader(ioSession);
			return;
		}
		identify(ioSession, peer);
	}

	private boolean isTrustedProxy(InetAddress peer) {
		return this.trustedProxies.stream().anyMatch((trusted) -> trusted.contains(peer));
	}

	private void awaitHeader(IoSession ioSession) {
		ioSession.setAttribute(HEADER, new ProxyHeaderReader());
		ScheduledFuture<?> timeout = this.timer.schedule(() -> {
			if (ioSession.getAttribute(HEADER) != null) {
				ioSession.close(true);
			}
		}, this.headerTimeout, TimeUnit.MILLISECONDS);
		ioSession.addCloseFutureListener((closed) -> timeout.cancel(false));
	}

	private void readHeader(IoSession ioSession, ProxyHeaderReader reader, Readable message) throws Exception {
		ProxyHeader header;
		try {
			header = reader.read(message);
		}
		catch (ProxyHeaderException ex) {
			this.badHeaders.warn("Closed a connection of the trusted proxy " + ioSession.getRemoteAddress()
					+ ": it did not begin with a header of the PROXY protocol, " + ex.getMessage());
			refused(ioSession, Refusal.PROXY_HEADER);
			ioSession.close(true);
			return;
		}
		if (header == null) {
			return;
		}
		ioSession.removeAttribute(HEADER);
		InetSocketAddress client = header.client();
		if (client == null) {
			super.sessionCreated(ioSession);
		}
		else {
			ioSession.setAttribute(CLIENT_ADDRESS, client);
			identify(ioSession, client);
		}
		Buffer rest = reader.rest(header);
		if (rest.available() > 0) {
			messageReceived(ioSession, rest);
		}
	}

	private void identify(IoSession ioSession, SocketAddress client) throws Exception {
		Slot slot = getSlot(ioSession);
		Refusal refusal = (client instanceof InetSocketAddress internet) ? slot.identify(internet.getAddress())
				: slot.identifyLocal(client);
		if (refusal != null) {
			refuse(ioSession, refusal);
			return;
		}
		super.sessionCreated(ioSession);
	}

	protected abstract void refused(IoSession ioSession, Refusal refusal);

	private void refuse(IoSession ioSession, Refusal refusal) throws IOException {
		getSlot(ioSession).release();
		refused(ioSession, refusal);
		byte[] line = (RefusalText.of(refusal).message() + "\r\n").getBytes(StandardCharsets.US_ASCII);
		ioSession.writeBuffer(new ByteArrayBuffer(line)).addListener((written) -> ioSession.close(true));
	}

	@Override
	public void messageReceived(IoSession ioSession, Readable message) throws Exception {
		ProxyHeaderReader reader = (ProxyHeaderReader) ioSession.getAttribute(HEADER);
		if (reader != null) {
			readHeader(ioSession, reader, message);
		}
		else if (hasSession(ioSession)) {
			super.messageReceived(ioSession, message);
		}
	}

	@Override
	public void exceptionCaught(IoSession ioSession, Throwable cause) throws Exception {
		if (hasSession(ioSession)) {
			super.exceptionCaught(ioSession, cause);
		}
		else {
			ioSession.close(true);
		}
	}

	@Override
	public void sessionClosed(IoSession ioSession) throws Exception {
		if (hasSession(ioSession)) {
			super.sessionClosed(ioSession);
		}
	}

	private static boolean hasSession(IoSession ioSession) {
		return AbstractSession.getSession(ioSession, true) != null;
	}

}
