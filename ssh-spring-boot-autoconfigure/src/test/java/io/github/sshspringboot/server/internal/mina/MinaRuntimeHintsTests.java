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

import java.io.IOException;
import java.security.Provider;
import java.util.stream.Stream;

import io.github.sshspringboot.autoconfigure.SshServerAutoConfiguration;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.ChannelListener;
import org.apache.sshd.common.forward.PortForwardingEventListener;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MinaRuntimeHints}.
 */
class MinaRuntimeHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	MinaRuntimeHintsTests() {
		new MinaRuntimeHints().registerHints(this.hints, getClass().getClassLoader());
	}

	@ParameterizedTest
	@ValueSource(classes = { SessionListener.class, ChannelListener.class, PortForwardingEventListener.class })
	void listenersAreProxiesThatCallTheirMethods(Class<?> listener) {
		assertThat(RuntimeHintsPredicates.proxies().forInterfaces(listener)).accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(listener)
			.withMemberCategory(MemberCategory.INVOKE_PUBLIC_METHODS)).accepts(this.hints);
	}

	@ParameterizedTest
	@MethodSource("registrars")
	void securityProvidersAreRegistered(String registrar) {
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(TypeReference.of(registrar))
			.withMemberCategory(MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS)).accepts(this.hints);
	}

	static Stream<String> registrars() {
		return SecurityUtils.DEFAULT_SECURITY_PROVIDER_REGISTRARS.stream();
	}

	@Test
	void bouncyCastleIsMadeWhereItIsPresent() {
		TypeReference provider = TypeReference.of("org.bouncycastle.jce.provider.BouncyCastleProvider");
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(provider)
			.withMemberCategory(MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS)).accepts(this.hints);
		RuntimeHints without = new RuntimeHints();
		new MinaRuntimeHints().registerHints(without, ClassLoader.getPlatformClassLoader());
		assertThat(without.reflection().getTypeHint(provider)).isNull();
	}

	@ParameterizedTest
	@ValueSource(classes = { java.security.AlgorithmParameters.class, java.security.cert.CertificateFactory.class,
			javax.crypto.Cipher.class, javax.crypto.KeyAgreement.class, java.security.KeyFactory.class,
			java.security.KeyPairGenerator.class, javax.crypto.Mac.class, java.security.MessageDigest.class,
			java.security.Signature.class })
	void algorithmsAreFoundByEachProvider(Class<?> entity) {
		Stream
			.of(ClassUtils.getMethod(entity, "getInstance", String.class),
					ClassUtils.getMethod(entity, "getInstance", String.class, String.class),
					ClassUtils.getMethod(entity, "getInstance", String.class, Provider.class))
			.forEach((method) -> assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method))
				.accepts(this.hints));
	}

	@Test
	void namesOfMessagesAreFound() throws NoSuchFieldException {
		assertThat(RuntimeHintsPredicates.reflection().onFieldAccess(SshConstants.class.getField("SSH_MSG_KEXINIT")))
			.accepts(this.hints);
	}

	@Test
	void resourcesAreIncluded() throws IOException {
		assertThat(RuntimeHintsPredicates.resource().forResource("org/apache/sshd/sshd-version.properties"))
			.accepts(this.hints);
		assertThat(RuntimeHintsPredicates.resource().forResource("org/apache/sshd/moduli")).accepts(this.hints);
		Resource[] primes = new PathMatchingResourcePatternResolver()
			.getResources("classpath*:org/apache/sshd/common/kex/*.prime");
		assertThat(primes).isNotEmpty()
			.allSatisfy((prime) -> assertThat(
					RuntimeHintsPredicates.resource().forResource("org/apache/sshd/common/kex/" + prime.getFilename()))
				.accepts(this.hints));
	}

	@Test
	void hintsAreThoseOfTheServer() {
		assertThat(SshServerAutoConfiguration.class.getAnnotation(ImportRuntimeHints.class).value())
			.contains(MinaRuntimeHints.class);
	}

}
