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

package io.github.sshspringboot.server.internal.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.server.SshCertificate;
import io.github.sshspringboot.server.internal.mina.MinaHostKeyCodec;
import org.apache.sshd.certificate.OpenSshCertificateBuilder;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.FileSystemResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the certificates of host keys.
 */
class HostCertificateTests {

	private final MinaHostKeyCodec codec = new MinaHostKeyCodec();

	private final Path file;

	private final Path certificate;

	private final KeyPair key;

	HostCertificateTests(@TempDir Path directory) throws Exception {
		this.file = directory.resolve("host_key");
		this.certificate = directory.resolve("host_key-cert.pub");
		this.key = this.codec.generate("ssh-ed25519");
	}

	@BeforeEach
	void writeKey() throws Exception {
		Files.createFile(this.file, KeyFilePermissions.file());
		Files.write(this.file, this.codec.write(this.key));
	}

	private ResourceHostKeySource source() {
		return new ResourceHostKeySource(List.of(new FileSystemResource(this.file)), null, this.codec);
	}

	private void certify(OpenSshCertificateBuilder builder, KeyPair certified) throws Exception {
		ByteArrayBuffer buffer = new ByteArrayBuffer();
		buffer.putRawPublicKey(builder.serial(1)
			.id("host")
			.principals(List.of("127.0.0.1"))
			.publicKey(certified.getPublic())
			.sign(this.codec.generate("ssh-ed25519")));
		Files.writeString(this.certificate, "ssh-ed25519-cert-v01@openssh.com "
				+ Base64.getEncoder().encodeToString(buffer.getCompactData()) + " host\n");
	}

	@Test
	void certificateIsReadBesideTheKey() throws Exception {
		assertThat(source().getCertificates()).isEmpty();
		certify(OpenSshCertificateBuilder.hostCertificate(), this.key);
		assertThat(source().getCertificates()).singleElement()
			.matches(SshCertificate::isForHosts)
			.extracting(SshCertificate::getKey)
			.isEqualTo(SshTestServer.publicKey(this.key.getPublic()));
	}

	@Test
	void byteOrderMarkBeforeACertificateIsNoContent() throws Exception {
		certify(OpenSshCertificateBuilder.hostCertificate(), this.key);
		Files.writeString(this.certificate, "\uFEFF" + Files.readString(this.certificate));
		assertThat(source().getCertificates()).hasSize(1);
	}

	@Test
	void whatIsNoCertificateIsNotOverlooked() throws IOException {
		for (String content : new String[] { "", "nonsense", "ssh-ed25519-cert-v01@openssh.com AAAA",
				"ssh-ed25519-cert-v01@openssh.com ?" }) {
			Files.writeString(this.certificate, content);
			assertThatExceptionOfType(HostKeyException.class).isThrownBy(source()::getCertificates)
				.withMessageContaining(this.file.toString());
		}
	}

}
