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

import java.io.IOException;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.internal.mina.channel.ChannelService;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Tells clients all host keys after the login, and proves that the server has those that
 * a client does not know yet ({@code PROTOCOL} of OpenSSH, section 2.5). So clients learn
 * a key before it replaces another.
 */
final class HostKeyRotation implements RequestHandler<ConnectionService> {

	private static final String ANNOUNCEMENT = "hostkeys-00@openssh.com";

	private static final String PROOF = "hostkeys-prove-00@openssh.com";

	private static final AttributeKey<Boolean> PROVED = new AttributeKey<>();

	private static final String RSA = "ssh-rsa";

	private static final List<String> RSA_SIGNATURES = List.of("rsa-sha2-512", "rsa-sha2-256");

	/**
	 * Versions of Tera Term that the announcement confuses, as OpenSSH knows them.
	 */
	private static final Pattern CONFUSED = Pattern.compile("SSH-[^-]+-TTSSH/(1\\.5\\.|2\\.[1-6]|2\\.7[0-2]).*");

	private final Map<SshPublicKey, KeyPair> keys = new LinkedHashMap<>();

	HostKeyRotation(List<KeyPair> keys) {
		keys.forEach((key) -> this.keys.putIfAbsent(MinaHostKeyCodec.encode(key.getPublic()), key));
	}

	void announce(Session session) throws IOException {
		if (CONFUSED.matcher(session.getClientVersion()).matches()) {
			return;
		}
		Buffer buffer = session.createBuffer(SshConstants.SSH_MSG_GLOBAL_REQUEST);
		buffer.putString(ANNOUNCEMENT);
		buffer.putBoolean(false);
		this.keys.keySet().forEach((key) -> buffer.putBytes(key.getEncoded()));
		session.writePacket(buffer);
	}

	/**
	 * Prove that the server has the keys. A client asks once, for keys of the
	 * announcement, because signatures are expensive.
	 */
	@Override
	public Result process(ConnectionService service, String request, boolean wantReply, Buffer buffer)
			throws Exception {
		if (!PROOF.equals(request)) {
			return Result.Unsupported;
		}
		Session session = service.getSession();
		Buffer answer = (session.setAttribute(PROVED, true) == null) ? prove(session, buffer) : null;
		if (!wantReply || answer == null) {
			return Result.ReplyFailure;
		}
		((ChannelService) service).answerInOrder(answer);
		return Result.Replied;
	}

	private @Nullable Buffer prove(Session session, Buffer request) throws Exception {
		Buffer answer = session.createBuffer(SshConstants.SSH_MSG_REQUEST_SUCCESS);
		int number = 0;
		while (request.available() > 0) {
			SshPublicKey key = find(request.getBytes());
			if (key == null || ++number > this.keys.size()) {
				return null;
			}
			answer.putBytes(sign(session, key));
		}
		return (number > 0) ? answer : null;
	}

	private @Nullable SshPublicKey find(byte[] encoded) {
		return this.keys.keySet()
			.stream()
			.filter((key) -> Arrays.equals(key.getEncoded(), encoded))
			.findFirst()
			.orElse(null);
	}

	private byte[] sign(Session session, SshPublicKey key) throws Exception {
		String algorithm = RSA.equals(key.getType()) ? rsaSignature(session) : key.getType();
		Signature signature = BuiltinSignatures.fromFactoryName(algorithm).create();
		signature.initSigner(session, Objects.requireNonNull(this.keys.get(key)).getPrivate());
		Buffer message = new ByteArrayBuffer();
		message.putString(PROOF);
		message.putBytes(session.getSessionId());
		message.putBytes(key.getEncoded());
		signature.update(session, message.getCompactData());
		Buffer signed = new ByteArrayBuffer();
		signed.putString(algorithm);
		signed.putBytes(signature.sign(session));
		return signed.getCompactData();
	}

	/**
	 * Return the algorithm for RSA keys: that of the key exchange, which clients expect
	 * if it was with such a key, or else one that the client knows.
	 */
	private static String rsaSignature(Session session) {
		String negotiated = session.getNegotiatedKexParameter(KexProposalOption.SERVERKEYS);
		if (negotiated != null && (RSA.equals(negotiated) || RSA_SIGNATURES.contains(negotiated))) {
			return negotiated;
		}
		List<String> known = List
			.of(String.valueOf(session.getClientKexProposals().get(KexProposalOption.SERVERKEYS)).split(","));
		return RSA_SIGNATURES.stream().filter(known::contains).findFirst().orElse(RSA_SIGNATURES.get(0));
	}

}
