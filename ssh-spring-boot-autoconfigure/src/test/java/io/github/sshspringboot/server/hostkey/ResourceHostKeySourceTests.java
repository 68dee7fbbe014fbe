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

package io.github.sshspringboot.server.hostkey;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.server.mina.MinaHostKeyCodec;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ResourceHostKeySource} and {@link MinaHostKeyCodec}.
 */
class ResourceHostKeySourceTests {

	private final Path directory;

	ResourceHostKeySourceTests(@TempDir Path directory) {
		this.directory = directory;
	}

	/**
	 * The fingerprints are those that {@code ssh-keygen -l} prints.
	 */
	@ParameterizedTest
	@CsvSource({ "ed25519_openssh, SHA256:9U/uB4d6vVmI+ggLfOVObjiRYyPioRdKfM6mPc2Rt4I",
			"ed25519_openssh_encrypted, SHA256:9U/uB4d6vVmI+ggLfOVObjiRYyPioRdKfM6mPc2Rt4I",
			"ed25519_pkcs8, SHA256:78ey8jJsdnWQiONXU8ftgRQD9xRyJuntTTM44MM6TO8",
			"ed25519_pkcs8_encrypted, SHA256:78ey8jJsdnWQiONXU8ftgRQD9xRyJuntTTM44MM6TO8",
			"rsa_openssh, SHA256:NEIBqyi86mH/EV+wP+5eSpAUcP6ZUogmfuC1tzCBYF0",
			"rsa_openssh_encrypted, SHA256:NEIBqyi86mH/EV+wP+5eSpAUcP6ZUogmfuC1tzCBYF0",
			"rsa_pem, SHA256:NEIBqyi86mH/EV+wP+5eSpAUcP6ZUogmfuC1tzCBYF0",
			"rsa_pem_encrypted, SHA256:NEIBqyi86mH/EV+wP+5eSpAUcP6ZUogmfuC1tzCBYF0",
			"rsa_pkcs8, SHA256:NEIBqyi86mH/EV+wP+5eSpAUcP6ZUogmfuC1tzCBYF0",
			"rsa_pkcs8_encrypted, SHA256:NEIBqyi86mH/EV+wP+5eSpAUcP6ZUogmfuC1tzCBYF0",
			"ecdsa_openssh, SHA256:MhQtpaykiuiLJp0Vk8f3BCBODKt37/HXwqrptr47sZI",
			"ecdsa_pem, SHA256:MhQtpaykiuiLJp0Vk8f3BCBODKt37/HXwqrptr47sZI",
			"ecdsa_pkcs8, SHA256:MhQtpaykiuiLJp0Vk8f3BCBODKt37/HXwqrptr47sZI",
			"ecdsa_pkcs8_encrypted, SHA256:MhQtpaykiuiLJp0Vk8f3BCBODKt37/HXwqrptr47sZI" })
	void loadsKeyOfEveryTypeAndFormat(String name, String fingerprint) {
		String passphrase = name.endsWith("_encrypted") ? KeyFiles.PASSPHRASE : null;
		assertThat(fingerprints(source(passphrase, file(name)).getHostKeys())).containsExactly(fingerprint);
	}

	@Test
	void loadsKeysInTheOrderOfTheLocations() {
		assertThat(fingerprints(source(null, file("rsa_pkcs8"), file("ed25519_openssh")).getHostKeys()))
			.containsExactly("SHA256:NEIBqyi86mH/EV+wP+5eSpAUcP6ZUogmfuC1tzCBYF0", KeyFiles.ED25519_FINGERPRINT);
	}

	@Test
	void loadsPlainAndEncryptedKeysWithOnePassphrase() {
		assertThat(source(KeyFiles.PASSPHRASE, file("rsa_pkcs8"), file("ed25519_openssh_encrypted")).getHostKeys())
			.hasSize(2);
	}

	@Test
	void keyInADirectoryThatAllCanWriteIsRefused() {
		Resource key = file("ed25519_openssh");
		KeyFiles.chmod("rwxrwxrwx", this.directory);
		assertThatExceptionOfType(HostKeyException.class).isThrownBy(source(null, key)::getHostKeys).satisfies((ex) -> {
			assertThat(ex.getReason()).contains("where all users of this machine can write");
			assertThat(ex.getAction()).startsWith("Take that right from them: chmod o-w ");
		});
	}

	@Test
	void loadsKeyFromResourceThatIsNoFile() throws Exception {
		byte[] content = new ClassPathResource("keys/ed25519_openssh").getContentAsByteArray();
		assertThat(fingerprints(source(null, new ByteArrayResource(content)).getHostKeys()))
			.containsExactly(KeyFiles.ED25519_FINGERPRINT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ed25519_openssh_encrypted", "rsa_pem_encrypted", "rsa_pkcs8_encrypted" })
	void wrongPassphraseIsRefused(String name) {
		Resource file = file(name);
		assertThatExceptionOfType(HostKeyException.class).isThrownBy(source("wrong", file)::getHostKeys)
			.satisfies((ex) -> {
				assertThat(ex.getLocation()).isEqualTo(file.getDescription());
				assertThat(ex.getReason()).startsWith("cannot be read: ");
				assertThat(ex.getAction()).contains("ssh.server.host-keys.passphrase");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "ed25519_openssh_encrypted", "rsa_pem_encrypted", "rsa_pkcs8_encrypted" })
	void missingPassphraseIsRefused(String name) {
		assertThatExceptionOfType(HostKeyException.class).isThrownBy(source(null, file(name))::getHostKeys)
			.satisfies((ex) -> assertThat(ex.getAction()).contains("ssh.server.host-keys.passphrase"));
	}

	@Test
	void passphraseIsNotInTheMessage() {
		assertThatExceptionOfType(HostKeyException.class)
			.isThrownBy(source("s3cr3t-passphrase", file("rsa_pkcs8_encrypted"))::getHostKeys)
			.satisfies((ex) -> assertThat(ex.getMessage() + ex.getReason() + ex.getAction())
				.doesNotContain("s3cr3t-passphrase"));
	}

	@Test
	void missingFileIsRefused() {
		Resource missing = new FileSystemResource(this.directory.resolve("missing"));
		assertThatExceptionOfType(HostKeyException.class).isThrownBy(source(null, missing)::getHostKeys)
			.satisfies((ex) -> assertThat(ex.getReason()).startsWith("cannot be read: "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "public_key_only", "nonsense", "empty", "cut_short" })
	void fileWithoutPrivateKeyIsRefused(String name) throws Exception {
		Path file = switch (name) {
			case "public_key_only" -> KeyFiles.copy(name, this.directory);
			case "nonsense" -> write(name, "this is no key\n");
			case "empty" -> write(name, "");
			default ->
				write(name, Files.readString(KeyFiles.copy("ed25519_openssh", this.directory)).substring(0, 150));
		};
		assertThatExceptionOfType(HostKeyException.class)
			.isThrownBy(source(null, new FileSystemResource(file))::getHostKeys)
			.satisfies((ex) -> assertThat(ex.getReason()).containsAnyOf("holds no private key", "cannot be read"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwxr-xr-x" })
	void fileThatOthersMayReadOrWriteIsRefused(String permissions) {
		Path file = KeyFiles.chmod(permissions, KeyFiles.copy("ed25519_openssh", this.directory));
		assertThatExceptionOfType(HostKeyException.class)
			.isThrownBy(source(null, new FileSystemResource(file))::getHostKeys)
			.satisfies((ex) -> {
				assertThat(ex.getReason()).isEqualTo("can be read or written by other users of this machine");
				assertThat(ex.getAction()).isEqualTo("Make it the owner's alone: chmod 600 " + file);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "rw-------", "r--------", "rwx------" })
	void fileOfTheOwnerAloneIsAccepted(String permissions) {
		Path file = KeyFiles.chmod(permissions, KeyFiles.copy("ed25519_openssh", this.directory));
		assertThat(source(null, new FileSystemResource(file)).getHostKeys()).hasSize(1);
	}

	@Test
	void noLocationIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new ResourceHostKeySource(List.of(), null, new MinaHostKeyCodec()));
	}

	private Path write(String name, String content) throws Exception {
		return KeyFiles.chmod("rw-------",
				Files.writeString(this.directory.resolve(name), content, StandardCharsets.US_ASCII));
	}

	private Resource file(String name) {
		return new FileSystemResource(KeyFiles.copy(name, this.directory));
	}

	private static ResourceHostKeySource source(@Nullable String passphrase, Resource... locations) {
		return new ResourceHostKeySource(List.of(locations), passphrase, new MinaHostKeyCodec());
	}

	private static List<String> fingerprints(List<KeyPair> keys) {
		List<String> fingerprints = new ArrayList<>();
		for (KeyPair key : keys) {
			fingerprints.add(KeyUtils.getFingerPrint(BuiltinDigests.sha256.create(), key.getPublic()));
		}
		return fingerprints;
	}

}
