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

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.sshspringboot.server.internal.AlgorithmProfile;
import io.github.sshspringboot.server.internal.SshServerSettings.Algorithms;
import io.github.sshspringboot.server.internal.UnsupportedAlgorithmException;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.OptionalFeature;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.DHFactory;
import org.apache.sshd.common.kex.KeyExchangeFactory;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.mac.Mac;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.server.ServerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The algorithms that a server offers, in order of preference.
 */
record AlgorithmSelection(List<KeyExchangeFactory> keyExchange, List<NamedFactory<Cipher>> ciphers,
		List<NamedFactory<Mac>> macs, List<NamedFactory<Signature>> hostKey, List<NamedFactory<Signature>> publicKey) {

	private static final String PREFIX = "ssh.server.algorithms.";

	private static final String NO_ENCRYPTION = "none";

	private static final List<String> KEY_EXCHANGE = List.of("mlkem768x25519-sha256", "sntrup761x25519-sha512",
			"sntrup761x25519-sha512@openssh.com", "curve25519-sha256", "curve25519-sha256@libssh.org");

	private static final List<String> COMPATIBLE_KEY_EXCHANGE = List.of("ecdh-sha2-nistp256", "ecdh-sha2-nistp384",
			"ecdh-sha2-nistp521", "diffie-hellman-group16-sha512", "diffie-hellman-group14-sha256");

	private static final List<String> CIPHERS = List.of("aes256-gcm@openssh.com", "aes128-gcm@openssh.com",
			"chacha20-poly1305@openssh.com", "aes256-ctr", "aes192-ctr", "aes128-ctr");

	private static final List<String> MACS = List.of("hmac-sha2-256-etm@openssh.com", "hmac-sha2-512-etm@openssh.com");

	private static final List<String> COMPATIBLE_MACS = List.of("hmac-sha2-256", "hmac-sha2-512", "hmac-sha1");

	private static final List<String> HOST_KEY = List.of("ssh-ed25519", "rsa-sha2-512", "rsa-sha2-256");

	private static final List<String> COMPATIBLE_HOST_KEY = List.of("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384",
			"ecdsa-sha2-nistp521", "ssh-rsa");

	private static final List<String> PUBLIC_KEY = List.of("ssh-ed25519", "sk-ssh-ed25519@openssh.com",
			"ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "sk-ecdsa-sha2-nistp256@openssh.com",
			"rsa-sha2-512", "rsa-sha2-256");

	private static final List<String> COMPATIBLE_PUBLIC_KEY = List.of("ssh-rsa");

	static AlgorithmSelection of(Algorithms algorithms) {
		BouncyCastleRegistrar.ensureRegistered();
		boolean compatible = algorithms.profile() == AlgorithmProfile.COMPATIBLE;
		List<DHFactory> keyExchange = select("key-exchange", algorithms.keyExchange(),
				profile(KEY_EXCHANGE, COMPATIBLE_KEY_EXCHANGE, compatible), BuiltinDHFactories::fromFactoryName);
		return new AlgorithmSelection(
				NamedFactory.setUpTransformedFactories(false, keyExchange, ServerBuilder.DH2KEX::apply),
				List.copyOf(select("ciphers", algorithms.ciphers(), CIPHERS, BuiltinCiphers::fromFactoryName)),
				List.copyOf(select("macs", algorithms.macs(), profile(MACS, COMPATIBLE_MACS, compatible),
						BuiltinMacs::fromFactoryName)),
				List.copyOf(select("host-key", algorithms.hostKey(), profile(HOST_KEY, COMPATIBLE_HOST_KEY, compatible),
						BuiltinSignatures::fromFactoryName)),
				List.copyOf(select("public-key", algorithms.publicKey(),
						profile(PUBLIC_KEY, COMPATIBLE_PUBLIC_KEY, compatible), BuiltinSignatures::fromFactoryName)));
	}

	private static List<String> profile(List<String> modern, List<String> additions, boolean compatible) {
		List<String> names = new ArrayList<>(modern);
		if (compatible) {
			names.addAll(additions);
		}
		return names;
	}

	private static <T extends NamedResource & OptionalFeature> List<T> select(String kind, List<String> configured,
			List<String> profile, Lookup<T> lookup) {
		String property = PREFIX + kind;
		Set<String> names = edit(property, configured, profile);
		List<T> selected = new ArrayList<>();
		for (String name : names) {
			T factory = lookup.find(name);
			if (factory == null || !factory.getName().equals(name) || NO_ENCRYPTION.equals(name)) {
				throw new UnsupportedAlgorithmException(property, "'" + name + "' is not known to this server");
			}
			if (!factory.isSupported()) {
				throw new UnsupportedAlgorithmException(property,
						"'" + name + "' is not supported by the security providers of this JVM; it may need "
								+ "org.bouncycastle:bcprov-jdk18on 1.84 or newer");
			}
			selected.add(factory);
		}
		if (selected.isEmpty()) {
			throw new UnsupportedAlgorithmException(property, "nothing is left to offer");
		}
		return selected;
	}

	private static Set<String> edit(String property, List<String> configured, List<String> profile) {
		Set<String> names = new LinkedHashSet<>(profile);
		long edits = configured.stream().filter(AlgorithmSelection::isEdit).count();
		if (edits == 0 && !configured.isEmpty()) {
			return new LinkedHashSet<>(configured);
		}
		if (edits != configured.size()) {
			throw new UnsupportedAlgorithmException(property,
					"either all entries begin with + or - and edit the profile, or none does and they replace it");
		}
		for (String entry : configured) {
			String name = entry.substring(1);
			if (entry.charAt(0) == '+') {
				names.add(name);
			}
			else if (!names.remove(name)) {
				throw new UnsupportedAlgorithmException(property,
						"'" + name + "' cannot be removed: it is not in the list");
			}
		}
		return names;
	}

	private static boolean isEdit(String entry) {
		return entry.startsWith("+") || entry.startsWith("-");
	}

	@FunctionalInterface
	private interface Lookup<T> {

		@Nullable T find(String name);

	}

}
