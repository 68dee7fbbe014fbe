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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.hostkey.HostKeyCodec;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;

/**
 * Host keys by means of Apache MINA SSHD.
 *
 * @since 0.1.0
 */
public final class MinaHostKeyCodec implements HostKeyCodec {

	private static final int RSA_BITS = 3072;

	private static final Pattern ENCRYPTED_PKCS8 = Pattern
		.compile("-----BEGIN ENCRYPTED PRIVATE KEY-----([^-]+)-----END ENCRYPTED PRIVATE KEY-----");

	@Override
	public List<KeyPair> read(String name, byte[] content, @Nullable String passphrase)
			throws IOException, GeneralSecurityException {
		FilePasswordProvider passphrases = (passphrase != null) ? FilePasswordProvider.of(passphrase)
				: FilePasswordProvider.EMPTY;
		Iterable<KeyPair> loaded = SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName(name),
				new ByteArrayInputStream(decryptPkcs8(content, passphrase)), passphrases);
		List<KeyPair> keys = new ArrayList<>();
		if (loaded != null) {
			loaded.forEach(keys::add);
		}
		return keys;
	}

	private static byte[] decryptPkcs8(byte[] content, @Nullable String passphrase)
			throws IOException, GeneralSecurityException {
		Matcher encrypted = ENCRYPTED_PKCS8.matcher(new String(content, StandardCharsets.ISO_8859_1));
		if (!encrypted.find()) {
			return content;
		}
		if (passphrase == null) {
			throw new GeneralSecurityException("the key is encrypted and there is no passphrase");
		}
		EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(
				Base64.getMimeDecoder().decode(encrypted.group(1).strip()));
		String scheme = "PBES2".equals(info.getAlgName()) ? info.getAlgParameters().toString() : info.getAlgName();
		Key key = SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec(passphrase.toCharArray()));
		Cipher cipher = Cipher.getInstance(scheme);
		cipher.init(Cipher.DECRYPT_MODE, key, info.getAlgParameters());
		byte[] decrypted = info.getKeySpec(cipher).getEncoded();
		return ("-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(decrypted)
				+ "\n-----END PRIVATE KEY-----\n")
			.getBytes(StandardCharsets.US_ASCII);
	}

	@Override
	public KeyPair generate(String type) throws GeneralSecurityException {
		return KeyUtils.generateKeyPair(type, "ssh-rsa".equals(type) ? RSA_BITS : 256);
	}

	@Override
	public byte[] write(KeyPair key) throws IOException, GeneralSecurityException {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "ssh-spring-boot", null, content);
		return content.toByteArray();
	}

	static SshPublicKey encode(PublicKey key) {
		ByteArrayBuffer buffer = new ByteArrayBuffer();
		buffer.putRawPublicKey(key);
		return SshPublicKey.decode(buffer.getCompactData());
	}

}
