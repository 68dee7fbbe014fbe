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

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;

import io.github.sshspringboot.server.internal.AlgorithmProfile;
import io.github.sshspringboot.server.internal.SshServerSettings.Algorithms;
import io.github.sshspringboot.server.internal.UnsupportedAlgorithmException;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.server.SshServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AlgorithmSelection}.
 */
class AlgorithmSelectionTests {

	private static final String[] MODERN_CIPHERS = { "aes256-gcm@openssh.com", "aes128-gcm@openssh.com",
			"chacha20-poly1305@openssh.com", "aes256-ctr", "aes192-ctr", "aes128-ctr" };

	@Test
	void modernProfileHasNothingWeak() {
		AlgorithmSelection selection = select(AlgorithmProfile.MODERN, "none");
		assertThat(names(selection.keyExchange())).containsExactly("mlkem768x25519-sha256", "sntrup761x25519-sha512",
				"sntrup761x25519-sha512@openssh.com", "curve25519-sha256", "curve25519-sha256@libssh.org");
		assertThat(names(selection.ciphers())).containsExactly(MODERN_CIPHERS);
		assertThat(names(selection.macs())).containsExactly("hmac-sha2-256-etm@openssh.com",
				"hmac-sha2-512-etm@openssh.com");
		assertThat(names(selection.hostKey())).containsExactly("ssh-ed25519", "rsa-sha2-512", "rsa-sha2-256");
		assertThat(names(selection.publicKey())).containsExactly("ssh-ed25519", "sk-ssh-ed25519@openssh.com",
				"ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521",
				"sk-ecdsa-sha2-nistp256@openssh.com", "rsa-sha2-512", "rsa-sha2-256");
	}

	@Test
	void compatibleProfileAddsWhatOldClientsNeedAfterTheModernOnes() {
		AlgorithmSelection selection = select(AlgorithmProfile.COMPATIBLE, "none");
		assertThat(names(selection.keyExchange())).startsWith("mlkem768x25519-sha256")
			.endsWith("curve25519-sha256@libssh.org", "ecdh-sha2-nistp256", "ecdh-sha2-nistp384", "ecdh-sha2-nistp521",
					"diffie-hellman-group16-sha512", "diffie-hellman-group14-sha256");
		assertThat(names(selection.ciphers())).containsExactly(MODERN_CIPHERS);
		assertThat(names(selection.macs())).containsExactly("hmac-sha2-256-etm@openssh.com",
				"hmac-sha2-512-etm@openssh.com", "hmac-sha2-256", "hmac-sha2-512", "hmac-sha1");
		assertThat(names(selection.hostKey())).containsExactly("ssh-ed25519", "rsa-sha2-512", "rsa-sha2-256",
				"ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa");
		assertThat(names(selection.publicKey())).endsWith("rsa-sha2-256", "ssh-rsa");
	}

	@Test
	void listReplacesTheProfile() {
		assertThat(names(select(AlgorithmProfile.MODERN, "ciphers", "aes128-ctr", "aes256-ctr").ciphers()))
			.containsExactly("aes128-ctr", "aes256-ctr");
	}

	@Test
	void listLeavesOtherKindsAlone() {
		assertThat(names(select(AlgorithmProfile.MODERN, "macs", "hmac-sha2-256").ciphers()))
			.containsExactly(MODERN_CIPHERS);
	}

	@Test
	void editsAddAtTheEndAndTakeOut() {
		assertThat(
				names(select(AlgorithmProfile.MODERN, "macs", "+hmac-sha1", "-hmac-sha2-512-etm@openssh.com").macs()))
			.containsExactly("hmac-sha2-256-etm@openssh.com", "hmac-sha1");
	}

	@Test
	void editThatAddsWhatIsThereChangesNothing() {
		assertThat(names(select(AlgorithmProfile.MODERN, "ciphers", "+aes256-ctr").ciphers()))
			.containsExactly(MODERN_CIPHERS);
	}

	@ParameterizedTest
	@CsvSource({ "key-exchange, +diffie-hellman-group16-sha512", "host-key, +ecdsa-sha2-nistp256",
			"public-key, +ssh-rsa", "ciphers, +aes128-cbc", "macs, +hmac-sha1" })
	void everyKindCanBeEdited(String kind, String edit) {
		AlgorithmSelection selection = select(AlgorithmProfile.MODERN, kind, edit);
		List<? extends NamedResource> factories = switch (kind) {
			case "key-exchange" -> selection.keyExchange();
			case "host-key" -> selection.hostKey();
			case "public-key" -> selection.publicKey();
			case "ciphers" -> selection.ciphers();
			default -> selection.macs();
		};
		assertThat(names(factories)).endsWith(edit.substring(1)).hasSizeGreaterThan(2);
	}

	@ParameterizedTest
	@CsvSource({ "key-exchange, curve25519", "ciphers, aes512-ctr", "macs, +umac-64@openssh.com",
			"host-key, +ssh-ed448", "public-key, nonsense", "ciphers, AES256-CTR" })
	void unknownNameIsRefused(String kind, String name) {
		assertThatExceptionOfType(UnsupportedAlgorithmException.class)
			.isThrownBy(() -> select(AlgorithmProfile.MODERN, kind, name))
			.satisfies((ex) -> {
				assertThat(ex.getProperty()).isEqualTo("ssh.server.algorithms." + kind);
				assertThat(ex.getReason()).isEqualTo("'" + name.replace("+", "") + "' is not known to this server");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "+none" })
	void connectionsWithoutEncryptionAreRefused(String name) {
		assertThatExceptionOfType(UnsupportedAlgorithmException.class)
			.isThrownBy(() -> select(AlgorithmProfile.MODERN, "ciphers", name))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo("'none' is not known to this server"));
	}

	@Test
	void algorithmThatTheSecurityProvidersDoNotHaveIsRefused() throws Exception {
		Thread thread = Thread.currentThread();
		ClassLoader contextClassLoader = thread.getContextClassLoader();
		try (URLClassLoader withoutBouncyCastle = isolate(AlgorithmSelection.class, SshServer.class,
				NamedResource.class, Logger.class, ClassUtils.class)) {
			thread.setContextClassLoader(withoutBouncyCastle);
			Class<?> algorithms = withoutBouncyCastle.loadClass(Algorithms.class.getName());
			Object modern = withoutBouncyCastle.loadClass(AlgorithmProfile.class.getName()).getEnumConstants()[0];
			Object settings = algorithms.getConstructors()[0].newInstance(modern, List.of(), List.of(), List.of(),
					List.of(), List.of());
			Method method = withoutBouncyCastle.loadClass(AlgorithmSelection.class.getName())
				.getDeclaredMethod("of", algorithms);
			method.setAccessible(true);
			assertThatExceptionOfType(InvocationTargetException.class).isThrownBy(() -> method.invoke(null, settings))
				.havingCause()
				.withMessage("ssh.server.algorithms.key-exchange: 'mlkem768x25519-sha256' is not supported by the "
						+ "security providers of this JVM; it may need org.bouncycastle:bcprov-jdk18on 1.84 or newer");
		}
		finally {
			thread.setContextClassLoader(contextClassLoader);
		}
	}

	private static URLClassLoader isolate(Class<?>... types) {
		URL[] locations = Arrays.stream(types)
			.map((type) -> type.getProtectionDomain().getCodeSource().getLocation())
			.toArray(URL[]::new);
		return new URLClassLoader(locations, ClassLoader.getPlatformClassLoader());
	}

	@Test
	void editsAndNamesDoNotMix() {
		assertThatExceptionOfType(UnsupportedAlgorithmException.class)
			.isThrownBy(() -> select(AlgorithmProfile.MODERN, "ciphers", "+aes128-cbc", "aes256-ctr"))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(
					"either all entries begin with + or - and edit the profile, or none does and they replace it"));
	}

	@Test
	void nameThatIsNotInCannotBeTakenOut() {
		assertThatExceptionOfType(UnsupportedAlgorithmException.class)
			.isThrownBy(() -> select(AlgorithmProfile.MODERN, "ciphers", "-aes128-cbc"))
			.satisfies((ex) -> assertThat(ex.getReason())
				.isEqualTo("'aes128-cbc' cannot be removed: it is not in the list"));
	}

	@Test
	void somethingMustBeLeft() {
		assertThatExceptionOfType(UnsupportedAlgorithmException.class)
			.isThrownBy(() -> select(AlgorithmProfile.MODERN, "macs", "-hmac-sha2-256-etm@openssh.com",
					"-hmac-sha2-512-etm@openssh.com"))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo("nothing is left to offer"));
	}

	private static AlgorithmSelection select(AlgorithmProfile profile, String kind, String... entries) {
		return AlgorithmSelection.of(new Algorithms(profile, entries("key-exchange", kind, entries),
				entries("ciphers", kind, entries), entries("macs", kind, entries), entries("host-key", kind, entries),
				entries("public-key", kind, entries)));
	}

	private static List<String> entries(String kind, String configured, String[] entries) {
		return kind.equals(configured) ? List.of(entries) : List.of();
	}

	private static List<String> names(List<? extends NamedResource> algorithms) {
		return algorithms.stream().map(NamedResource::getName).toList();
	}

}
