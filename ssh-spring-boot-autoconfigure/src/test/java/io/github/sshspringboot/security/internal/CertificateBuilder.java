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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.server.SshPublicKey;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/**
 * Makes certificates for Ed25519 keys, good and bad ones.
 */
public final class CertificateBuilder {

	private final Map<String, String> criticalOptions = new LinkedHashMap<>();

	private final Map<String, String> extensions = new LinkedHashMap<>();

	private List<String> principals = new ArrayList<>(List.of("admin"));

	private long serial = 1;

	private int type = 1;

	private String keyId = "test";

	private long validAfter;

	private long validBefore = -1;

	public CertificateBuilder principals(String... principals) {
		this.principals = List.of(principals);
		return this;
	}

	public CertificateBuilder serial(long serial) {
		this.serial = serial;
		return this;
	}

	public CertificateBuilder type(int type) {
		this.type = type;
		return this;
	}

	public CertificateBuilder keyId(String keyId) {
		this.keyId = keyId;
		return this;
	}

	public CertificateBuilder valid(long after, long before) {
		this.validAfter = after;
		this.validBefore = before;
		return this;
	}

	public CertificateBuilder critical(String name, String value) {
		this.criticalOptions.put(name, value);
		return this;
	}

	public CertificateBuilder extension(String name) {
		this.extensions.put(name, "");
		return this;
	}

	public byte[] build(SshPublicKey key, SigningKey authority) throws IOException {
		return build(key, authority.getKey(), authority);
	}

	public byte[] build(SshPublicKey key, SshPublicKey authority, SigningKey signer) throws IOException {
		Buffer plain = new ByteArrayBuffer(key.getEncoded());
		Buffer certificate = new ByteArrayBuffer();
		certificate.putString(plain.getString().replace("@openssh.com", "") + "-cert-v01@openssh.com");
		certificate.putBytes(new byte[32]);
		certificate.putRawBytes(plain.getCompactData());
		certificate.putLong(this.serial);
		certificate.putInt(this.type);
		certificate.putString(this.keyId);
		Buffer names = new ByteArrayBuffer();
		this.principals.forEach(names::putString);
		certificate.putBytes(names.getCompactData());
		certificate.putLong(this.validAfter);
		certificate.putLong(this.validBefore);
		certificate.putBytes(options(this.criticalOptions));
		certificate.putBytes(options(this.extensions));
		certificate.putString("");
		certificate.putBytes(authority.getEncoded());
		certificate.putBytes(signer.sign(certificate.getCompactData()));
		return certificate.getCompactData();
	}

	private static byte[] options(Map<String, String> options) {
		Buffer buffer = new ByteArrayBuffer();
		options.forEach((name, value) -> {
			buffer.putString(name);
			Buffer content = new ByteArrayBuffer();
			if (!value.isEmpty()) {
				content.putString(value);
			}
			buffer.putBytes(content.getCompactData());
		});
		return buffer.getCompactData();
	}

}
