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

import io.github.sshspringboot.server.SshCertificate;
import org.jspecify.annotations.Nullable;

/**
 * Explains what is in the place of a public key in OpenSSH format. Nothing is quoted.
 */
public final class PublicKeyFormat {

	private PublicKeyFormat() {
	}

	/**
	 * Explain the format of a whole file and what to do, or return {@code null} if its
	 * lines have to be examined one by one.
	 */
	public static @Nullable String explain(KeyFormat format) {
		String action = switch (format) {
			case PRIVATE_KEY, SSH2_PRIVATE_KEY ->
				"only its owner should have it. ssh-keygen -y -f KEY prints the public key that belongs here";
			case PUTTY -> "only its owner should have it. puttygen KEY -O public-openssh prints the public key that "
					+ "belongs here";
			case SSH2_PUBLIC_KEY -> "ssh-keygen -i -f KEY prints the line that belongs here";
			case PEM_PUBLIC_KEY -> "ssh-keygen -i -m PKCS8 -f KEY, or -m PEM, prints the line that belongs here";
			case X509, PGP, BINARY -> "only public keys in OpenSSH format, one in each line, can be used";
			default -> null;
		};
		return (action != null) ? "it " + format.getDescription() + ": " + action : null;
	}

	/**
	 * Explain why a key type cannot be used and what to do, or return {@code null} if the
	 * type is unknown.
	 */
	public static @Nullable String explain(String type) {
		if (SshCertificate.isCertificate(type)) {
			return "it is a certificate: what belongs here is the public key of its authority, in authorized_keys with "
					+ "the option cert-authority";
		}
		return switch (type) {
			case "ssh-dss" -> "DSA keys are not supported: use another one, such as one made by ssh-keygen -t ed25519";
			case "ssh-ed448" ->
				"Ed448 keys are not supported: use another one, such as one made by ssh-keygen -t ed25519";
			case "-----BEGIN", "----" -> "it is of a key in another format than OpenSSH's, which is one line";
			default -> null;
		};
	}

}
