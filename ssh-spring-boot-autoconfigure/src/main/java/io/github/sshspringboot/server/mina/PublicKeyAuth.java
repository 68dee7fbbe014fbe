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

import io.github.sshspringboot.server.SshAuthenticator;
import io.github.sshspringboot.server.SshKeyLogin;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshUserKey;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.auth.AbstractUserAuth;
import org.jspecify.annotations.Nullable;

/**
 * The {@code publickey} method (RFC 4252 section 7). A client first may ask whether a key
 * is acceptable: that is answered, and nothing else happens. Only a verified signature
 * logs in.
 */
final class PublicKeyAuth extends AbstractUserAuth {

	private static final String NAME = "publickey";

	private final UserKeySignatures signatures;

	private final SshAuthenticator authenticator;

	PublicKeyAuth(UserKeySignatures signatures, SshAuthenticator authenticator) {
		super(NAME);
		this.signatures = signatures;
		this.authenticator = authenticator;
	}

	@Override
	protected @Nullable Boolean doAuth(Buffer buffer, boolean init) throws IOException {
		if (!init) {
			return false;
		}
		boolean signed = buffer.getBoolean();
		String algorithm = buffer.getString();
		byte[] encoded = buffer.getBytes();
		byte[] signature = signed ? buffer.getBytes() : new byte[0];
		SshUserKey key = decode(encoded);
		ServerConnection connection = (ServerConnection) getServerSession();
		SshLogin login = connection.toLogin(getUsername());
		if (key == null || buffer.available() > 0) {
			if (signed) {
				this.authenticator.reject(login, NAME);
			}
			return false;
		}
		boolean acceptable = isAcceptable(login, algorithm, key);
		if (!signed) {
			return acceptable ? answer(algorithm, encoded) : Boolean.FALSE;
		}
		SshUserKey proved = acceptable ? this.signatures.verify(algorithm, key, message(algorithm, encoded), signature)
				: null;
		if (proved == null) {
			this.authenticator.reject(login, key);
			return false;
		}
		SshKeyLogin result = this.authenticator.authenticate(login, proved);
		return result != null && connection.accept(result);
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
	 * The authenticator is asked first: no computation with the key of an authority that
	 * nobody trusts.
	 * @param login the client
	 * @param algorithm the name that the client gave
	 * @param key the key
	 * @return whether the key may log in
	 */
	private boolean isAcceptable(SshLogin login, String algorithm, SshUserKey key) {
		return this.signatures.isUsable(algorithm, key) && key.isStrong() && this.authenticator.isAcceptable(login, key)
				&& this.signatures.isCertified(key);
	}

	private @Nullable Boolean answer(String algorithm, byte[] encoded) throws IOException {
		Buffer answer = getServerSession().createBuffer(SshConstants.SSH_MSG_USERAUTH_PK_OK);
		answer.putString(algorithm);
		answer.putBytes(encoded);
		getServerSession().writePacket(answer);
		return null;
	}

	private byte[] message(String algorithm, byte[] encoded) {
		Buffer message = new ByteArrayBuffer();
		message.putBytes(getServerSession().getSessionId());
		message.putByte(SshConstants.SSH_MSG_USERAUTH_REQUEST);
		message.putString(getUsername());
		message.putString(getService());
		message.putString(NAME);
		message.putBoolean(true);
		message.putString(algorithm);
		message.putBytes(encoded);
		return message.getCompactData();
	}

}
