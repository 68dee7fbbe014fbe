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

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.github.sshspringboot.server.SshCertificate;
import org.jspecify.annotations.Nullable;

/**
 * The apparent format of a key file, for messages about files with unexpected content.
 * Nothing is decoded.
 */
public enum KeyFormat {

	/** A private key in OpenSSH, PEM or PKCS#8 format. */
	PRIVATE_KEY("is a private key"),

	/** A private key that PuTTY wrote. */
	PUTTY("is a private key of PuTTY (.ppk)"),

	/** A private key of the former SSH Communications Security. */
	SSH2_PRIVATE_KEY("is a private key in the format of SSH2"),

	/** A public key in OpenSSH format. */
	PUBLIC_KEY("is a public key"),

	/** A public key in the format of RFC 4716, which PuTTY also writes. */
	SSH2_PUBLIC_KEY("is a public key in SSH2 format (RFC 4716)"),

	/** A public key in PEM or PKCS#8 format. */
	PEM_PUBLIC_KEY("is a public key in PEM format"),

	/** An OpenSSH certificate. */
	CERTIFICATE("is an OpenSSH certificate"),

	/** An X.509 certificate or certificate request. */
	X509("is an X.509 certificate"),

	/** An OpenPGP key. */
	PGP("is an OpenPGP key"),

	/** A key store, or a binary key. */
	BINARY("is binary, as key stores (PKCS#12, JKS) and DER files are"),

	/** An empty file. */
	EMPTY("is empty"),

	/** Any other file. */
	UNKNOWN("holds no key");

	private final String description;

	KeyFormat(String description) {
		this.description = description;
	}

	/**
	 * Return the format of a file with the given content.
	 */
	public static KeyFormat of(byte[] content) {
		return of(new String(content, StandardCharsets.ISO_8859_1));
	}

	/**
	 * Return the format of a file with the given content.
	 */
	public static KeyFormat of(String content) {
		if (content.isBlank()) {
			return EMPTY;
		}
		if (content.indexOf(0) >= 0) {
			return BINARY;
		}
		KeyFormat enclosed = ofHeader(content);
		return (enclosed != null) ? enclosed : ofFirstLine(content.strip());
	}

	private static @Nullable KeyFormat ofHeader(String content) {
		if (content.contains("PuTTY-User-Key-File-")) {
			return PUTTY;
		}
		if (content.contains("---- BEGIN SSH2 PUBLIC KEY ")) {
			return SSH2_PUBLIC_KEY;
		}
		if (content.contains("---- BEGIN SSH2 ")) {
			return SSH2_PRIVATE_KEY;
		}
		if (!content.contains("-----BEGIN ")) {
			return null;
		}
		if (content.contains("PRIVATE KEY-----")) {
			return PRIVATE_KEY;
		}
		if (content.contains("PUBLIC KEY-----")) {
			return PEM_PUBLIC_KEY;
		}
		if (content.contains("-----BEGIN PGP ")) {
			return PGP;
		}
		return content.contains("-----BEGIN CERTIFICATE") ? X509 : null;
	}

	private static KeyFormat ofFirstLine(String content) {
		String type = content.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
		if (SshCertificate.isCertificate(type)) {
			return CERTIFICATE;
		}
		return (type.startsWith("ssh-") || type.startsWith("ecdsa-sha2-") || type.startsWith("sk-")) ? PUBLIC_KEY
				: UNKNOWN;
	}

	/**
	 * Return a description that continues a sentence after the name of the file.
	 */
	String getDescription() {
		return this.description;
	}

}
