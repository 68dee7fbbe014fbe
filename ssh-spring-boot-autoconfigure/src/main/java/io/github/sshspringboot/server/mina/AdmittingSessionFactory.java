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

package io.github.sshspringboot.server.mina;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import io.github.sshspringboot.server.mina.ConnectionGate.Place;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.common.util.Readable;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.ServerFactoryManager;
import org.apache.sshd.server.session.SessionFactory;

/**
 * Makes sessions only of connections for which there is room. The others are told so in a
 * line before the identification (RFC 4253 section 4.2), and closed.
 */
abstract class AdmittingSessionFactory extends SessionFactory {

	private static final AttributeKey<Place> PLACE = new AttributeKey<>();

	private final ConnectionGate gate;

	AdmittingSessionFactory(ServerFactoryManager manager, ConnectionGate gate) {
		super(manager);
		this.gate = gate;
	}

	/**
	 * The place of a connection.
	 * @param ioSession the connection
	 * @return its place, {@code null} if it did not come through this factory
	 */
	static Place getPlace(IoSession ioSession) {
		return (Place) ioSession.getAttribute(PLACE);
	}

	@Override
	public void sessionCreated(IoSession ioSession) throws Exception {
		Place place = this.gate.enter();
		ioSession.setAttribute(PLACE, place);
		ioSession.addCloseFutureListener((closed) -> place.leave());
		Refusal refusal = place.start();
		if (refusal == null) {
			refusal = place.identify(((InetSocketAddress) ioSession.getRemoteAddress()).getAddress());
		}
		if (refusal != null) {
			place.leave();
			refuse(ioSession, refusal);
			return;
		}
		super.sessionCreated(ioSession);
	}

	private static void refuse(IoSession ioSession, Refusal refusal) throws IOException {
		byte[] line = (refusal.getMessage() + "\r\n").getBytes(StandardCharsets.US_ASCII);
		ioSession.writeBuffer(new ByteArrayBuffer(line)).addListener((written) -> ioSession.close(true));
	}

	@Override
	public void messageReceived(IoSession ioSession, Readable message) throws Exception {
		if (hasSession(ioSession)) {
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
