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

package io.github.sshspringboot.server.internal.mina.auth;

import java.util.List;
import java.util.function.BiConsumer;

import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.kex.extension.DefaultServerKexExtensionHandler;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.signature.Signature;

/**
 * Announces the signature algorithms of user keys ({@code server-sig-algs}, RFC 8308
 * section 3.1), where MINA would announce those of host keys.
 */
public final class UserKeyAlgorithms extends DefaultServerKexExtensionHandler {

	private final List<String> names;

	public UserKeyAlgorithms(List<NamedFactory<Signature>> signatures) {
		this.names = List.copyOf(NamedResource.getNameList(signatures));
	}

	@Override
	public void collectExtensions(Session session, KexPhase phase, BiConsumer<String, Object> marshaller) {
		if (phase == KexPhase.NEWKEYS) {
			marshaller.accept("server-sig-algs", this.names);
		}
	}

}
