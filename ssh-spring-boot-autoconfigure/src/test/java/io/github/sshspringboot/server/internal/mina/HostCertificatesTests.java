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
import java.time.Instant;
import java.util.List;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.server.SshCertificate;
import io.github.sshspringboot.server.SshPublicKey;
import org.apache.sshd.certificate.OpenSshCertificateBuilder;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HostCertificates}.
 */
class HostCertificatesTests {

	private final MinaHostKeyCodec codec = new MinaHostKeyCodec();

	@Test
	void certificateOfTheFirstKeyOfATypeIsPresented() throws Exception {
		KeyPair key = this.codec.generate("ssh-ed25519");
		KeyPair rsa = this.codec.generate("ssh-rsa");
		HostCertificates certificates = certificates(key, rsa, key, this.codec.generate("ssh-ed25519"));
		assertThat(certificates.loadCertificates(Mockito.mock())).hasSize(1);
		assertThat(certificates.withCertificates(List.of(BuiltinSignatures.ed25519))).hasSize(2);
	}

	@Test
	void certificateOfALaterKeyWaitsUntilItIsTheFirst() throws Exception {
		KeyPair next = this.codec.generate("ssh-ed25519");
		KeyPair old = this.codec.generate("ssh-ed25519");
		HostCertificates certificates = certificates(next, old, next);
		assertThat(certificates.loadCertificates(Mockito.mock())).isEmpty();
		assertThat(certificates.withCertificates(List.of(BuiltinSignatures.ed25519)))
			.containsExactly(BuiltinSignatures.ed25519);
		assertThat(certificates(next, next, old).loadCertificates(Mockito.mock())).hasSize(1);
	}

	private HostCertificates certificates(KeyPair certified, KeyPair... keys) throws Exception {
		OpenSshCertificate certificate = OpenSshCertificateBuilder.hostCertificate()
			.serial(1)
			.id("host")
			.principals(List.of("127.0.0.1"))
			.publicKey(certified.getPublic())
			.validBefore(Instant.now().plusSeconds(3600))
			.sign(this.codec.generate("ssh-ed25519"));
		ByteArrayBuffer buffer = new ByteArrayBuffer();
		buffer.putRawPublicKey(certificate);
		List<SshPublicKey> publicKeys = List.of(keys)
			.stream()
			.map((key) -> SshTestServer.publicKey(key.getPublic()))
			.toList();
		return new HostCertificates(List.of(SshCertificate.decode(buffer.getCompactData())), publicKeys);
	}

}
