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

package io.github.sshspringboot.command.internal.agent;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.command.SshAgent;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.server.SshUserKey;
import io.github.sshspringboot.server.internal.AgentConnection;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.text.PrintableText;
import io.github.sshspringboot.server.internal.wire.WireReader;
import io.github.sshspringboot.server.internal.wire.WireWriter;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * {@link SshAgent} that speaks the agent protocol (draft-ietf-sshm-ssh-agent) on a
 * connection that it opens when it is first used.
 */
public final class ForwardedAgent implements SshAgent, Closeable {

	private static final int FAILURE = 5;

	private static final int REQUEST_IDENTITIES = 11;

	private static final int IDENTITIES_ANSWER = 12;

	private static final int SIGN_REQUEST = 13;

	private static final int SIGN_RESPONSE = 14;

	private static final int RSA_SHA2_256 = 2;

	private static final int RSA_SHA2_512 = 4;

	/** The limit of OpenSSH's clients. */
	private static final int MAX_IDENTITIES = 2048;

	private final SshSession session;

	private final String commandName;

	private @Nullable AgentConnection connection;

	private boolean closed;

	public ForwardedAgent(SshSession session, String commandName) {
		this.session = session;
		this.commandName = commandName;
	}

	@Override
	public List<Identity> getIdentities() {
		WireReader answer = ask(new WireWriter().writeByte(REQUEST_IDENTITIES), IDENTITIES_ANSWER,
				"does not tell its keys");
		try {
			long count = answer.readInt();
			Assert.isTrue(count <= MAX_IDENTITIES, "there are too many");
			List<Identity> identities = new ArrayList<>();
			for (long i = 0; i < count; i++) {
				SshUserKey key = decode(answer.readString());
				String comment = PrintableText.of(answer.readText());
				if (key != null) {
					identities.add(new Identity(key, comment));
				}
			}
			return List.copyOf(identities);
		}
		catch (IllegalArgumentException ex) {
			throw failed("answers with nonsense");
		}
	}

	private static @Nullable SshUserKey decode(byte[] encoded) {
		try {
			return SshUserKey.decode(encoded);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	@Override
	public byte[] sign(SshUserKey key, byte[] data) {
		return sign(key, data, isRsa(key) ? "rsa-sha2-512" : key.key().getType());
	}

	private static boolean isRsa(SshUserKey key) {
		return "ssh-rsa".equals(key.key().getType());
	}

	@Override
	public byte[] sign(SshUserKey key, byte[] data, String algorithm) {
		WireWriter request = new WireWriter().writeByte(SIGN_REQUEST)
			.writeString((key.certificate() != null) ? key.certificate().getEncoded() : key.key().getEncoded())
			.writeString(data)
			.writeInt(flags(key, algorithm));
		WireReader answer = ask(request, SIGN_RESPONSE, "does not sign with " + key.key().getFingerprint());
		try {
			byte[] signature = answer.readString();
			Assert.isTrue(algorithm.equals(new WireReader(signature).readText()), "it is of another algorithm");
			return signature;
		}
		catch (IllegalArgumentException ex) {
			throw failed("did not sign with " + algorithm);
		}
	}

	private static int flags(SshUserKey key, String algorithm) {
		if (!isRsa(key)) {
			Assert.isTrue(algorithm.equals(key.key().getType()), "'algorithm' must be one of the key");
			return 0;
		}
		return switch (algorithm) {
			case "rsa-sha2-256" -> RSA_SHA2_256;
			case "rsa-sha2-512" -> RSA_SHA2_512;
			default -> throw new IllegalArgumentException("'algorithm' must be one of the key");
		};
	}

	private WireReader ask(WireWriter request, int expected, String refusal) {
		try {
			WireReader answer = new WireReader(connect().ask(request.toByteArray()));
			int type = answer.readByte();
			if (type == expected) {
				return answer;
			}
			throw failed((type == FAILURE) ? refusal : "answers with nonsense");
		}
		catch (IOException ex) {
			throw new SshCommandException(this.commandName + ": your agent cannot be reached: "
					+ PrintableText.of(String.valueOf(ex.getMessage())));
		}
	}

	private synchronized AgentConnection connect() throws IOException {
		if (this.closed) {
			throw new IOException("the command has ended");
		}
		if (this.connection == null) {
			this.connection = this.session.openAgent();
		}
		return this.connection;
	}

	private SshCommandException failed(String what) {
		return new SshCommandException(this.commandName + ": your agent " + what);
	}

	@Override
	public synchronized void close() throws IOException {
		this.closed = true;
		if (this.connection != null) {
			this.connection.close();
		}
	}

}
