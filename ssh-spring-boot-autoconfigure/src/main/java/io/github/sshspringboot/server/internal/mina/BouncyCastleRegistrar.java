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

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;

import javax.crypto.KeyAgreement;

import org.apache.sshd.common.util.security.SecurityEntityFactory;
import org.apache.sshd.common.util.security.SecurityProviderChoice;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.bouncycastle.BouncyCastleSecurityProviderRegistrar;

import org.springframework.util.ClassUtils;

/**
 * What the engine takes from Bouncy Castle: what is faster there (X25519), what the
 * engine needs its keys for (Ed25519), and what the JVM lacks. MINA takes everything from
 * it otherwise, and for that creates its provider at the start.
 */
final class BouncyCastleRegistrar extends BouncyCastleSecurityProviderRegistrar {

	private static final String FIPS = "BCFIPS";

	private static final boolean PRESENT = ClassUtils.isPresent(PROVIDER_CLASS,
			BouncyCastleRegistrar.class.getClassLoader());

	private static final boolean REGISTERED = new BouncyCastleRegistrar().register();

	private final BouncyCastleServices services = new BouncyCastleServices(this::createProvider);

	/**
	 * Register it, unless somebody decided what the engine uses: the application by
	 * MINA's properties, by FIPS mode, or by a provider of Bouncy Castle of its own. A
	 * JVM whose own signatures cannot be trusted leaves everything to Bouncy Castle, too.
	 * @return whether it is registered
	 */
	static boolean ensureRegistered() {
		return REGISTERED;
	}

	private boolean register() {
		if (System.getProperty(SecurityUtils.SECURITY_PROVIDER_REGISTRARS) != null || SecurityUtils.isFipsMode()
				|| SecurityUtils.isRegistrationCompleted() || !isEmpty(SecurityUtils.getDefaultProviderChoice())
				|| !isEnabled() || !isSupported() || !verifiesEcdsa(Runtime.version())
				|| Security.getProvider(getProviderName()) != null || Security.getProvider(FIPS) != null
				|| !isTrusted()) {
			return false;
		}
		if (SecurityUtils.registerSecurityProvider(this) != this) {
			return false;
		}
		SecurityUtils.isBouncyCastleRegistered();
		SecurityUtils.setDefaultProviderChoice(SecurityProviderChoice.EMPTY);
		return true;
	}

	/**
	 * Return whether a JVM refuses ECDSA signatures of zeros, which the first releases of
	 * Java 17 and 18 take for those of any key (CVE-2022-21449).
	 */
	static boolean verifiesEcdsa(Runtime.Version version) {
		String mended = (version.feature() == 18) ? "18.0.1" : "17.0.3";
		return version.compareToIgnoreOptional(Runtime.Version.parse(mended)) >= 0;
	}

	private static boolean isEmpty(SecurityProviderChoice choice) {
		return choice == null || choice == SecurityProviderChoice.EMPTY;
	}

	/**
	 * Return whether the JVM takes a key agreement from a provider that is not signed.
	 * Those of Oracle do not.
	 */
	private boolean isTrusted() {
		try {
			KeyAgreement.getInstance("X25519", this.services);
			return true;
		}
		catch (GeneralSecurityException | SecurityException ex) {
			return false;
		}
	}

	/**
	 * Return whether the provider is there. MINA asks its class for its name, and
	 * initializes it for that.
	 */
	@Override
	public boolean isSupported() {
		return PRESENT;
	}

	@Override
	public String getProviderName() {
		return SecurityUtils.BOUNCY_CASTLE;
	}

	@Override
	public Provider getSecurityProvider() {
		return this.services;
	}

	private Provider createProvider() {
		super.isSupported();
		return super.getSecurityProvider();
	}

	@Override
	public boolean isNamedProviderUsed() {
		return false;
	}

	@Override
	public boolean isSecurityEntitySupported(Class<?> type, String name) {
		return super.isSecurityEntitySupported(type, name)
				&& (this.services.has(type.getSimpleName(), name) || !isInJvm(type, name));
	}

	private static boolean isInJvm(Class<?> type, String name) {
		try {
			SecurityEntityFactory.toDefaultFactory(type).getInstance(name);
			return true;
		}
		catch (GeneralSecurityException | ReflectiveOperationException ex) {
			return false;
		}
	}

}
