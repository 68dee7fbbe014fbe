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
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.server.SshCertificate;
import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.internal.key.HostKeyException;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.keyprovider.HostKeyCertificateProvider;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that the server presents with its host keys.
 */
final class HostCertificates implements HostKeyCertificateProvider {

	private static final String SUFFIX = "-cert-v01@openssh.com";

	private final List<OpenSshCertificate> certificates = new ArrayList<>();

	HostCertificates(List<SshCertificate> certificates, List<SshPublicKey> keys) {
		for (SshCertificate certificate : certificates) {
			if (check(certificate, keys)) {
				this.certificates.add(decode(certificate));
			}
		}
	}

	/**
	 * Check a certificate, and return whether MINA can present it. MINA signs with the
	 * first key of the certificate's type; the certificates of the others wait until one
	 * of them is the first.
	 */
	private static boolean check(SshCertificate certificate, List<SshPublicKey> keys) {
		if (!certificate.isForHosts() || !keys.contains(certificate.getKey())) {
			throw new HostKeyException(certificate.getKey().toString(),
					"has a certificate that is not for hosts, or is not for a host key",
					"Create the certificate with ssh-keygen -h -s for the host key.", null);
		}
		return keys.stream()
			.filter((key) -> key.getType().equals(certificate.getKey().getType()))
			.findFirst()
			.filter(certificate.getKey()::equals)
			.isPresent();
	}

	private static OpenSshCertificate decode(SshCertificate certificate) {
		try {
			return (OpenSshCertificate) new ByteArrayBuffer(certificate.getEncoded()).getRawPublicKey();
		}
		catch (SshException | RuntimeException ex) {
			throw new HostKeyException(certificate.getKey().toString(), "has a certificate that cannot be read",
					"Create the certificate again with ssh-keygen -h -s.", ex);
		}
	}

	@Override
	public Iterable<OpenSshCertificate> loadCertificates(SessionContext session) throws IOException {
		return this.certificates;
	}

	/**
	 * Return the signatures to offer: those with certificates before the others.
	 */
	List<NamedFactory<Signature>> withCertificates(List<NamedFactory<Signature>> signatures) {
		List<NamedFactory<Signature>> all = new ArrayList<>();
		if (!this.certificates.isEmpty()) {
			signatures.stream().map(HostCertificates::forCertificates).forEach((factory) -> {
				if (factory != null) {
					all.add(factory);
				}
			});
		}
		all.addAll(signatures);
		return all;
	}

	private static @Nullable NamedFactory<Signature> forCertificates(NamedFactory<Signature> signature) {
		return BuiltinSignatures.fromFactoryName(signature.getName() + SUFFIX);
	}

}
