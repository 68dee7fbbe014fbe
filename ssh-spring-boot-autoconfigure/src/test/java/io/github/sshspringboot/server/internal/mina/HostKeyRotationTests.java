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

import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import io.github.sshspringboot.server.HostKeySource;
import io.github.sshspringboot.server.SshPublicKey;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.core.CoreModuleProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the announcement and the proof of host keys.
 */
class HostKeyRotationTests {

	private static final String PROOF = "hostkeys-prove-00@openssh.com";

	private static final List<KeyPair> KEYS = List.of(generate("ssh-ed25519"), generate("ssh-ed25519"),
			generate("ssh-rsa"));

	private static KeyPair generate(String type) {
		try {
			return new MinaHostKeyCodec().generate(type);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void firstKeyOfATypeIsUsedAndAllAreAnnounced() throws Exception {
		try (SshTestServer server = start(); TestSession session = server.loginRaw()) {
			await().atMost(SshTestServer.SOON)
				.until(() -> session.getReceived().stream().anyMatch(Message::isAnnouncement));
			Buffer body = session.getReceived().stream().filter(Message::isAnnouncement).findFirst().get().body();
			body.getString();
			assertThat(body.getBoolean()).isFalse();
			List<SshPublicKey> announced = new ArrayList<>();
			while (body.available() > 0) {
				announced.add(SshPublicKey.decode(body.getBytes()));
			}
			assertThat(announced).isEqualTo(KEYS.stream().map((key) -> encode(key.getPublic())).toList());
			assertThat(encode(session.getServerKey())).isEqualTo(announced.get(0));
		}
	}

	@Test
	void nothingIsAnnouncedBeforeTheLogin() throws Exception {
		try (SshTestServer server = start(); TestSession session = server.connectRaw()) {
			session.sendPassword("admin", "wrong");
			assertThat(session).receivesFailure();
			assertThat(session.getReceived()).noneMatch(Message::isAnnouncement);
		}
	}

	@ParameterizedTest
	@CsvSource({ "ssh-ed25519,rsa-sha2-512", "'ssh-ed25519,rsa-sha2-256',rsa-sha2-256", "rsa-sha2-256,rsa-sha2-256",
			"'rsa-sha2-256,rsa-sha2-512',rsa-sha2-256" })
	void serverProvesThatItHasTheKeys(String proposed, String rsa) throws Exception {
		try (SshTestServer server = start()) {
			server.getClient()
				.setSignatureFactories(List.of(proposed.split(","))
					.stream()
					.<NamedFactory<Signature>>map(BuiltinSignatures::fromFactoryName)
					.toList());
			try (TestSession session = server.loginRaw()) {
				session.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, PROOF, true, blob(2), blob(1));
				Buffer answer = session.receive(SshConstants.SSH_MSG_REQUEST_SUCCESS).body();
				verify(session, 2, rsa, answer.getBytes());
				verify(session, 1, "ssh-ed25519", answer.getBytes());
				assertThat(answer.available()).isZero();
				assertThat(session.getNegotiatedKexParameter(KexProposalOption.SERVERKEYS))
					.isEqualTo(proposed.split(",")[0]);
			}
		}
	}

	private static void verify(TestSession session, int index, String algorithm, byte[] signature) throws Exception {
		Buffer buffer = new ByteArrayBuffer(signature);
		assertThat(buffer.getString()).isEqualTo(algorithm);
		Signature verifier = BuiltinSignatures.fromFactoryName(algorithm).create();
		verifier.initVerifier(session, KEYS.get(index).getPublic());
		Buffer message = new ByteArrayBuffer();
		message.putString(PROOF);
		message.putBytes(session.getSessionId());
		message.putBytes(blob(index));
		verifier.update(session, message.getCompactData());
		assertThat(verifier.verify(session, buffer.getBytes())).isTrue();
	}

	@Test
	void nothingIsProvedTwiceOrMoreThanThereAreKeys() throws Exception {
		try (SshTestServer server = start(); TestSession session = server.loginRaw()) {
			session.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, PROOF, true, blob(0), blob(0), blob(0), blob(0));
			session.receive(SshConstants.SSH_MSG_REQUEST_FAILURE);
			session.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, PROOF, true, blob(0));
			session.receive(SshConstants.SSH_MSG_REQUEST_FAILURE);
		}
	}

	@Test
	void keysOfOthersAreNotProved() throws Exception {
		try (SshTestServer server = start()) {
			for (byte[] key : List.of(encode(generate("ssh-ed25519").getPublic()).getEncoded(), new byte[0],
					"x".getBytes())) {
				try (TestSession session = server.loginRaw()) {
					session.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, PROOF, true, key);
					session.receive(SshConstants.SSH_MSG_REQUEST_FAILURE);
				}
			}
		}
	}

	@Test
	void clientThatTheAnnouncementConfusesIsNotToldTheKeys() throws Exception {
		try (SshTestServer server = start()) {
			for (Map.Entry<String, Boolean> client : Map.of("TTSSH/2.72 Win32", false, "TTSSH/2.80 Win32", true)
				.entrySet()) {
				CoreModuleProperties.CLIENT_IDENTIFICATION.set(server.getClient(), client.getKey());
				try (TestSession session = server.loginRaw()) {
					session.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, "keepalive@openssh.com", true);
					await().atMost(SshTestServer.SOON)
						.until(() -> session.getReceived()
							.stream()
							.anyMatch((message) -> message.type() == SshConstants.SSH_MSG_REQUEST_FAILURE
									|| message.type() == SshConstants.SSH_MSG_REQUEST_SUCCESS));
					assertThat(session.getReceived().stream().anyMatch(Message::isAnnouncement))
						.isEqualTo(client.getValue());
				}
			}
		}
	}

	private static byte[] blob(int index) {
		return encode(KEYS.get(index).getPublic()).getEncoded();
	}

	private static SshPublicKey encode(PublicKey key) {
		return SshTestServer.publicKey(key);
	}

	private static SshTestServer start() {
		return SshTestServer.start(List.of(SshTestServer.Users.class, SeveralKeys.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class SeveralKeys {

		@Bean
		@Primary
		HostKeySource severalHostKeys() {
			return () -> KEYS;
		}

	}

}
