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

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.Security;
import java.util.List;

import javax.crypto.Cipher;

import io.github.sshspringboot.ForkedJvm;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BouncyCastleRegistrar}, in JVMs whose engine nobody has used.
 */
class BouncyCastleRegistrarTests {

	@TempDir
	private Path directory;

	private String run(Class<?> program, String... options) throws Exception {
		try (ForkedJvm jvm = ForkedJvm.start(this.directory.resolve("output"), List.of(options), program)) {
			jvm.awaitOutput("the end");
			return jvm.output();
		}
	}

	@ParameterizedTest
	@CsvSource({ "17, false", "17.0.2+8, false", "17.0.3+7, true", "17.0.15+6, true", "18+36, false", "18.0.1, true",
			"25.0.3+9, true" })
	void firstReleasesOfJavaDoNotVerifySignatures(String version, boolean verifies) {
		assertThat(BouncyCastleRegistrar.verifiesEcdsa(Runtime.Version.parse(version))).isEqualTo(verifies);
	}

	@Test
	void engineIsPreparedWithoutTheProviderOfBouncyCastle() throws Exception {
		String output = run(Preparation.class, "-Xlog:class+load");
		assertThat(output).contains("registered true")
			.contains(" org.bouncycastle.jcajce.provider.asymmetric.edec.KeyAgreementSpi$X25519 ")
			.doesNotContain(" org.bouncycastle.jcajce.provider.asymmetric.EdEC$Mappings ")
			.doesNotContain(" org.bouncycastle.jce.provider.BouncyCastleProviderConfiguration ");
	}

	@Test
	void hostKeysSignWithoutTheProviderOfBouncyCastle() throws Exception {
		assertThat(run(HostKey.class, "-Xlog:class+load")).contains("verified true")
			.doesNotContain(" org.bouncycastle.jcajce.provider.asymmetric.EdEC$Mappings ");
	}

	@Test
	void whatOnlyBouncyCastleHasIsFound() throws Exception {
		assertThat(run(Rarity.class)).contains("Twofish by BC").contains("AES by SunJCE").contains("global null");
	}

	@Test
	void providerOfTheApplicationStaysInUse() throws Exception {
		assertThat(run(OwnProvider.class)).contains("registered false").contains("X25519 by BC true");
	}

	@Test
	void propertiesOfTheEngineStayInUse() throws Exception {
		assertThat(run(Preparation.class, "-Dorg.apache.sshd.security.registrars=none")).contains("registered false")
			.contains("UnsupportedAlgorithmException");
	}

	public static final class Preparation {

		public static void main(String[] args) {
			try {
				MinaSshServerFactory.prepare();
			}
			catch (RuntimeException ex) {
				ForkedJvm.OUTPUT.println(ex);
			}
			ForkedJvm.OUTPUT.println("registered " + BouncyCastleRegistrar.ensureRegistered());
			ForkedJvm.OUTPUT.println("the end");
		}

	}

	public static final class HostKey {

		public static void main(String[] args) throws Exception {
			MinaSshServerFactory.prepare();
			KeyPair pair = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
			byte[] data = { 1, 2, 3 };
			Signature signer = BuiltinSignatures.ed25519.create();
			signer.initSigner(null, pair.getPrivate());
			signer.update(null, data);
			byte[] signature = signer.sign(null);
			Signature verifier = BuiltinSignatures.ed25519.create();
			verifier.initVerifier(null, pair.getPublic());
			verifier.update(null, data);
			ForkedJvm.OUTPUT.println("verified " + verifier.verify(null, signature));
			ForkedJvm.OUTPUT.println("the end");
		}

	}

	public static final class Rarity {

		public static void main(String[] args) throws Exception {
			MinaSshServerFactory.prepare();
			Cipher rare = SecurityUtils.getCipher("Twofish/ECB/NoPadding");
			ForkedJvm.OUTPUT.println("Twofish by " + rare.getProvider().getName());
			ForkedJvm.OUTPUT.println("AES by " + SecurityUtils.getCipher("AES/CTR/NoPadding").getProvider().getName());
			ForkedJvm.OUTPUT.println("global " + Security.getProvider("BC"));
			ForkedJvm.OUTPUT.println("the end");
		}

	}

	public static final class OwnProvider {

		public static void main(String[] args) throws Exception {
			BouncyCastleProvider own = new BouncyCastleProvider();
			Security.addProvider(own);
			MinaSshServerFactory.prepare();
			ForkedJvm.OUTPUT.println("registered " + BouncyCastleRegistrar.ensureRegistered());
			ForkedJvm.OUTPUT.println("X25519 by BC " + (SecurityUtils.getKeyAgreement("X25519").getProvider() == own));
			ForkedJvm.OUTPUT.println("the end");
		}

	}

}
