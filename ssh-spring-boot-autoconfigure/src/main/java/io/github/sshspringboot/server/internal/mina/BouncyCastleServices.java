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

import java.security.Key;
import java.security.Provider;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The services of Bouncy Castle that the engine needs for every connection, made without
 * Bouncy Castle's own provider, which loads 600 classes for the algorithms of all
 * protocols. It is created when something else is asked for.
 */
final class BouncyCastleServices extends Provider {

	private static final long serialVersionUID = 1L;

	private static final String PACKAGE = "org.bouncycastle.jcajce.provider.asymmetric.edec.";

	private final transient Supplier<Provider> all;

	BouncyCastleServices(Supplier<Provider> all) {
		super("BC", "1.0", "Services of Bouncy Castle for SSH");
		this.all = all;
		putService(new SignatureService(this, "EdDSA"));
		putService(new SignatureService(this, "Ed25519"));
		put("KeyFactory", "EdDSA", "Ed25519", "X25519", "X448");
		put("KeyPairGenerator", "EdDSA", "Ed25519", "X25519", "X448");
		put("KeyAgreement", "X25519", "X448");
	}

	private void put(String type, String... algorithms) {
		for (String algorithm : algorithms) {
			putService(new Service(this, type, algorithm, PACKAGE + type + "Spi$" + algorithm, List.of(), null));
		}
	}

	boolean has(String type, String algorithm) {
		return super.getService(type, algorithm) != null;
	}

	@Override
	public Service getService(String type, String algorithm) {
		Service service = super.getService(type, algorithm);
		return (service != null) ? service : this.all.get().getService(type, algorithm);
	}

	/**
	 * Makes an {@link Ed25519Signature}. Other keys for EdDSA are none of SSH's here.
	 */
	private static final class SignatureService extends Service {

		SignatureService(Provider provider, String algorithm) {
			super(provider, "Signature", algorithm, Ed25519Signature.class.getName(), null, null);
		}

		@Override
		public Object newInstance(@Nullable Object parameter) {
			return new Ed25519Signature();
		}

		@Override
		public boolean supportsParameter(@Nullable Object parameter) {
			return parameter instanceof Key;
		}

	}

}
