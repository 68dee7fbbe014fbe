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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import io.github.sshspringboot.server.internal.mina.MinaHostKeyCodec;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link GeneratedHostKeySource}.
 */
@ExtendWith(OutputCaptureExtension.class)
class GeneratedHostKeySourceTests {

	private static final String ED25519 = "ssh_host_ed25519_key";

	private static final String RSA = "ssh_host_rsa_key";

	private final Path temporary;

	private final Path directory;

	GeneratedHostKeySourceTests(@TempDir Path temporary) {
		this.temporary = temporary;
		this.directory = temporary.resolve("a/b");
	}

	@Test
	void generatesEd25519AndRsaKey() {
		List<KeyPair> keys = new GeneratedHostKeySource(this.directory, new MinaHostKeyCodec()).getHostKeys();
		assertThat(keys).hasSize(2);
		assertThat(KeyUtils.getKeyType(keys.get(0))).isEqualTo("ssh-ed25519");
		assertThat(keys.get(1).getPublic()).isInstanceOfSatisfying(RSAPublicKey.class,
				(key) -> assertThat(key.getModulus().bitLength()).isEqualTo(3072));
	}

	@Test
	void generationThatTakesTimeIsToldBefore(CapturedOutput output) {
		source().getHostKeys();
		assertThat(output).containsSubsequence("Generating the RSA host key " + this.directory.resolve(RSA),
				"takes a few seconds", "Generated the host key " + this.directory.resolve(RSA));
	}

	@Test
	void directoryAndFilesAreTheOwnersAlone() throws Exception {
		source().getHostKeys();
		assertThat(permissions(this.directory)).isEqualTo("rwx------");
		assertThat(permissions(this.directory.resolve(ED25519))).isEqualTo("rw-------");
		assertThat(permissions(this.directory.resolve(RSA))).isEqualTo("rw-------");
	}

	@Test
	void leavesNothingButTheKeys() throws Exception {
		source().getHostKeys();
		assertThat(content(this.directory)).containsOnlyKeys(ED25519, RSA);
	}

	@Test
	void secondStartServesTheSameKeysAndTouchesNoFile() throws Exception {
		List<KeyPair> first = source().getHostKeys();
		Map<String, String> before = content(this.directory);
		List<KeyPair> second = source().getHostKeys();
		assertThat(publicKeys(second)).usingElementComparator(Arrays::compare)
			.containsExactlyElementsOf(publicKeys(first));
		assertThat(content(this.directory)).isEqualTo(before);
	}

	@Test
	void generatesOnlyTheKeyThatIsMissing() throws Exception {
		List<KeyPair> first = source().getHostKeys();
		Files.delete(this.directory.resolve(ED25519));
		List<KeyPair> second = source().getHostKeys();
		assertThat(second.get(1).getPublic()).isEqualTo(first.get(1).getPublic());
		assertThat(KeyUtils.compareKeys(second.get(0).getPublic(), first.get(0).getPublic())).isFalse();
	}

	@Test
	void readsKeysThatWerePutThere() throws Exception {
		Files.createDirectories(this.directory, KeyFilePermissions.directory());
		Files.move(KeyFiles.copy("ed25519_openssh", this.temporary), this.directory.resolve(ED25519));
		Files.move(KeyFiles.copy("rsa_pkcs8", this.temporary), this.directory.resolve(RSA));
		Map<String, String> before = content(this.directory);
		assertThat(source().getHostKeys()).hasSize(2);
		assertThat(content(this.directory)).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "not a key\n", "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n" })
	void corruptFileStaysByteForByteAndIsRefused(String corrupt) throws Exception {
		Files.createDirectories(this.directory, KeyFilePermissions.directory());
		Path file = Files.writeString(this.directory.resolve(ED25519), corrupt);
		KeyFiles.chmod("rw-------", file);
		assertThatExceptionOfType(HostKeyException.class).isThrownBy(source()::getHostKeys).satisfies((ex) -> {
			assertThat(ex.getLocation()).contains(file.toString());
			assertThat(ex.getAction()).contains("ssh.server.host-keys.directory")
				.doesNotContain("ssh.server.host-keys.locations");
		});
		assertThat(content(this.directory)).containsOnly(Map.entry(ED25519, corrupt));
	}

	@Test
	void overPermissiveFileIsRefused() throws Exception {
		source().getHostKeys();
		KeyFiles.chmod("rw-r--r--", this.directory.resolve(RSA));
		Map<String, String> before = content(this.directory);
		assertThatExceptionOfType(HostKeyException.class).isThrownBy(source()::getHostKeys)
			.satisfies((ex) -> assertThat(ex.getAction()).endsWith("chmod 600 " + this.directory.resolve(RSA)));
		assertThat(content(this.directory)).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "rwxrwx---", "rwx----w-", "rwxrwxrwx" })
	void directoryThatOthersMayWriteIsRefused(String permissions) throws Exception {
		Files.createDirectories(this.directory);
		KeyFiles.chmod(permissions, this.directory);
		assertThatExceptionOfType(HostKeyException.class).isThrownBy(source()::getHostKeys).satisfies((ex) -> {
			assertThat(ex.getReason()).isEqualTo("can be written by other users of this machine");
			assertThat(ex.getAction()).isEqualTo("Restrict it to its owner: chmod 700 " + this.directory);
		});
		assertThat(content(this.directory)).isEmpty();
	}

	@Test
	void directoryThatCannotBeMadeIsRefused() throws Exception {
		Files.writeString(this.temporary.resolve("a"), "a file");
		assertThatExceptionOfType(HostKeyException.class).isThrownBy(source()::getHostKeys).satisfies((ex) -> {
			assertThat(ex.getLocation()).isEqualTo(this.directory.toString());
			assertThat(ex.getReason()).startsWith("cannot be generated: ");
			assertThat(ex.getAction()).contains("ssh.server.host-keys.directory");
		});
	}

	@Test
	void linkToNowhereIsNotFollowedToWriteAKey() throws Exception {
		Files.createDirectories(this.directory, KeyFilePermissions.directory());
		Path target = this.temporary.resolve("elsewhere");
		Files.createSymbolicLink(this.directory.resolve(ED25519), target);
		assertThatExceptionOfType(HostKeyException.class).isThrownBy(source()::getHostKeys);
		assertThat(target).doesNotExist();
	}

	@Test
	void processesThatStartAtTheSameTimeServeTheSameKeys() throws Exception {
		int processes = 8;
		CyclicBarrier barrier = new CyclicBarrier(processes);
		ExecutorService executor = Executors.newFixedThreadPool(processes);
		try {
			List<Callable<List<byte[]>>> starts = new ArrayList<>();
			for (int i = 0; i < processes; i++) {
				starts.add(() -> {
					barrier.await();
					return publicKeys(new GeneratedHostKeySource(this.directory, new MinaHostKeyCodec()).getHostKeys());
				});
			}
			List<Future<List<byte[]>>> results = executor.invokeAll(starts);
			List<byte[]> first = results.get(0).get();
			for (Future<List<byte[]>> result : results) {
				assertThat(result.get()).usingElementComparator(Arrays::compare).containsExactlyElementsOf(first);
			}
			assertThat(publicKeys(source().getHostKeys())).usingElementComparator(Arrays::compare)
				.containsExactlyElementsOf(first);
			assertThat(content(this.directory)).containsOnlyKeys(ED25519, RSA);
		}
		finally {
			executor.shutdownNow();
		}
	}

	private GeneratedHostKeySource source() {
		return new GeneratedHostKeySource(this.directory, new FixedRsaKey());
	}

	private static List<byte[]> publicKeys(List<KeyPair> keys) {
		return keys.stream().map((key) -> key.getPublic().getEncoded()).toList();
	}

	private static String permissions(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

	private static Map<String, String> content(Path directory) throws IOException {
		Map<String, String> content = new TreeMap<>();
		try (Stream<Path> files = Files.list(directory)) {
			for (Path file : files.toList()) {
				content.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
			}
		}
		return content;
	}

	/**
	 * Makes the same RSA key each time, which takes no time.
	 */
	private static final class FixedRsaKey implements HostKeyCodec {

		private final HostKeyCodec codec = new MinaHostKeyCodec();

		@Override
		public List<KeyPair> read(String name, byte[] content, @Nullable String passphrase)
				throws IOException, GeneralSecurityException {
			return this.codec.read(name, content, passphrase);
		}

		@Override
		public KeyPair generate(String type) throws GeneralSecurityException {
			if (!type.equals("ssh-rsa")) {
				return this.codec.generate(type);
			}
			try {
				byte[] key = new ClassPathResource("keys/rsa_pkcs8").getContentAsByteArray();
				return read("rsa_pkcs8", key, null).get(0);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public byte[] write(KeyPair key) throws IOException, GeneralSecurityException {
			return this.codec.write(key);
		}

	}

}
