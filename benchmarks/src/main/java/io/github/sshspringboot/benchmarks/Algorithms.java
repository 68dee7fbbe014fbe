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

package io.github.sshspringboot.benchmarks;

import java.util.List;

import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.KeyExchangeFactory;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.mac.Mac;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.server.ServerBuilder;

/**
 * The algorithms that the starter offers by default. All clients negotiate
 * {@link #KEY_EXCHANGE}, {@link #HOST_KEY} and, unless the measurement says otherwise,
 * {@link #CIPHER}, which all servers have.
 */
final class Algorithms {

	static final String KEY_EXCHANGE = "curve25519-sha256";

	static final String HOST_KEY = "ssh-ed25519";

	static final String CIPHER = "aes128-gcm@openssh.com";

	static final String MAC = "hmac-sha2-256-etm@openssh.com";

	private Algorithms() {
	}

	static List<KeyExchangeFactory> keyExchange() {
		return NamedFactory.setUpTransformedFactories(false,
				List.of(BuiltinDHFactories.mlkem768x25519, BuiltinDHFactories.sntrup761x25519,
						BuiltinDHFactories.sntrup761x25519_openssh, BuiltinDHFactories.curve25519,
						BuiltinDHFactories.curve25519_libssh),
				ServerBuilder.DH2KEX);
	}

	static List<NamedFactory<Cipher>> ciphers() {
		return List.of(BuiltinCiphers.aes256gcm, BuiltinCiphers.aes128gcm, BuiltinCiphers.cc20p1305_openssh,
				BuiltinCiphers.aes256ctr, BuiltinCiphers.aes192ctr, BuiltinCiphers.aes128ctr);
	}

	static List<NamedFactory<Mac>> macs() {
		return List.of(BuiltinMacs.hmacsha256etm, BuiltinMacs.hmacsha512etm);
	}

	static List<NamedFactory<Signature>> hostKey() {
		return List.of(BuiltinSignatures.ed25519, BuiltinSignatures.rsaSHA512, BuiltinSignatures.rsaSHA256);
	}

}
