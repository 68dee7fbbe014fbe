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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.UnrecoverableKeyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.internal.key.HostKeyCodec;
import io.github.sshspringboot.server.internal.wire.WireReader;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.loader.pem.PKCS8PrivateKeyInfo;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;

/**
 * {@link HostKeyCodec} that uses Apache MINA SSHD.
 */
public final class MinaHostKeyCodec implements HostKeyCodec {

	private static final int RSA_BITS = 3072;

	private static final Pattern ENCRYPTED_PKCS8 = Pattern
		.compile("-----BEGIN ENCRYPTED PRIVATE KEY-----([^-]+)-----END ENCRYPTED PRIVATE KEY-----");

	private static final Pattern PKCS8 = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

	private static final Pattern OPENSSH = Pattern
		.compile("-----BEGIN OPENSSH PRIVATE KEY-----([^-]+)-----END OPENSSH PRIVATE KEY-----");

	private static final int OPENSSH_MAGIC_LENGTH = "openssh-key-v1\0".length();

	private static final String ENCRYPTED_PEM = "Proc-Type: 4,ENCRYPTED";

	private static final String UNKNOWN_CURVE = "curve OID";

	private static final String UNKNOWN_EC = "an EC key of a curve other than P-256, P-384 and P-521";

	private static final Map<String, String> ALGORITHMS = Map.of("1.3.101.113", "an Ed448 key", "1.3.101.110",
			"an X25519 key", "1.3.101.111", "an X448 key", "1.2.840.10040.4.1", "a DSA key", "1.2.840.113549.1.1.10",
			"an RSASSA-PSS key", "1.2.840.113549.1.3.1", "a Diffie-Hellman key", "1.2.840.10045.2.1", UNKNOWN_EC);

	public MinaHostKeyCodec() {
		BouncyCastleRegistrar.ensureRegistered();
	}

	@Override
	public List<KeyPair> read(String name, byte[] content, @Nullable String passphrase)
			throws IOException, GeneralSecurityException {
		boolean encrypted = isEncrypted(content);
		if (encrypted && passphrase == null) {
			throw new UnrecoverableKeyException("it is encrypted, and there is no passphrase");
		}
		byte[] plain = decryptPkcs8(content, passphrase);
		try {
			List<KeyPair> keys = load(name, plain, passphrase);
			for (KeyPair key : keys) {
				requireUsable(key.getPublic());
			}
			return keys;
		}
		catch (NoSuchAlgorithmException ex) {
			throw ex;
		}
		catch (IOException | GeneralSecurityException | RuntimeException ex) {
			if (String.valueOf(ex.getMessage()).contains(UNKNOWN_CURVE)) {
				throw unusable(UNKNOWN_EC, ex);
			}
			if (encrypted) {
				throw wrongPassphrase(ex);
			}
			throw ex;
		}
	}

	private static UnrecoverableKeyException wrongPassphrase(Exception cause) {
		UnrecoverableKeyException wrong = new UnrecoverableKeyException(
				"the passphrase is wrong, or the file is damaged");
		wrong.initCause(cause);
		return wrong;
	}

	private static String text(byte[] content) {
		return new String(content, StandardCharsets.ISO_8859_1);
	}

	private static boolean isEncrypted(byte[] content) {
		String text = text(content);
		if (ENCRYPTED_PKCS8.matcher(text).find() || text.contains(ENCRYPTED_PEM)) {
			return true;
		}
		Matcher openSsh = OPENSSH.matcher(text);
		try {
			return openSsh.find() && isEncrypted(new WireReader(encryption(openSsh.group(1))));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static byte[] encryption(String encoded) {
		byte[] key = Base64.getMimeDecoder().decode(encoded);
		return Arrays.copyOfRange(key, Math.min(OPENSSH_MAGIC_LENGTH, key.length), key.length);
	}

	private static boolean isEncrypted(WireReader key) {
		return !"none".equals(key.readText());
	}

	private static List<KeyPair> load(String name, byte[] content, @Nullable String passphrase)
			throws IOException, GeneralSecurityException {
		FilePasswordProvider passphrases = (passphrase != null) ? FilePasswordProvider.of(passphrase)
				: FilePasswordProvider.EMPTY;
		List<KeyPair> keys = new ArrayList<>();
		try {
			Iterable<KeyPair> loaded = SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName(name),
					new ByteArrayInputStream(content), passphrases);
			if (loaded != null) {
				loaded.forEach(keys::add);
			}
		}
		catch (NoSuchAlgorithmException ex) {
			throw unusable(describeAlgorithm(content), ex);
		}
		return keys;
	}

	private static String describeAlgorithm(byte[] content) {
		Matcher plain = PKCS8.matcher(text(content));
		if (plain.find()) {
			try {
				PKCS8PrivateKeyInfo info = new PKCS8PrivateKeyInfo(Base64.getMimeDecoder().decode(plain.group(1)));
				String algorithm = info.getAlgorithmIdentifier()
					.stream()
					.map(String::valueOf)
					.collect(Collectors.joining("."));
				return ALGORITHMS.getOrDefault(algorithm, "a key of the type " + algorithm);
			}
			catch (IOException | RuntimeException ex) {
				// Reported without details
			}
		}
		return "a key of another type";
	}

	private static NoSuchAlgorithmException unusable(String type, Exception cause) {
		return new NoSuchAlgorithmException(
				"is " + type + ": host keys are of the types Ed25519, ECDSA (P-256, P-384, P-521) and RSA", cause);
	}

	/**
	 * Return the given key if servers can use it. Throws {@link NoSuchAlgorithmException}
	 * otherwise, with a message that continues a sentence after the name of the key.
	 */
	static SshPublicKey requireUsable(PublicKey key) throws NoSuchAlgorithmException {
		try {
			return encode(key);
		}
		catch (RuntimeException ex) {
			String algorithm = key.getAlgorithm();
			throw unusable(("DSA".equals(algorithm) ? "a DSA" : "an " + algorithm) + " key", ex);
		}
	}

	private static byte[] decryptPkcs8(byte[] content, @Nullable String passphrase) throws GeneralSecurityException {
		Matcher encrypted = ENCRYPTED_PKCS8.matcher(text(content));
		if (passphrase == null || !encrypted.find()) {
			return content;
		}
		try {
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
		catch (NoSuchAlgorithmException ex) {
			throw new GeneralSecurityException("its encryption is not supported by this JVM: " + ex.getMessage(), ex);
		}
		catch (IOException | GeneralSecurityException | RuntimeException ex) {
			throw wrongPassphrase(ex);
		}
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
