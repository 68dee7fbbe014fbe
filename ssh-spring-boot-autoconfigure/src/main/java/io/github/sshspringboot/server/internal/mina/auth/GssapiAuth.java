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

package io.github.sshspringboot.server.internal.mina.auth;

import java.io.IOException;
import java.util.Arrays;

import io.github.sshspringboot.server.internal.login.GssapiExchange;
import io.github.sshspringboot.server.internal.login.GssapiMethod;
import io.github.sshspringboot.server.internal.mina.auth.AuthStep.Failed;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The {@code gssapi-with-mic} method (RFC 4462 section 3), with Kerberos as the only
 * mechanism. Exchanges without a message integrity code are refused. The client is never
 * told why it is refused.
 */
final class GssapiAuth implements AuthExchange {

	/** The DER encoding of 1.2.840.113554.1.2.2 (RFC 4121 section 4). */
	private static final byte[] KERBEROS = { 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x12, 0x01,
			0x02, 0x02 };

	private static final byte RESPONSE = 60;

	private static final byte TOKEN = 61;

	private static final byte MIC = 66;

	private static final int MAX_MECHANISMS = 16;

	private static final int MAX_ROUNDS = 4;

	private static final int MAX_TOKEN_LENGTH = 48 * 1024;

	private static final int MAX_MIC_LENGTH = 1024;

	private final GssapiMethod method;

	private final AuthContext context;

	private volatile @Nullable GssapiExchange exchange;

	private int rounds;

	private boolean undecided;

	GssapiAuth(GssapiMethod method, AuthContext context) {
		this.method = method;
		this.context = context;
	}

	@Override
	public AuthStep begin(Buffer request) throws IOException {
		if (!isKerberosOffered(request)) {
			return new Failed(FailureCause.MECHANISM);
		}
		this.exchange = this.method.begin(this.context.login());
		if (this.exchange == null) {
			return new Failed(FailureCause.SERVER);
		}
		return endUnlessContinued(() -> {
			send(RESPONSE, KERBEROS);
			return AuthStep.CONTINUE;
		});
	}

	@Override
	public AuthStep next(int type, Buffer message) throws IOException {
		return endUnlessContinued(() -> handle(type, message));
	}

	private AuthStep endUnlessContinued(Step step) throws IOException {
		AuthStep result = AuthStep.FAILED;
		try {
			result = step.run();
			return result;
		}
		finally {
			if (result != AuthStep.CONTINUE) {
				end();
			}
		}
	}

	/**
	 * Read the client's mechanisms (RFC 4462 section 3.2), and return whether Kerberos is
	 * one of them.
	 */
	private static boolean isKerberosOffered(Buffer buffer) {
		if (buffer.available() < Integer.BYTES) {
			return false;
		}
		long count = buffer.getUInt();
		if (count > MAX_MECHANISMS) {
			return false;
		}
		boolean offered = false;
		for (int i = 0; i < count; i++) {
			byte[] mechanism = readString(buffer);
			if (mechanism == null) {
				return false;
			}
			offered |= Arrays.equals(KERBEROS, mechanism);
		}
		return offered && buffer.available() == 0;
	}

	private AuthStep handle(int type, Buffer buffer) throws IOException {
		GssapiExchange current = this.exchange;
		if (current == null) {
			return AuthStep.FAILED;
		}
		this.undecided = true;
		boolean established = current.isEstablished();
		if (type == TOKEN && !established && this.rounds < MAX_ROUNDS) {
			byte[] token = readLast(buffer, MAX_TOKEN_LENGTH);
			if (token != null) {
				this.rounds++;
				return accept(current, token);
			}
		}
		else if (type == MIC && established) {
			byte[] mic = readLast(buffer, MAX_MIC_LENGTH);
			if (mic != null) {
				return complete(current, mic);
			}
		}
		return AuthStep.FAILED;
	}

	private static byte @Nullable [] readLast(Buffer buffer, int limit) {
		byte[] content = (buffer.available() <= Integer.BYTES + limit) ? readString(buffer) : null;
		return (buffer.available() == 0) ? content : null;
	}

	private static byte @Nullable [] readString(Buffer buffer) {
		if (buffer.available() < Integer.BYTES) {
			return null;
		}
		long length = buffer.getUInt();
		if (length > buffer.available()) {
			return null;
		}
		byte[] content = new byte[(int) length];
		buffer.getRawBytes(content);
		return content;
	}

	private AuthStep accept(GssapiExchange current, byte[] token) throws IOException {
		byte[] answer = current.accept(token);
		if (answer == null) {
			this.undecided = false;
			return current.isServerFault() ? new Failed(FailureCause.SERVER) : AuthStep.FAILED;
		}
		if (answer.length > 0) {
			send(TOKEN, answer);
		}
		else if (!current.isEstablished()) {
			return AuthStep.FAILED;
		}
		return AuthStep.CONTINUE;
	}

	private AuthStep complete(GssapiExchange current, byte[] mic) {
		Buffer message = new ByteArrayBuffer();
		message.putBytes(this.context.connection().getSessionId());
		message.putByte(SshConstants.SSH_MSG_USERAUTH_REQUEST);
		message.putString(this.context.request().username());
		message.putString(this.context.request().service());
		message.putString(this.context.request().method());
		this.undecided = false;
		return AuthStep.of(current.complete(message.getCompactData(), mic));
	}

	private void send(byte type, byte[] content) throws IOException {
		Buffer message = this.context.connection().createBuffer(type);
		message.putBytes(content);
		this.context.connection().writePacket(message);
	}

	@Override
	public boolean isHolding() {
		return this.exchange != null;
	}

	@Override
	public boolean abandon() {
		boolean attempted = this.undecided;
		end();
		return attempted;
	}

	/**
	 * End the exchange. It has failed, unless another result was reported.
	 */
	private void end() {
		GssapiExchange current = this.exchange;
		if (current == null) {
			return;
		}
		try {
			if (this.undecided) {
				this.undecided = false;
				current.reject();
			}
		}
		finally {
			release();
		}
	}

	@Override
	public void release() {
		GssapiExchange current = this.exchange;
		this.exchange = null;
		if (current != null) {
			current.close();
		}
	}

	@FunctionalInterface
	private interface Step {

		AuthStep run() throws IOException;

	}

}
