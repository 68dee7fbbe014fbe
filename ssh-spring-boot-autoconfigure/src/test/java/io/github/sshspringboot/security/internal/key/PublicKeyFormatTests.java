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

package io.github.sshspringboot.security.internal.key;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import io.github.sshspringboot.security.AuthorizedKeyParser;
import io.github.sshspringboot.security.internal.SigningKey;
import org.apache.commons.logging.LogFactory;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What is said of files that hold something else than public keys in OpenSSH format.
 */
@ExtendWith(OutputCaptureExtension.class)
class PublicKeyFormatTests {

	private static final String SECRET = "c2VjcmV0";

	@TempDir
	private Path directory;

	static List<List<String>> formats() {
		return List.of(List.of("PuTTY-User-Key-File-3: ssh-ed25519", "a private key of PuTTY", "puttygen"),
				List.of("---- BEGIN SSH2 PUBLIC KEY ----", "a public key in SSH2 format (RFC 4716)",
						"ssh-keygen -i -f"),
				List.of("---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----", "a private key", "ssh-keygen -y"),
				List.of("-----BEGIN OPENSSH PRIVATE KEY-----", "a private key", "ssh-keygen -y"),
				List.of("-----BEGIN ENCRYPTED PRIVATE KEY-----", "a private key", "ssh-keygen -y"),
				List.of("-----BEGIN PUBLIC KEY-----", "a public key in PEM format", "ssh-keygen -i -m PKCS8"),
				List.of("-----BEGIN CERTIFICATE-----", "an X.509 certificate", "OpenSSH format"),
				List.of("-----BEGIN PGP PUBLIC KEY BLOCK-----", "an OpenPGP key", "OpenSSH format"),
				List.of("0\0\1", "binary", "OpenSSH format"));
	}

	@ParameterizedTest
	@MethodSource("formats")
	void fileOfAuthorizedKeysIsNamedOnceWithWhatToDo(List<String> format, CapturedOutput output) throws Exception {
		Path file = Files.writeString(this.directory.resolve("admin"), format.get(0) + "\n" + SECRET + "\n" + SECRET);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		assertThat(new ResourceAuthorizedKeysSource(List.of("file:" + this.directory + "/{username}"),
				new DefaultResourceLoader())
			.getAuthorizedKeys("admin")).isEmpty();
		assertThat(output.getOut().lines()).filteredOn((line) -> line.contains("WARN"))
			.hasSize(1)
			.first()
			.asString()
			.contains(file.toString(), "it is " + format.get(1), format.get(2))
			.doesNotContain(SECRET);
	}

	@ParameterizedTest
	@MethodSource("formats")
	void fileOfAuthoritiesOrRevokedKeysIsNamedWithWhatToDo(List<String> format) throws Exception {
		Path path = Files.writeString(this.directory.resolve("the file"), format.get(0) + "\n" + SECRET + "\n");
		Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
		Resource file = new FileSystemResource(path);
		assertThatIllegalArgumentException().isThrownBy(() -> new TrustedUserAuthorities(List.of(file)))
			.withMessageContainingAll("the file", "it is " + format.get(1), format.get(2))
			.withMessageNotContaining(SECRET);
		assertThatIllegalArgumentException().isThrownBy(() -> new RevokedKeys(List.of(file)))
			.withMessageContainingAll("the file", "it is " + format.get(1), format.get(2));
	}

	@Test
	void missingFileIsNamed() {
		Resource missing = new FileSystemResource(this.directory.resolve("missing"));
		assertThatIllegalArgumentException().isThrownBy(() -> new TrustedUserAuthorities(List.of(missing)))
			.withMessageContaining("there is no such file");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "ssh-dss AAAAB3NzaC1kc3M=| DSA keys are not supported", "ssh-ed448 AAAA| Ed448 keys are not",
					"restrict,pty ssh-dss AAAAB3NzaC1kc3M=| DSA keys are not supported",
					"ssh-ed25519-cert-v01@openssh.com AAAA| cert-authority",
					"-----BEGIN OPENSSH PRIVATE KEY-----| another format", "secret AAAA| no key of a supported type" })
	void lineOfAnotherKindOfKeyIsNamed(String line, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> AuthorizedKeyParser.parse(line))
			.withMessageContaining(message)
			.withMessageNotContaining("secret")
			.withMessageNotContaining("AAAA");
	}

	@Test
	void formatsBesideKeysThatCanBeUsedCostTheirLinesOnly(CapturedOutput output) {
		String key = PublicKeyEntry.toString(new SigningKey().getPair().getPublic());
		assertThat(AuthorizedKeyLines.parse("-----BEGIN CERTIFICATE-----\n" + key, "the file",
				LogFactory.getLog(getClass())))
			.hasSize(1);
		assertThat(output).contains("Line 1 of the file is not used: ");
	}

}
