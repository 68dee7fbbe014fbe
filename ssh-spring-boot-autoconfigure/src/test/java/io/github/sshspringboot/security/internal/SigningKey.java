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

package io.github.sshspringboot.security.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.server.SshPublicKey;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 key that signs logins by hand, also as an authenticator (FIDO) would, with
 * any flags, and with any certificate.
 */
public final class SigningKey {

	static final String APPLICATION = "ssh:";

	private final KeyPair pair;

	public SigningKey() {
		try {
			this.pair = KeyUtils.generateKeyPair("ssh-ed25519", 256);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public KeyPair getPair() {
		return this.pair;
	}

	public SshPublicKey getKey() {
		return SshTestServer.publicKey(this.pair.getPublic());
	}

	public SshPublicKey getSecurityKey() {
		Buffer plain = new ByteArrayBuffer(getKey().getEncoded());
		plain.getString();
		Buffer key = new ByteArrayBuffer();
		key.putString("sk-ssh-ed25519@openssh.com");
		key.putBytes(plain.getBytes());
		key.putString(APPLICATION);
		return SshPublicKey.decode(key.getCompactData());
	}

	/**
	 * Try to log in with a signature of one's own.
	 * @param session a raw session
	 * @param username the user
	 * @param algorithm the algorithm
	 * @param encoded the key or certificate
	 * @param flags what the authenticator says, {@code null} if there is none
	 * @return the number of the answer
	 * @throws Exception if that fails
	 */
	public byte login(TestSession session, String username, String algorithm, byte[] encoded, @Nullable Integer flags)
			throws Exception {
		byte[] message = message(session, username, algorithm, encoded);
		byte[] signature = (flags != null) ? signWithFlags(message, flags) : sign(message);
		session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, username, "ssh-connection", "publickey", true, algorithm,
				encoded, signature);
		return (byte) session.next().type();
	}

	public byte[] message(TestSession session, String username, String algorithm, byte[] encoded) {
		Buffer message = new ByteArrayBuffer();
		message.putBytes(session.getSessionId());
		message.putByte(SshConstants.SSH_MSG_USERAUTH_REQUEST);
		message.putString(username);
		message.putString("ssh-connection");
		message.putString("publickey");
		message.putBoolean(true);
		message.putString(algorithm);
		message.putBytes(encoded);
		return message.getCompactData();
	}

	public byte[] sign(byte[] message) throws IOException {
		Buffer signature = new ByteArrayBuffer();
		signature.putString("ssh-ed25519");
		signature.putBytes(rawSign(message));
		return signature.getCompactData();
	}

	private byte[] signWithFlags(byte[] message, int flags) throws Exception {
		MessageDigest digest = MessageDigest.getInstance("SHA-256");
		byte[] application = digest.digest(APPLICATION.getBytes(StandardCharsets.UTF_8));
		byte[] challenge = digest.digest(message);
		ByteBuffer signed = ByteBuffer.allocate(69).put(application).put((byte) flags).putInt(7).put(challenge);
		Buffer signature = new ByteArrayBuffer();
		signature.putString("sk-ssh-ed25519@openssh.com");
		signature.putBytes(rawSign(signed.array()));
		signature.putByte((byte) flags);
		signature.putInt(7);
		return signature.getCompactData();
	}

	private byte[] rawSign(byte[] message) throws IOException {
		try {
			Signature signature = BuiltinSignatures.ed25519.create();
			signature.initSigner(null, this.pair.getPrivate());
			signature.update(null, message);
			return signature.sign(null);
		}
		catch (Exception ex) {
			throw new IOException(ex);
		}
	}

}
