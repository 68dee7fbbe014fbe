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

import java.lang.reflect.Method;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.List;

import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;

import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.ChannelListener;
import org.apache.sshd.common.forward.PortForwardingEventListener;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.util.ClassUtils;

/**
 * {@link RuntimeHintsRegistrar} for what MINA reaches by reflection: its listeners,
 * security providers and resources.
 *
 * @since 0.1.0
 */
public class MinaRuntimeHints implements RuntimeHintsRegistrar {

	private static final List<Class<?>> LISTENERS = List.of(SessionListener.class, ChannelListener.class,
			PortForwardingEventListener.class);

	private static final List<Class<?>> SECURITY_ENTITIES = List.of(AlgorithmParameters.class, CertificateFactory.class,
			Cipher.class, KeyAgreement.class, KeyFactory.class, KeyPairGenerator.class, Mac.class, MessageDigest.class,
			Signature.class);

	private static final List<Class<?>> PROVIDERS = List.of(String.class, Provider.class);

	private static final String BOUNCY_CASTLE = "org.bouncycastle.jce.provider.BouncyCastleProvider";

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		for (Class<?> listener : LISTENERS) {
			hints.proxies().registerJdkProxy(listener);
			hints.reflection().registerType(listener, MemberCategory.INVOKE_PUBLIC_METHODS);
		}
		registerSecurity(hints.reflection(), classLoader);
		hints.reflection().registerType(SshConstants.class, MemberCategory.ACCESS_PUBLIC_FIELDS);
		hints.resources()
			.registerPattern("org/apache/sshd/sshd-version.properties")
			.registerPattern("org/apache/sshd/common/kex/*.prime")
			.registerPattern("org/apache/sshd/moduli");
	}

	private static void registerSecurity(ReflectionHints hints, @Nullable ClassLoader classLoader) {
		for (String registrar : SecurityUtils.DEFAULT_SECURITY_PROVIDER_REGISTRARS) {
			hints.registerType(TypeReference.of(registrar), MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS);
		}
		hints.registerTypeIfPresent(classLoader, BOUNCY_CASTLE, MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS,
				MemberCategory.ACCESS_PUBLIC_FIELDS);
		hints.registerTypeIfPresent(classLoader, "org.bouncycastle.jcajce.interfaces.EdDSAKey");
		for (Class<?> entity : SECURITY_ENTITIES) {
			hints.registerMethod(ClassUtils.getMethod(entity, "getInstance", String.class), ExecutableMode.INVOKE);
			for (Class<?> provider : PROVIDERS) {
				Method method = ClassUtils.getMethod(entity, "getInstance", String.class, provider);
				hints.registerMethod(method, ExecutableMode.INVOKE);
			}
		}
	}

}
