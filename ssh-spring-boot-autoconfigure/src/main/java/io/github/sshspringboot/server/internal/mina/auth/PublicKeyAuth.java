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

import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshUserKey;
import io.github.sshspringboot.server.internal.login.LoginResult;
import io.github.sshspringboot.server.internal.login.PublicKeyMethod;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The {@code publickey} method (RFC 4252 section 7). A client may first ask whether a key
 * is acceptable, which has no other effect than the answer. Only a verified signature
 * logs in.
 */
record PublicKeyAuth(PublicKeyMethod method, AuthContext context) implements AuthExchange {

	@Override
	public AuthStep begin(Buffer request) throws IOException {
		boolean signed = request.getBoolean();
		String algorithm = request.getString();
		byte[] encoded = request.getBytes();
		byte[] signature = signed ? request.getBytes() : new byte[0];
		SshUserKey key = decode(encoded);
		if (key == null || request.available() > 0) {
			return signed ? AuthStep.MALFORMED : AuthStep.FAILED;
		}
		SshLogin login = this.context.login();
		boolean acceptable = isAcceptable(login, algorithm, key);
		if (!signed) {
			return acceptable ? answer(algorithm, encoded) : AuthStep.FAILED;
		}
		SshUserKey proved = acceptable
				? this.context.signatures().verify(algorithm, key, message(algorithm, encoded), signature) : null;
		if (proved == null) {
			this.method.reject(login, key);
			return AuthStep.FAILED;
		}
		LoginResult result = this.method.authenticate(login, proved);
		if (result != null) {
			this.context.connection().getLoginState().used(proved.key());
		}
		return AuthStep.of(result);
	}

	private static @Nullable SshUserKey decode(byte[] encoded) {
		try {
			return SshUserKey.decode(encoded);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Return whether the key may log in. The method is asked first, to avoid computations
	 * with the key of an untrusted authority.
	 */
	private boolean isAcceptable(SshLogin login, String algorithm, SshUserKey key) {
		UserKeySignatures signatures = this.context.signatures();
		return signatures.isUsable(algorithm, key) && key.isStrong()
				&& this.context.connection().getLoginState().isNew(key.key()) && this.method.isAcceptable(login, key)
				&& signatures.isCertified(key);
	}

	private AuthStep answer(String algorithm, byte[] encoded) throws IOException {
		LoginConnection connection = this.context.connection();
		Buffer answer = connection.createBuffer(SshConstants.SSH_MSG_USERAUTH_PK_OK);
		answer.putString(algorithm);
		answer.putBytes(encoded);
		connection.writePacket(answer);
		return AuthStep.CONTINUE;
	}

	private byte[] message(String algorithm, byte[] encoded) {
		Buffer message = new ByteArrayBuffer();
		message.putBytes(this.context.connection().getSessionId());
		message.putByte(SshConstants.SSH_MSG_USERAUTH_REQUEST);
		message.putString(this.context.request().username());
		message.putString(this.context.request().service());
		message.putString(this.context.request().method());
		message.putBoolean(true);
		message.putString(algorithm);
		message.putBytes(encoded);
		return message.getCompactData();
	}

}
